"""The acts of kind chair."""
