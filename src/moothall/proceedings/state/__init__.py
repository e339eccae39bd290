"""What the record adds up to at a moment: collections of dated values, nothing overwritten."""
