"""The acts of kind access."""
