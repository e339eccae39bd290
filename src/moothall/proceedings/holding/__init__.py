"""The acts of kind holding."""
