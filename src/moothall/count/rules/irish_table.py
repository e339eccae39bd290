"""The table of an Irish count: every paper for itself, in the order of the file.

Whole papers move and never part of one, so a sub-parcel can be told from another only by its
papers. Who is elected or excluded, and how many papers move, is the rule's business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import RuleError
from moothall.count.papers import Papers, type_of_row
from moothall.count.poll import open_seats, require_standing, require_valid, who_stands
from moothall.count.transcript import Elected, Moved, Stage

# One number a paper for the row, the holder and the count it came in: a larger poll would not fit.
_LARGEST_POLL = 20_000_000


@dataclass(slots=True, kw_only=True)
class Table:
    """Votes are papers; index 0 of `totals` is for papers that are not effective any more.

    `row`: int32 (papers,), which ranking each says, in the order of the file; `holder`: of the
    rankings' type (papers,), whose it is; `came`: int32 (papers,), at which count; `last[c]` the
    count at which c last received any; `earlier` the totals at the end of every count.
    """

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    continuing: NDArray[np.bool_]
    row: NDArray[np.int32]
    holder: NDArray[type_of_row]
    came: NDArray[np.int32]
    totals: list[int]
    last: list[int]
    valid: int = 0
    quota: int = 0
    earlier: list[list[int]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)

    @property
    def vacancies(self) -> int:
        """Places not yet filled."""
        return self.seats - len(self.elected)

    @property
    def number(self) -> int:
        """The number of the count that is being made."""
        return len(self.stages) + 1

    @property
    def standing(self) -> list[int]:
        """The continuing candidates, by number."""
        return who_stands(self.continuing)

    @property
    def surpluses(self) -> dict[int, int]:
        """Whoever of the elected has more than the quota, and how much more."""
        over = {one.candidate: self.totals[one.candidate] - self.quota for one in self.elected}
        return {candidate: surplus for candidate, surplus in over.items() if surplus > 0}

    def elect(self, candidate: int) -> None:
        """Deem one candidate elected at this count."""
        name = self.papers.name(candidate)
        self.elected.append(Elected(candidate=candidate, name=name, stage=self.number))
        self.continuing[candidate] = False

    def names(self, candidates: Iterable[int]) -> str:
        """Their names in one line."""
        return " and ".join(self.papers.name(one) for one in candidates)


def open_table(papers: Papers, *, seats: int, lots: Sequence[int]) -> Table:
    """Lay every paper on the table for itself, not yet sorted; raises RuleError."""
    require_standing(papers, seats=seats, lots=lots)
    if papers.total > _LARGEST_POLL:
        raise RuleError(
            f"{papers.total:,} papers are too many to be moved one by one;"
            f" count at most {_LARGEST_POLL:,}"
        )
    row = np.repeat(np.arange(len(papers.weights), dtype=np.int32), papers.weights)
    return Table(
        papers=papers,
        seats=seats,
        lots=tuple(lots),
        continuing=open_seats(papers),
        row=row,
        holder=np.zeros(len(row), papers.rankings.dtype),
        came=np.zeros(len(row), np.int32),
        totals=[0] * (len(papers.candidates) + 1),
        last=[0] * (len(papers.candidates) + 1),
    )


def next_choices(table: Table, which: NDArray[np.int64]) -> NDArray[type_of_row]:
    """For each paper the first continuing candidate it names; 0 if it is not transferable."""
    rows = table.row[which]
    distinct, back = np.unique(rows, return_inverse=True)
    rankings = table.papers.rankings[distinct]
    place = table.continuing[rankings].argmax(axis=1)
    found: NDArray[type_of_row] = rankings[np.arange(len(distinct)), place][back]
    return found


def counted_by(table: Table, to: NDArray[type_of_row]) -> list[int]:
    """How many papers go to each candidate; index 0 is nobody."""
    counted: list[int] = np.bincount(to, minlength=len(table.totals)).tolist()
    return counted


def hand_over(table: Table, which: NDArray[np.int64], to: NDArray[type_of_row]) -> list[int]:
    """Lay papers on the piles of those they go to, as sub-parcels of this count."""
    for giver, lost in enumerate(counted_by(table, table.holder[which])):
        table.totals[giver] -= lost if giver else 0
    went = counted_by(table, to)
    for candidate, papers in enumerate(went):
        table.totals[candidate] += papers
        if papers:
            table.last[candidate] = table.number
    table.holder[which] = to
    table.came[which] = table.number
    return went


def sort_first_preferences(table: Table) -> Moved:
    """Arrange all papers by first preference; raises RuleError if none counts."""
    everything = np.arange(len(table.row))
    went = hand_over(table, everything, next_choices(table, everything))
    table.totals[0], went[0] = 0, 0
    table.valid = sum(went)
    require_valid(table.valid)
    return whole_papers(went)


def last_sub_parcel(table: Table, candidate: int) -> NDArray[np.int64]:
    """The papers that a candidate received last: at the first count, all."""
    held = (table.holder == candidate) & (table.came == table.last[candidate])
    which: NDArray[np.int64] = held.nonzero()[0]
    return which


def parcels_of(table: Table, group: Sequence[int]) -> NDArray[np.int64]:
    """All papers of some candidates, in the order of the file."""
    return np.isin(table.holder, np.array(group)).nonzero()[0]


def whole_papers(went: Sequence[int]) -> Moved:
    """What moved, for the transcript: papers that are worth one vote before and after."""
    return ((1, 1, tuple(went)),) if any(went) else ()
