"""The acts of kind election."""
