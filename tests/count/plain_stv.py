"""The Scottish Order read aloud: one paper at a time, in fractions, no arrays, no shortcuts.

Written from rules 46 to 53 of Schedule 1 to SSI 2011/399 for the sake of comparison; slow.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


class LotWantedError(Exception):
    """Candidates equal at every stage and no lot drawn."""

    def __init__(self, tied: list[int]) -> None:
        super().__init__(tied)
        self.tied = tied


@dataclass
class Paper:
    preferences: tuple[int, ...]
    value: Fraction = Fraction(1)


@dataclass
class Stage:
    votes: dict[int, Fraction]
    elected: list[int] = field(default_factory=list)


def count(  # noqa: PLR0912 - in one go, as the Order is
    papers: Sequence[tuple[int, ...]],
    candidates: Iterable[int],
    seats: int,
    lots: Iterable[int] = (),
) -> tuple[list[Stage], int, list[int]]:
    """Papers: a sequence of rankings, one a paper. Returns the stages, the quota, the elected."""
    candidates = list(candidates)
    parcels: dict[int, list[Paper]] = {candidate: [] for candidate in candidates}
    credit = {candidate: Fraction(0) for candidate in candidates}
    continuing = set(candidates)
    valid = 0
    # 46 First stage.
    for preferences in papers:
        first = next_available(preferences, continuing)
        if first is not None:
            valid += 1
            parcels[first].append(Paper(preferences))
            credit[first] += 1
    # 47 The quota.
    quota = valid // (seats + 1) + 1
    elected: list[int] = []
    pending: list[int] = []
    stages: list[Stage] = []
    while True:
        stage = Stage(votes=dict(credit))
        # 48(1) Return of councillors.
        for candidate in sorted(continuing, key=lambda one: (-credit[one], one)):
            if credit[candidate] >= quota:
                stage.elected.append(candidate)
                if credit[candidate] > quota:
                    pending.append(candidate)
        continuing -= set(stage.elected)
        # 53(1) Filling of last vacancies.
        if len(continuing) == seats - len(elected) - len(stage.elected):
            stage.elected += sorted(continuing, key=lambda one: (-credit[one], one))
            continuing = set()
        elected += stage.elected
        stages.append(stage)
        if len(elected) == seats:
            return stages, quota, elected
        if pending:
            # 49, 50 Transfer of ballot papers.
            giver = pick(pending, credit, stages, max, lots)
            pending.remove(giver)
            surplus, total = credit[giver] - quota, credit[giver]
            for paper in parcels[giver]:
                paper.value = five_places(surplus * paper.value / total)
            credit[giver] = Fraction(quota)
        else:
            # 51, 52 Exclusion of candidates.
            giver = pick(sorted(continuing), credit, stages, min, lots)
            continuing.remove(giver)
            credit[giver] = Fraction(0)
        for paper in parcels[giver]:
            taker = next_available(paper.preferences, continuing)
            if taker is not None:
                parcels[taker].append(paper)
                credit[taker] += paper.value
        parcels[giver] = []


def next_available(preferences: tuple[int, ...], continuing: set[int]) -> int | None:
    for candidate in preferences:
        if candidate in continuing:
            return candidate
    return None


def five_places(value: Fraction) -> Fraction:
    """Calculated to five decimal places, any remainder being ignored: 49(3)."""
    return Fraction(int(value * 100_000), 100_000)


def pick(
    among: list[int],
    credit: dict[int, Fraction],
    stages: list[Stage],
    best: Callable[[Iterable[Fraction]], Fraction],
    lots: Iterable[int],
) -> int:
    """Pick by votes now, else at the latest stage that differs, else by lot: 50(2), 50(3), 52."""
    for votes in [credit, *[stage.votes for stage in reversed(stages)]]:
        wanted = best(votes[one] for one in among)
        among = [one for one in among if votes[one] == wanted]
        if len(among) == 1:
            return among[0]
    for one in lots:
        if one in among:
            return one
    raise LotWantedError(among)
