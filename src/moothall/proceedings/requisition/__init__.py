"""The acts of kind requisition."""
