"""From the bytes of a rulebook to its clauses and blocks, or to everything that is wrong."""
