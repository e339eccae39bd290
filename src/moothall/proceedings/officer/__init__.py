"""The acts of kind officer."""
