"""The acts of kind ruling."""
