"""The acts of kind omission."""
