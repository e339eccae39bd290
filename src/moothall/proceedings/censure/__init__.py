"""The acts of kind censure."""
