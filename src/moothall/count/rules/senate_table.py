"""The table of a Senate count: papers by holder and transfer value, whole votes, exact fractions.

Knows what a transfer moves and what that is worth; who is elected or excluded is the rule's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing, require_valid, who_stands
from moothall.count.transcript import Elected, Moved, Stage


@dataclass(slots=True, kw_only=True)
class Table:
    """Votes are whole; index 0 of `totals` unused.

    `piles` knows a transfer value by its number, `values[number - 1]`; `brought[c]` the votes that
    c's papers of each number brought; `pending` whose surpluses wait, the earliest first;
    `history` the totals at the end of every count.
    """

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    piles: Piles
    continuing: NDArray[np.bool_]
    totals: list[int]
    brought: list[Counter[int]]
    values: list[Fraction] = field(default_factory=lambda: [Fraction(1)])
    exhausted: int = 0
    valid: int = 0
    quota: int = 0
    pending: list[int] = field(default_factory=list)
    history: list[list[int]] = field(default_factory=list)
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
    def lost(self) -> int:
        """The votes lost by fraction by now."""
        return self.valid - sum(self.totals) - self.exhausted

    def elect(self, candidate: int) -> None:
        """Elect one candidate at this count; a surplus waits for its turn [273(23), 273(25)].

        Papers of whoever has just the quota are set aside as finally dealt with.
        """
        name = self.papers.name(candidate)
        self.elected.append(Elected(candidate=candidate, name=name, stage=self.number))
        self.continuing[candidate] = False
        if self.totals[candidate] > self.quota:
            self.pending.append(candidate)


def open_table(papers: Papers, *, seats: int, lots: Sequence[int]) -> Table:
    """Lay out a table for papers that can be counted; raises RuleError."""
    require_standing(papers, seats=seats, lots=lots)
    number = len(papers.candidates) + 1
    return Table(
        papers=papers,
        seats=seats,
        lots=tuple(lots),
        piles=Piles(papers, value=1),
        continuing=open_seats(papers),
        totals=[0] * number,
        brought=[Counter() for _ in range(number)],
    )


def sort_first_preferences(table: Table) -> Moved:
    """Count the first preferences; raises RuleError if there is none."""
    moved, received = table.piles.sort(table.continuing)
    table.totals = [0, *received[1:]]
    table.valid = sum(table.totals)
    require_valid(table.valid)
    for candidate, votes in enumerate(table.totals):
        table.brought[candidate][1] = votes
    return moved


def papers_of(table: Table, group: Sequence[int]) -> NDArray[np.int64]:
    """The rows of all papers of some candidates."""
    held = table.piles.holder == group[0]
    for one in group[1:]:
        held |= table.piles.holder == one
    rows: NDArray[np.int64] = held.nonzero()[0]
    return rows


def by_transfer_value(table: Table, rows: NDArray[np.int64]) -> list[tuple[int, NDArray[np.int64]]]:
    """Part rows by the value at which their papers were received, the highest first."""
    kinds = table.piles.kinds(rows)
    numbers = (np.unique(kinds) + 1).tolist()
    numbers.sort(key=lambda number: -table.values[number - 1])
    return [(number, rows[kinds == number - 1]) for number in numbers]


def number_of(table: Table, value: Fraction) -> int:
    """The number by which the piles know a transfer value."""
    if value not in table.values:
        table.values.append(value)
    return table.values.index(value) + 1


def hand_over(table: Table, rows: NDArray[np.int64], number: int) -> Moved:
    """Transfer papers at a value; each receiver gets their worth, any fraction disregarded."""
    value = table.values[number - 1]
    moved, _ = table.piles.deal(rows, table.continuing, [number] * len(table.piles.values))
    went = [sum(column) for column in zip(*(papers for _, _, papers in moved), strict=True)]
    for candidate, papers in enumerate(went):
        votes = papers * value.numerator // value.denominator
        if candidate:
            table.totals[candidate] += votes
            table.brought[candidate][number] += votes
        else:
            table.exhausted += votes
    return ((1, 1, tuple(went)),) if any(went) else ()
