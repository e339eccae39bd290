"""The acts of kind report."""
