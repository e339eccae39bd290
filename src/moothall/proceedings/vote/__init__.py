"""The acts of kind vote."""
