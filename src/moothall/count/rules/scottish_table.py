"""The table of a Scottish count as it stands, and what the rule's paragraphs do to it."""

from dataclasses import dataclass, field
from operator import add

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing
from moothall.count.reserved import Reserved
from moothall.count.ron import Ron
from moothall.count.transcript import Elected, Stage

PLACES = 5
VOTE = 100_000


@dataclass(slots=True, kw_only=True)
class Table:
    """Votes are in parts; index 0 of `totals` is nobody's. `standing` lists who continues."""

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    ron: Ron
    reserved: Reserved
    last_transfer: bool
    piles: Piles
    continuing: NDArray[np.bool_]
    standing: list[int]
    totals: list[int]
    vacancies: int
    valid: int = 0
    quota: int = 0
    stages: list[Stage] = field(default_factory=list)
    history: list[list[int]] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)
    surpluses: list[int] = field(default_factory=list)
    doomed_at: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    doomed_then: list[int] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """The elected, by number."""
        return [one.candidate for one in self.elected]

    def doomed(self) -> list[int]:
        """Whoever may no longer be elected because of reserved seats; remembered if asked again."""
        if not self.reserved.reservations:
            return []
        state = (tuple(self.numbers), tuple(self.standing))
        if self.doomed_at != state:
            self.doomed_at = state
            self.doomed_then = self.reserved.doomed(*state, seats=self.seats)
        return self.doomed_then

    def not_doomed(self, candidates: list[int]) -> list[int]:
        """Leave out whoever may no longer be elected."""
        doomed = self.doomed()
        return [one for one in candidates if one not in doomed] if doomed else candidates

    def guarded(self) -> list[int]:
        """Whoever may not be excluded because of reserved seats."""
        if not self.reserved.reservations:
            return []
        return self.reserved.guarded(self.numbers, self.standing, seats=self.seats)

    def credit(self, received: list[int], *, giver: int, left: int) -> None:
        """Add papers times value to the votes of whoever received them [46(2), 49(2), 51(3)].

        `left` is what whoever gave them keeps. The totals of the stage before stay as they were.
        """
        self.totals = list(map(add, self.totals, received))
        self.totals[0] = 0
        self.totals[giver] = left

    def elect(self, candidate: int, *, stage: int) -> None:
        """Deem one candidate elected."""
        self.elected.append(Elected(candidate, self.papers.name(candidate), stage))
        self.stand_down(candidate)
        self.vacancies -= 1

    def stand_down(self, candidate: int) -> None:
        """Let a candidate receive no more papers."""
        self.continuing[candidate] = False
        self.standing.remove(candidate)


def open_table(
    papers: Papers, *, seats: int, lots: tuple[int, ...], ron: Ron, reserved: Reserved
) -> Table:
    """Lay out a table for papers that can be counted; raises RuleError."""
    require_standing(papers, seats=seats, lots=lots)
    ron.require_stands(papers)
    continuing = open_seats(papers)
    standing = [one for one in range(1, len(continuing)) if one not in papers.withdrawn]
    reserved.require_possible(papers, standing, seats=seats)
    return Table(
        papers=papers,
        seats=seats,
        lots=lots,
        ron=ron,
        reserved=reserved,
        last_transfer=True,
        piles=Piles(papers, value=VOTE),
        continuing=continuing,
        standing=standing,
        totals=[0] * len(continuing),
        vacancies=seats,
    )
