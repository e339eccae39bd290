"""The acts of kind power."""
