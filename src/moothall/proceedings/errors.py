"""What can be wrong with a history, each with a message that says what, where and what to do."""


class MalformedHistoryError(Exception):
    """A history cannot be read; `problems` has one line for each place that is wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class MalformedStatementError(ValueError):
    """A stated fact cannot be read."""


class MalformedEntryError(ValueError):
    """An entry's JSON is not what writing gives."""
