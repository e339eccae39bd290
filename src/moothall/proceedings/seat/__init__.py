"""The acts of kind seat."""
