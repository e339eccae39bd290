"""The acts of kind minutes."""
