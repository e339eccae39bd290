"""The document, its clauses, and what they say of an act."""
