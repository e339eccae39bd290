"""The one exception that a command may end with: it could not be read, or was called wrongly."""


class CannotReadError(Exception):
    """Ends the command with code 2 and a line for each problem: what, where, and what to do."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))
