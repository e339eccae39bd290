"""The Irish count done as on tables: piles of sub-parcels of papers, taken from the end.

Written from what sections 118 to 124 of the Electoral Act 1992 ask, for the sake of comparison;
slow, with exact fractions and no arrays.
"""

from collections.abc import Sequence
from fractions import Fraction

Paper = tuple[int, ...]


class Hall:
    """Every candidate's pile is a list of sub-parcels in the order received."""

    def __init__(
        self, papers: Sequence[Paper], seats: int, lots: Sequence[int], *, expenses: bool
    ) -> None:
        self.seats, self.lots, self.expenses = seats, lots, expenses
        self.running = sorted(lots)
        self.piles: dict[int, list[list[tuple[int, Paper]]]] = {one: [[]] for one in lots}
        for filed, paper in enumerate(papers):
            self.piles[paper[0]][0].append((filed, paper))
        self.elected: list[int] = []
        self.rose: dict[int, int] = {}
        self.counts: list[dict[int, int]] = []
        self.acts: list[tuple[int, ...]] = []
        self.quota = len(papers) // (seats + 1) + 1
        self.enter(())

    def votes(self, one: int) -> int:
        return sum(len(parcel) for parcel in self.piles[one])

    def over(self) -> dict[int, int]:
        found = {one: self.votes(one) - self.quota for one in self.elected}
        return {one: extra for one, extra in found.items() if extra > 0}

    def enter(self, givers: tuple[int, ...]) -> None:
        number = len(self.counts) + 1
        ranked = sorted(self.running, key=lambda one: (-self.votes(one), one))
        self.declare([one for one in ranked if self.votes(one) >= self.quota], number)
        ranked = [one for one in ranked if one in self.running]
        open_seats, spare = self.seats - len(self.elected), sum(self.over().values())
        if open_seats and len(ranked) == open_seats:
            self.declare(ranked, number)
        elif open_seats and len(ranked) == open_seats + 1:
            low, above = ranked[-1], ranked[-2]
            if self.votes(low) + spare < self.votes(above):
                self.declare(ranked[:-1], number)
            elif open_seats == 1 and self.votes(above) > self.votes(low) + spare:
                self.declare(ranked[:1], number)
        elif open_seats == 1:
            others = sum(self.votes(one) for one in ranked[1:])
            if self.votes(ranked[0]) > others + spare:
                self.declare(ranked[:1], number)
        self.counts.append({one: self.votes(one) for one in sorted(self.lots)})
        self.acts.append(givers)

    def declare(self, some: list[int], number: int) -> None:
        for one in some:
            self.elected.append(one)
            self.running.remove(one)
            self.rose[one] = number

    def pick(self, among: list[int], *, most: bool) -> int:
        """By the first count at which they were unequal, and on; else the first of the lots."""
        for count in self.counts:
            wanted = (max if most else min)(count[one] for one in among)
            among = [one for one in among if count[one] == wanted]
        return next(one for one in self.lots if one in among)

    def choice(self, paper: Paper) -> int | None:
        return next((one for one in paper if one in self.running), None)

    def file_away(self, leaving: list[tuple[int, Paper]]) -> None:
        heaps: dict[int, list[tuple[int, Paper]]] = {}
        for filed, paper in sorted(leaving):
            to = self.choice(paper)
            if to is not None:
                heaps.setdefault(to, []).append((filed, paper))
        for to, heap in heaps.items():
            self.piles[to].append(heap)

    def transfer(self) -> None:
        over = self.over()
        top = [one for one in over if over[one] == max(over.values())]
        first = min(self.rose[one] for one in top)
        giver = self.pick([one for one in top if self.rose[one] == first], most=True)
        parcel, surplus = self.piles[giver][-1], over[giver]
        heaps: dict[int, list[tuple[int, Paper]]] = {}
        for filed, paper in parcel:
            to = self.choice(paper)
            if to is not None:
                heaps.setdefault(to, []).append((filed, paper))
        every = sum(map(len, heaps.values()))
        leaving = [entry for heap in heaps.values() for entry in heap]
        if every > surplus:
            exact = {to: Fraction(len(heap) * surplus, every) for to, heap in heaps.items()}
            taken = {to: int(share) for to, share in exact.items()}
            waiting = set(heaps)
            while sum(taken.values()) < surplus:
                best = max((exact[to] - int(exact[to]), len(heaps[to])) for to in waiting)
                equal = [
                    to for to in waiting if (exact[to] - int(exact[to]), len(heaps[to])) == best
                ]
                lucky = self.pick(equal, most=True)
                taken[lucky] += 1
                waiting.remove(lucky)
            leaving = [
                entry
                for to, heap in heaps.items()
                for entry in (heap[-taken[to] :] if taken[to] else [])
            ]
        stays = [entry for part in self.piles[giver] for entry in part if entry not in leaving]
        self.piles[giver] = [stays[: self.quota]]
        self.file_away(leaving)
        self.enter((giver,))

    def exclude(self, group: list[int]) -> None:
        self.running = [one for one in self.running if one not in group]
        if len(self.running) > self.seats - len(self.elected):
            papers = [entry for one in group for parcel in self.piles[one] for entry in parcel]
            for one in group:
                self.piles[one] = [[]]
            self.file_away(papers)
        self.enter(tuple(sorted(group)))

    def exceeds(self, votes: int) -> bool:
        return votes > Fraction(self.quota, 4)

    def useful(self, spare: int) -> bool:
        votes = sorted(self.votes(one) for one in self.running)
        low, above, high = votes[0], votes[1], votes[-1]
        rescue = self.expenses and not self.exceeds(low) and self.exceeds(low + spare)
        return high + spare >= self.quota or low + spare >= above or rescue

    def together(self, spare: int) -> list[int]:
        order = sorted(self.running, key=lambda one: (self.votes(one), one))
        votes = [self.votes(one) for one in order]
        for size in range(len(order) - (self.seats - len(self.elected)), 1, -1):
            hopes = [
                not self.exceeds(votes[place])
                and self.exceeds(votes[place] + sum(votes[:place]) + spare)
                for place in range(1, size)
            ]
            if sum(votes[:size]) + spare < votes[size] and not (self.expenses and any(hopes)):
                return order[:size]
        return [self.pick([one for one in order if self.votes(one) == votes[0]], most=False)]


def count(
    papers: Sequence[Paper], seats: int, lots: Sequence[int], *, expenses: bool = True
) -> Hall:
    """Count; the hall afterwards has counts, acts, quota and elected; `lots` are all candidates."""
    hall = Hall(papers, seats, lots, expenses=expenses)
    while len(hall.elected) < seats:
        spare = sum(hall.over().values())
        if spare and hall.useful(spare):
            hall.transfer()
        else:
            hall.exclude(hall.together(spare))
    return hall
