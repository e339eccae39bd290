"""The acts of kind question."""
