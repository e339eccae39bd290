"""Entries as JSON values and back, so that what was judged can be judged again from its bytes."""
