"""The one exception that a command may end with: it could not be read, or was called wrongly."""


class CannotReadError(Exception):
    """Ends the command with code 2 and one line: what, where, and what to do."""
