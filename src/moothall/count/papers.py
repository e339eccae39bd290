"""The papers of one poll as arrays: one row for each different ranking, with how many said it.

Knows nothing of files or of counting rules. A row is a strict ranking; what could not be kept as
one is in `set_aside`, with its line and the reason.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import PapersError, RuleError

type_of_row = np.uint8 | np.uint16

# A vote has five decimals and is multiplied by a surplus of five decimals before it is divided:
# 922,337,203 papers would still fit 63 bits.
LARGEST_POLL = 900_000_000
MOST_CANDIDATES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Papers that express no preference that can be counted; `line` is where in the file."""

    line: int | None
    papers: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers of one poll.

    `rankings`: uint8 or uint16, shape (different papers, longest ranking + 1): the numbers of the
    candidates (from 1) in order of preference, then zeros; the last column is all zeros.
    `weights`: int64, shape (different papers,): how many papers say so, each at least 1.
    `cut_short`: papers counted up to the first place that was empty or had two candidates.
    `in_file_order`: the rows stand as the file has them, equal ones apart; else their order says
    nothing.
    """

    candidates: tuple[str, ...]
    seats: int
    rankings: NDArray[type_of_row]
    weights: NDArray[np.int64]
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    set_aside: tuple[SetAside, ...] = ()
    cut_short: int = 0
    in_file_order: bool = False

    @property
    def total(self) -> int:
        """All papers with a preference, those for withdrawn candidates alone included."""
        return int(np.add.reduce(self.weights))

    def restricted(self, *, seats: int, withdrawn: Iterable[int]) -> "Papers":
        """The same papers for so many seats and without candidates who withdrew since."""
        gone = self.withdrawn.union(withdrawn)
        wrong = [one for one in gone if not 1 <= one <= len(self.candidates)]
        if wrong:
            raise RuleError(
                f"there is no candidate {wrong[0]} to withdraw;"
                f" give numbers from 1 to {len(self.candidates)}"
            )
        return replace(self, seats=seats, withdrawn=gone)

    def name(self, candidate: int) -> str:
        """The name of the candidate with this number, counted from 1."""
        return self.candidates[candidate - 1]


def papers_from(  # noqa: PLR0913 - each is a choice with a name
    rankings: Iterable[Sequence[int]],
    *,
    candidates: Sequence[str],
    seats: int,
    weights: Iterable[int] | None = None,
    withdrawn: Iterable[int] = (),
    merge: bool = True,
) -> Papers:
    """Make papers from rankings (candidate numbers from 1), each weighing 1 if not told.

    `merge` adds up equal rankings; without it the rows stay in the order given. Raises RuleError
    for a ranking that names a candidate twice or one who does not stand, and for weights that are
    not positive or more than can be counted exactly.
    """
    rows = [tuple(ranking) for ranking in rankings]
    number = len(candidates)
    for row in rows:
        if len(set(row)) != len(row) or not all(1 <= one <= number for one in row):
            raise RuleError(f"{row} is not a ranking of different candidates from 1 to {number}")
    table = np.zeros((len(rows), number + 1), dtype=row_type(number))
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    heavy = [1] * len(rows) if weights is None else list(weights)
    if any(weight < 1 for weight in heavy) or sum(heavy) > LARGEST_POLL:
        raise RuleError(f"weights must be positive and at most {LARGEST_POLL:,} together")
    papers = Papers(
        candidates=tuple(candidates),
        seats=seats,
        rankings=table,
        weights=np.array(heavy, np.int64),
        withdrawn=frozenset(withdrawn),
    )
    return merged(papers) if merge else as_filed(papers)


def require_countable(papers: int, *, line: int) -> None:
    """Raise PapersError at the line at which there are too many papers to be counted exactly."""
    if papers > LARGEST_POLL:
        raise PapersError(
            f"{papers:,} papers are more than the {LARGEST_POLL:,} that can be counted exactly",
            "check the number of papers",
            line=line,
            column=1,
        )


# Controls, format characters (bidi marks, widths of nothing), breaks of lines and of paragraphs.
_HIDDEN = ("Cc", "Cf", "Zl", "Zp")
# Without the joiners some names cannot be written.
_JOINERS = "\u200c\u200d"


def hidden_character(name: str) -> str | None:
    """A character of a name that nobody sees and that could mislead; None if there is none."""
    for one in name:
        if unicodedata.category(one) in _HIDDEN and one not in _JOINERS:
            return one
    return None


def row_type(candidates: int) -> type[np.uint8] | type[np.uint16]:
    """Say how many bytes a candidate's number takes."""
    return np.uint8 if candidates < 256 else np.uint16


def merged(papers: Papers) -> Papers:
    """Add up equal papers and leave empty ones out; the order of the rows says nothing."""
    papers = _without_empty(papers)
    rows, weights = papers.rankings, papers.weights
    order = np.argsort(_fingerprints(rows))
    rows, weights = rows[order], weights[order]
    begins = np.flatnonzero(_differ_from_the_one_before(rows))
    totals = np.add.reduceat(weights, begins) if len(begins) else weights
    return replace(papers, rankings=rows[begins], weights=totals)


def as_filed(papers: Papers) -> Papers:
    """Leave empty papers out and the others in their order, for rules that heed it."""
    return replace(_without_empty(papers), in_file_order=True)


def _without_empty(papers: Papers) -> Papers:
    """Leave out papers that say nothing, and places that nobody used."""
    rows = papers.rankings[papers.rankings[:, 0] != 0]
    weights = papers.weights[papers.rankings[:, 0] != 0]
    longest = int((rows != 0).any(axis=0).sum())
    return replace(papers, rankings=np.ascontiguousarray(rows[:, : longest + 1]), weights=weights)


def _fingerprints(rows: NDArray[type_of_row]) -> NDArray[np.uint64]:
    """One number a row, equal for equal rows: the first places, then 16 bits of all of them.

    Sorted by it, alike papers lie together, which every later pass is the faster for. Rows are
    compared in full before they are added up: a collision costs a merge, not a vote.
    """
    mixed = np.zeros(len(rows), np.uint64)
    for column in rows.T:
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed += column
    marks = np.zeros(len(rows), np.uint64)
    bits = 8 * rows.itemsize
    for column in rows.T[: 48 // bits]:
        marks <<= np.uint64(bits)
        marks |= column
    return (marks << np.uint64(16)) | (mixed >> np.uint64(48))


def _differ_from_the_one_before(rows: NDArray[type_of_row]) -> NDArray[np.bool_]:
    different = np.ones(len(rows), np.bool_)
    different[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return different
