"""The acts of kind decision."""
