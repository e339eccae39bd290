"""The acts of kind meeting."""
