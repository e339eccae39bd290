"""The rules of 1997 read aloud: one paper at a time in bundles, fractions, nothing clever."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

Bundle = tuple[Fraction, list[tuple[int, ...]]]


class Hall:
    """A counting hall: bundles of (value, papers) in the order in which candidates got them."""

    def __init__(
        self,
        papers: Sequence[tuple[int, ...]],
        names: Sequence[int],
        seats: int,
        lots: Sequence[int],
    ) -> None:
        self.names, self.seats, self.lots = list(names), seats, list(lots)
        self.bundles: dict[int, list[Bundle]] = {one: [] for one in names}
        self.votes = dict.fromkeys(names, Fraction(0))
        self.continuing = set(names)
        self.elected: list[int] = []
        self.nowhere = Fraction(0)
        self.points: list[dict[int, Fraction]] = []
        self.stages: list[dict[int, Fraction]] = []
        self.total = Fraction(len(papers))
        for one in names:
            first = [paper for paper in papers if paper[0] == one]
            self.bundles[one].append((Fraction(1), first))
            self.votes[one] = Fraction(len(first))
        self.set_quota()
        self.points.append(dict(self.votes))
        self.deem()
        self.stages.append(dict(self.votes))

    def set_quota(self) -> None:
        """5.1.6 and 5.4.8: to two decimals, and 0.01 more unless exact."""
        self.quota = Fraction(ceil((self.total - self.nowhere) / (self.seats + 1) * 100), 100)

    def places(self) -> int:
        return self.seats - len(self.elected)

    def deem(self) -> None:
        """5.1.7, 5.3.13, 5.4.9."""
        while self.places():
            active = self.total - self.nowhere
            active -= sum((min(self.quota, self.votes[one]) for one in self.elected), Fraction(0))
            enough = min(self.quota, active / (self.places() + 1))
            may = [one for one in sorted(self.continuing) if self.votes[one] >= enough]
            if not may:
                return
            top = max(self.votes[one] for one in may)
            best = [one for one in may if self.votes[one] == top]
            for point in self.points:
                if len(best) > self.places():
                    high = max(point[one] for one in best)
                    best = [one for one in best if point[one] == high]
            if len(best) > self.places():
                return
            self.elected.append(best[0])
            self.continuing.remove(best[0])

    def pick(self, among: list[int], best: Callable[[list[Fraction]], Fraction]) -> int:
        """5.2.3 and 5.2.5: by the earliest point that differs, else by lot."""
        for point in self.points:
            wanted = best([point[one] for one in among])
            among = [one for one in among if point[one] == wanted]
        return next(one for one in [*self.lots, *among] if one in among)

    def hand_over(self, papers: list[tuple[int, ...]], value: Fraction) -> None:
        """Give a batch to the next available preferences, and tell who got what."""
        batch: dict[int, list[tuple[int, ...]]] = {}
        for paper in papers:
            to = next((one for one in paper if one in self.continuing), 0)
            batch.setdefault(to, []).append(paper)
        self.nowhere += value * len(batch.pop(0, []))
        for to, theirs in batch.items():
            self.bundles[to].append((value, theirs))
            self.votes[to] += value * len(theirs)
        self.points.append(dict(self.votes))

    def transfer(self, giver: int) -> None:
        """5.3: only the last bundle; what cannot move is non-transferable difference."""
        surplus = self.votes[giver] - self.quota
        value, papers = self.bundles[giver][-1]
        moving = [paper for paper in papers if self.continuing & set(paper)]
        if len(moving) * value > surplus:
            value = Fraction(floor(surplus / len(moving) * 100), 100)
        self.votes[giver] = self.quota
        self.nowhere += surplus - value * len(moving)
        self.hand_over(moving, value)
        self.deem()

    def exclude(self, group: list[int]) -> None:
        """5.4: bundles of all the excluded, highest value first."""
        self.continuing -= set(group)
        values = {value for one in group for value, papers in self.bundles[one] if papers}
        for value in sorted(values, reverse=True):
            if not self.places():
                break
            batch: list[tuple[int, ...]] = []
            for one in group:
                theirs = [
                    paper for worth, some in self.bundles[one] if worth == value for paper in some
                ]
                self.votes[one] -= value * len(theirs)
                batch += theirs
            self.hand_over(batch, value)
            if not self.elected:
                self.set_quota()
            self.deem()


def count(
    papers: Sequence[tuple[int, ...]], names: Sequence[int], seats: int, lots: Sequence[int]
) -> Hall:
    """Count; the hall afterwards has stages, quota and elected."""
    hall = Hall(papers, names, seats, lots)
    while hall.places() and len(hall.continuing) > hall.places():
        order = sorted(hall.continuing, key=lambda one: (hall.votes[one], one))
        votes = [hall.votes[one] for one in order]
        over = {one: hall.votes[one] - hall.quota for one in hall.elected}
        over = {one: surplus for one, surplus in over.items() if surplus > 0}
        spare = sum(over.values(), Fraction(0))
        room = len(order) - hall.places()
        # 5.2.2: deferred if it could change neither a single nor a joint exclusion.
        gaps = [votes[1] - votes[0]]
        gaps += [
            votes[size] - sum(votes[:size]) for size in range(2, room + 1) if size < len(votes)
        ]
        if over and not any(spare <= gap for gap in gaps):
            largest = max(over.values())
            hall.transfer(hall.pick([one for one in over if over[one] == largest], max))
        else:
            joint = [
                size
                for size in range(2, room + 1)
                if size < len(votes)
                and sum(votes[:size]) + spare <= votes[size]
                and votes[size - 1] != votes[size]
            ]
            lowest = sorted(one for one in order if hall.votes[one] == votes[0])
            group = order[: max(joint)] if joint else [hall.pick(lowest, min)]
            if len(order) - len(group) == hall.places():
                hall.elected += sorted(
                    hall.continuing - set(group), key=lambda one: (-hall.votes[one], one)
                )
                return hall
            hall.exclude(group)
        hall.stages.append(dict(hall.votes))
    if hall.places():
        hall.elected += sorted(hall.continuing, key=lambda one: (-hall.votes[one], one))
    return hall
