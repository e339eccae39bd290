"""The acts of kind body."""
