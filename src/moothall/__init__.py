"""Moothall runs a membership organisation's democracy by the organisation's own rulebook."""
