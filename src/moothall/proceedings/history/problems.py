"""What is wrong with a history, each in one line with its place, all at once.

So many as nobody reads in one sitting are enough: the rest of the file is then not looked at.
"""

from dataclasses import dataclass, field

from moothall.proceedings.errors import MalformedHistoryError
from moothall.proceedings.history.yaml import Node

MOST_PROBLEMS = 1000


@dataclass(slots=True)
class Problems:
    """The problems found so far, each one line with its place."""

    name: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, node: Node, message: str) -> None:
        """Note that something is wrong at a node."""
        self.found.append((node.line, node.column, message))

    def are_too_many(self, node: Node) -> bool:
        """Whether to stop here; says so at the node, where there is to be a stop."""
        if len(self.found) < MOST_PROBLEMS:
            return False
        self.add(node, f"{MOST_PROBLEMS:,} problems so far; mend these, then try again")
        return True

    def require_none(self) -> None:
        """Raise if anything was wrong.

        Raises:
            MalformedHistoryError: with every problem, in order of place.
        """
        if self.found:
            found = sorted(set(self.found))
            lines = tuple(f"{self.name}:{line}:{at}: {says}" for line, at, says in found)
            raise MalformedHistoryError(lines)
