"""The acts of kind appointment."""
