"""Northern Ireland's Local Elections Rules read aloud: parcels of papers, fractions, no arrays.

Written from rules 47 to 52 of schedule 5 as SI 1985/454 has it, for the sake of comparison; slow.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass
class SubParcel:
    value: Fraction
    papers: list[tuple[int, ...]]
    original: bool


class Hall:
    """A table with a pile of sub-parcels for each candidate, in the order received."""

    def __init__(
        self, papers: Sequence[tuple[int, ...]], seats: int, lots: Sequence[int], *, at_once: bool
    ) -> None:
        self.seats, self.lots, self.at_once = seats, lots, at_once
        self.continuing = set(lots)
        self.votes = dict.fromkeys(sorted(lots), Fraction(0))
        self.piles: dict[int, list[SubParcel]] = {one: [] for one in lots}
        self.elected: list[int] = []
        self.stages: list[dict[int, Fraction]] = []
        self.acts: list[tuple[int, ...]] = []
        # 47 First stage, 48 the quota.
        for one in lots:
            theirs = [paper for paper in papers if paper[0] == one]
            self.piles[one].append(SubParcel(Fraction(1), theirs, original=True))
            self.votes[one] = Fraction(len(theirs))
        self.quota = len(papers) // (seats + 1) + 1
        self.close(())

    def vacancies(self) -> int:
        return self.seats - len(self.elected)

    def over(self) -> dict[int, Fraction]:
        return {
            one: self.votes[one] - self.quota
            for one in self.elected
            if self.votes[one] > self.quota
        }

    def elect(self, some: Iterable[int]) -> None:
        for one in sorted(some, key=lambda one: (-self.votes[one], one)):
            self.elected.append(one)
            self.continuing.remove(one)

    def reach(self) -> None:
        self.elect([one for one in self.continuing if self.votes[one] >= self.quota])

    def close(self, givers: tuple[int, ...]) -> None:
        self.reach()
        # 52 Filling of last vacancies.
        if self.vacancies() and len(self.continuing) == self.vacancies():
            self.elect(set(self.continuing))
        elif self.vacancies() == 1:
            everything = sum((self.votes[one] for one in self.continuing), Fraction(0))
            spare = sum(self.over().values(), Fraction(0))
            safe = [
                one
                for one in self.continuing
                if self.votes[one] >= everything - self.votes[one] + spare
            ]
            if len(safe) == 1:
                self.elect(safe)
        self.stages.append(dict(self.votes))
        self.acts.append(givers)

    def pick(self, among: list[int], best: Callable[[list[Fraction]], Fraction]) -> int:
        """50, 51: by the earliest stage at which they were unequal, else by lot."""
        for stage in self.stages:
            wanted = best([stage[one] for one in among])
            among = [one for one in among if stage[one] == wanted]
        return next(one for one in self.lots if one in among)

    def hand_over(self, papers: list[tuple[int, ...]], value: Fraction) -> None:
        heaps: dict[int, list[tuple[int, ...]]] = {}
        for paper in papers:
            for name in paper:
                if name in self.continuing:
                    heaps.setdefault(name, []).append(paper)
                    break
        for to, heap in heaps.items():
            self.piles[to].append(SubParcel(value, heap, original=False))
            self.votes[to] += value * len(heap)

    def transfer(self, giver: int) -> None:
        """49: the sub-parcel last received."""
        surplus = self.votes[giver] - self.quota
        last = self.piles[giver][-1]
        some = [paper for paper in last.papers if any(one in self.continuing for one in paper)]
        value = last.value
        if some:
            value = min(value, Fraction(int(surplus / len(some) * 100), 100))
        self.votes[giver] = Fraction(self.quota)
        self.hand_over(some, value)
        self.close((giver,))

    def exclude(self, group: list[int]) -> None:
        """51: original papers first, then the others by value."""
        self.continuing -= set(group)
        if len(self.continuing) > self.vacancies():
            parcels = [(one, parcel) for one in group for parcel in self.piles[one]]
            heaps: dict[tuple[bool, Fraction], list[tuple[int, SubParcel]]] = {}
            for one, parcel in parcels:
                heaps.setdefault((parcel.original, parcel.value), []).append((one, parcel))
            for key in sorted(heaps, reverse=True):
                batch: list[tuple[int, ...]] = []
                for one, parcel in heaps[key]:
                    self.votes[one] -= parcel.value * len(parcel.papers)
                    batch += parcel.papers
                self.hand_over(batch, key[1])
                if self.at_once:
                    self.reach()
                if not self.vacancies():
                    break
        self.close(tuple(sorted(group)))


def count(
    papers: Sequence[tuple[int, ...]], seats: int, lots: Sequence[int], *, at_once: bool
) -> Hall:
    """Count; the hall afterwards has stages, acts, quota and elected; `lots` are all candidates."""
    hall = Hall(papers, seats, lots, at_once=at_once)
    while hall.vacancies():
        order = sorted(hall.continuing, key=lambda one: (hall.votes[one], one))
        votes = [hall.votes[one] for one in order]
        over = hall.over()
        spare = sum(over.values(), Fraction(0))
        # Groups that may go and leave enough to fill the vacancies, and somebody above them.
        sizes = [n for n in range(1, len(order)) if len(order) - n >= hall.vacancies()]
        gaps = {n: votes[n] - sum(votes[:n]) for n in sizes}
        if over and all(spare >= gap for gap in gaps.values()):
            top = max(over.values())
            hall.transfer(hall.pick([one for one in over if over[one] == top], max))
            continue
        several = [n for n in sizes if n > 1 and sum(votes[:n]) + spare < votes[n]]
        if several:
            hall.exclude(order[: max(several)])
        else:
            hall.exclude([hall.pick([one for one in order if hall.votes[one] == votes[0]], min)])
    return hall
