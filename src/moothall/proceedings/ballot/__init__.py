"""The acts of kind ballot."""
