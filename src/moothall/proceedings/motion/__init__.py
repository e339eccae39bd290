"""The acts of kind motion."""
