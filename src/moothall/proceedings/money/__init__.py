"""The acts of kind money."""
