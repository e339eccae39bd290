"""The acts of kind paper."""
