"""The table of an ERS97 count: votes, batches, the points that ties look back to, the elected."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.transcript import Elected, Stage, Tie

PLACES = 2
VOTE = 100


@dataclass(slots=True, kw_only=True)
class Table:
    """Votes are in hundredths, index 0 of `totals` unused.

    `batch`: int64 (different papers,), in which batch each came where it lies; `last[c]` the last
    batch that candidate c received; `points` the votes after every batch.
    """

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    piles: Piles
    continuing: NDArray[np.bool_]
    batch: NDArray[np.int64]
    last: list[int]
    totals: list[int]
    valid: int = 0
    quota: int = 0
    batches: int = 0
    points: list[list[int]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)

    @property
    def vacancies(self) -> int:
        """Places not yet filled."""
        return self.seats - len(self.elected)

    def elect(self, candidate: int, *, stage: int) -> None:
        """Deem one candidate elected."""
        name = self.papers.name(candidate)
        self.elected.append(Elected(candidate=candidate, name=name, stage=stage))
        self.continuing[candidate] = False


def standing(table: Table) -> list[int]:
    """The continuing candidates, by number."""
    return [one for one in np.flatnonzero(table.continuing).tolist() if one]


def quota_of(votes: int, *, seats: int) -> int:
    """Divide to two decimals; if that is not exact, add 0.01 [5.1.6]."""
    return -(-votes // (seats + 1))


def elect_whoever_may(table: Table) -> list[int]:
    """Deem elected in descending order whoever has the quota or what is left needs [5.1.7, 5.3.13].

    [5.4.9, 5.6.2].
    """
    stage = len(table.stages) + 1
    found: list[int] = []
    while table.vacancies:
        may = [one for one in standing(table) if _reaches(table, table.totals[one])]
        if not may:
            break
        most = max(table.totals[one] for one in may)
        equal = [one for one in may if table.totals[one] == most]
        chosen = _told_apart(table, equal) if len(equal) > table.vacancies else equal
        if not chosen:
            break
        table.elect(chosen[0], stage=stage)
        found.append(chosen[0])
    return found


def _reaches(table: Table, votes: int) -> bool:
    """Say whether votes equal or exceed the quota, or the active vote by places and one more."""
    return votes >= table.quota or votes * (table.vacancies + 1) >= _active(table)


def _active(table: Table) -> int:
    """All votes that are neither non-transferable nor kept by the elected [5.6.1]."""
    kept = sum(min(table.quota, table.totals[one.candidate]) for one in table.elected)
    return sum(table.totals[1:]) - kept


def _told_apart(table: Table, equal: Sequence[int]) -> list[int]:
    """Whoever had most at the earliest point that differs; nobody if none does [5.6.2]."""
    left = list(equal)
    for point in table.points:
        most = max(point[one] for one in left)
        left = [one for one in left if point[one] == most]
        if len(left) <= table.vacancies:
            return left
    return []


def earliest(
    table: Table, equal: Sequence[int], *, highest: bool, purpose: str
) -> tuple[int, Tie | None]:
    """Choose by the earliest point at which votes differed, else by lot [5.2.3, 5.2.5]."""
    if len(equal) == 1:
        return equal[0], None
    left = list(equal)
    for point in table.points:
        votes = [point[one] for one in left]
        wanted = max(votes) if highest else min(votes)
        left = [one for one, had in zip(left, votes, strict=True) if had == wanted]
    drawn = [one for one in table.lots if one in left]
    if len(left) > 1 and not drawn:
        raise LotNeededError(
            stage=len(table.stages) + 1,
            purpose=purpose,
            tied=tuple((one, table.papers.name(one)) for one in left),
        )
    chosen = left[0] if len(left) == 1 else drawn[0]
    paragraph = "5.2.3" if highest else "5.2.5"
    return chosen, Tie(
        tied=tuple(equal),
        chosen=chosen,
        purpose=purpose,
        settled_by_stage=_stage_that_differs(table, equal) if len(left) == 1 else None,
        paragraph=paragraph,
    )


def _stage_that_differs(table: Table, equal: Sequence[int]) -> int:
    """The first stage whose end, or a batch within it, tells them apart."""
    for stage in table.stages:
        if len({stage.totals[one - 1] for one in equal}) > 1:
            return stage.number
    return len(table.stages)
