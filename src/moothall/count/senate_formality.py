"""Which marks on a Senate paper count, and whether it is formal.

Enacts sections 239, 268A, 269 and 272 of the Commonwealth Electoral Act 1918 as in force from 2016.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_NEEDED_BELOW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPaper:
    """The squares: above the line one a group (its candidates, from 1), below one a candidate."""

    groups: tuple[tuple[int, ...], ...]
    candidates: tuple[str, ...]

    @property
    def squares(self) -> int:
        """How many squares there are."""
        return len(self.groups) + len(self.candidates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What a paper says: a ranking, empty if it is informal; `cut`: numbers were disregarded."""

    ranking: tuple[int, ...]
    cut: bool = False
    informal: str = ""


def vote(paper: BallotPaper, marks: Sequence[tuple[int, int]]) -> Vote:
    """Read the marks of one paper: (square, number); squares above the line come first, from 0.

    If it is formal both above and below the line, only what is below counts. [269(2)]
    """
    line = len(paper.groups)
    above, cut_above = in_order([mark for mark in marks if mark[0] < line])
    below, cut_below = in_order([mark for mark in marks if mark[0] >= line])
    if is_formal_below(len(below), squares=len(paper.candidates)):
        return Vote(ranking=tuple(square - line + 1 for square in below), cut=cut_below)
    if above:
        return Vote(ranking=_expanded(paper, above), cut=cut_above)
    return Vote(ranking=(), informal=_informal(len(marks), len(below), len(paper.candidates)))


def in_order(marks: Sequence[tuple[int, int]]) -> tuple[list[int], bool]:
    """Put squares in order of their numbers; disregard what is repeated or missed and all higher.

    Returns the squares and whether anything was disregarded. [268A(2)(b), 269(1A)(b)]
    """
    found: dict[int, list[int]] = {}
    for square, number in marks:
        found.setdefault(number, []).append(square)
    order: list[int] = []
    while len(found.get(len(order) + 1, ())) == 1:
        order += found[len(order) + 1]
    return order, len(order) < len(marks)


def is_formal_below(numbered: int, *, squares: int) -> bool:
    """Say whether enough squares below the line are numbered from 1 [268A(1)].

    Six if there are more than six squares, else all of them. [239(1)(b)]
    """
    return numbered >= min(_NEEDED_BELOW, squares)


def _expanded(paper: BallotPaper, squares: Sequence[int]) -> tuple[int, ...]:
    """Rank the candidates of each group as they stand on the paper, group by group [272]."""
    return tuple(candidate for square in squares for candidate in paper.groups[square])


def _informal(marked: int, below: int, candidates: int) -> str:
    if not marked:
        return "informal: no square is marked"
    needed = min(_NEEDED_BELOW, candidates)
    return (
        "informal: no single 1 above the line, and below it"
        f" {below} of the {needed} numbers that are needed"
    )
