"""The one exception of this room: a book that cannot be read."""

from moothall.rulebook.problems import Problem


class RulebookError(Exception):
    """The document is not a rulebook; problems holds every reason, in order of place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
