"""The acts of kind position."""
