"""What every rule asks of a poll before it counts: seats that can be filled, papers that count."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import RuleError
from moothall.count.papers import Papers, SetAside


def require_standing(papers: Papers, *, seats: int, lots: Sequence[int]) -> None:
    """Raise RuleError unless the seats can be filled and the lots name candidates."""
    standing = len(papers.candidates) - len(papers.withdrawn)
    if not standing:
        raise RuleError("every candidate has withdrawn; there is nobody to elect")
    if not 1 <= seats <= standing:
        who, ask = f"{standing} candidates who stand", f"1 to {standing} seats"
        if standing == 1:
            who, ask = "1 candidate who stands", "1 seat"
        raise RuleError(f"{seats} seats cannot be filled by {who}; ask for {ask}")
    for candidate in lots:
        if not 1 <= candidate <= len(papers.candidates):
            raise RuleError(
                f"there is no candidate {candidate} to draw a lot for;"
                f" give numbers from 1 to {len(papers.candidates)}"
            )


def require_valid(valid: int) -> None:
    """Raise RuleError if no paper is left to be counted."""
    if not valid:
        raise RuleError("no paper has a preference for a candidate who stands; nothing to count")


def open_seats(papers: Papers) -> NDArray[np.bool_]:
    """Say who continues at the start: bool (candidates + 1,); number 0, nobody, always does."""
    continuing = np.empty(len(papers.candidates) + 1, np.bool_)
    continuing.fill(True)  # in less time than numpy.ones
    for candidate in papers.withdrawn:
        continuing[candidate] = False
    return continuing


def who_stands(continuing: NDArray[np.bool_]) -> list[int]:
    """Number those who continue, nobody left out."""
    numbers: list[int] = continuing.nonzero()[0].tolist()
    return numbers[1:]


def without_standing(papers: Papers, *, valid: int) -> tuple[SetAside, ...]:
    """List the papers that did not count: as read, and those for withdrawn candidates alone."""
    lost = papers.total - valid if papers.withdrawn else 0
    if not lost:
        return papers.set_aside
    reason = "preferences for withdrawn candidates alone"
    return (*papers.set_aside, SetAside(line=None, papers=lost, reason=reason))
