"""The acts of kind office."""
