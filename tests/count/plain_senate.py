"""Section 273 read aloud: bundles of papers with their transfer value, fractions, no arrays.

Written from the Commonwealth Electoral Act 1918 as in force from 2016 to 2019, for the sake of
comparison; slow. `practice` is the word that the command takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor

Paper = tuple[int, ...]


@dataclass
class Bundle:
    """Papers received at one transfer, and the whole votes they brought."""

    value: Fraction
    papers: list[Paper]
    votes: int


class Scrutiny:
    """The officer's table: what each candidate holds, and every count so far."""

    def __init__(
        self, papers: Sequence[Paper], places: int, lots: Sequence[int], practice: str
    ) -> None:
        self.places, self.lots, self.practice = places, lots, practice
        self.running = sorted(lots)
        self.holds: dict[int, list[Bundle]] = {one: [] for one in lots}
        for one in lots:
            first = [paper for paper in papers if paper[0] == one]
            self.holds[one].append(Bundle(Fraction(1), first, len(first)))
        self.elected: list[int] = []
        self.waiting: list[int] = []
        self.quotas: dict[int, int] = {}
        self.exhausted = 0
        self.counts: list[dict[int, int]] = []
        self.losses: list[int] = []
        self.acts: list[tuple[int, ...]] = []
        self.size = len(papers)
        self.quota = floor(Fraction(len(papers), places + 1)) + 1
        self.end_of_count((), midway=False)

    def votes(self, one: int) -> int:
        if one in self.quotas:
            return self.quotas[one]
        return sum(bundle.votes for bundle in self.holds[one])

    def vacant(self) -> int:
        return self.places - len(self.elected)

    # (20)(b), (22), (31)(b): each of them a different number, else the officer determines.
    def each_different(self, tied: Sequence[int], *, highest: bool) -> int:
        for count in reversed(self.counts):
            if len({count[one] for one in tied}) == len(tied):
                return (max if highest else min)(tied, key=lambda one: count[one])
        return next(one for one in self.lots if one in tied)

    def any_different(self, tied: list[int]) -> int:
        for count in reversed(self.counts):
            fewest = min(count[one] for one in tied)
            tied = [one for one in tied if count[one] == fewest]
        return next(one for one in self.lots if one in tied)

    def elect(self, some: list[int]) -> None:
        while some:
            most = max(map(self.votes, some))
            tied = [one for one in some if self.votes(one) == most]
            one = tied[0] if len(tied) == 1 else self.each_different(tied, highest=True)
            some = [other for other in some if other != one]
            self.elected.append(one)
            self.running.remove(one)
            if self.votes(one) > self.quota:
                self.waiting.append(one)

    def end_of_count(self, givers: tuple[int, ...], *, midway: bool) -> None:
        totals = {one: self.votes(one) for one in sorted(self.holds)}
        self.counts.append(totals)
        self.acts.append(givers)
        self.losses.append(self.size - sum(totals.values()) - self.exhausted)
        self.elect([one for one in self.running if self.votes(one) >= self.quota])
        if self.vacant() == 1 and len(self.running) == 2 and not self.waiting and not midway:
            one, other = self.running
            if self.votes(one) == self.votes(other):
                self.elect([next(drawn for drawn in self.lots if drawn in (one, other))])
            else:
                self.elect([max(one, other, key=self.votes)])
        elif self.vacant() and len(self.running) == self.vacant():
            waits = {
                "aec-2016": bool(self.waiting),
                "aec-2019": False,
                "act": bool(self.waiting) or midway,
            }
            if not waits[self.practice]:
                self.elect(list(self.running))

    def pass_on(self, papers: list[Paper], value: Fraction) -> None:
        heaps: dict[int | None, list[Paper]] = {}
        for paper in papers:
            to = next((one for one in paper if one in self.running), None)
            heaps.setdefault(to, []).append(paper)
        for to, heap in heaps.items():
            votes = floor(value * len(heap))
            if to is None:
                self.exhausted += votes
            else:
                self.holds[to].append(Bundle(value, heap, votes))

    # (9), (10), (14).
    def surplus(self) -> None:
        one = self.waiting.pop(0)
        papers = [paper for bundle in self.holds[one] for paper in bundle.papers]
        value = Fraction(self.votes(one) - self.quota, len(papers))
        self.quotas[one] = self.quota
        self.pass_on(papers, value)
        self.end_of_count((one,), midway=False)

    # (13), (13AA).
    def exclude(self) -> None:
        group = self.bulk() if self.practice == "act" else []
        if not group:
            fewest = min(map(self.votes, self.running))
            tied = [one for one in self.running if self.votes(one) == fewest]
            if len(tied) == 1:
                group = tied
            elif self.practice == "act":
                group = [self.each_different(tied, highest=False)]
            else:
                group = [self.any_different(tied)]
        givers = tuple(sorted(group))
        self.running = [one for one in self.running if one not in group]
        values = {bundle.value for one in group for bundle in self.holds[one] if bundle.papers}
        skip = self.practice == "aec-2019" and len(self.running) == self.vacant()
        if not values or skip:
            self.end_of_count(givers, midway=False)
            return
        for value in sorted(values, reverse=True):
            papers = []
            for one in group:
                papers += [
                    paper
                    for bundle in self.holds[one]
                    if bundle.value == value
                    for paper in bundle.papers
                ]
                self.holds[one] = [some for some in self.holds[one] if some.value != value]
            self.pass_on(papers, value)
            self.end_of_count(givers, midway=value != min(values))
            if not self.vacant():
                return

    # (13A), with the definitions of (29) and (30).
    def bulk(self) -> list[int]:
        standing = sorted(self.running, key=lambda one: -self.votes(one))
        notional = {
            one: sum(self.votes(other) for other in standing[place:])
            for place, one in enumerate(standing)
        }
        shortfall = {one: self.quota - self.votes(one) for one in standing}
        leading = shortfall[standing[0]]
        vacancy = sum(shortfall[one] for one in standing[: self.vacant()])
        enough = [one for one in standing if notional[one] >= vacancy]
        below_a = standing[standing.index(enough[-1]) + 1 :] if enough else standing
        b = next(
            (
                one
                for above, one in pairwise(standing)
                if one in below_a and notional[one] < self.votes(above)
            ),
            None,
        )
        if b is None:
            return []
        if notional[b] >= leading:
            b = next((one for one in standing if notional[one] < leading), None)
            if b is None:
                return []
        size = min(len(standing) - standing.index(b), len(standing) - self.vacant())
        edge = self.votes(standing[-size])
        group = [one for one in standing if self.votes(one) < edge]
        tied = sorted(one for one in standing if self.votes(one) == edge)
        while len(group) < size and tied:
            one = (
                tied[0]
                if len(group) + len(tied) == size
                else self.each_different(tied, highest=False)
            )
            group.append(one)
            tied.remove(one)
        return group if size > 1 else []


def count(papers: Sequence[Paper], places: int, lots: Sequence[int], practice: str) -> Scrutiny:
    """Count; the scrutiny afterwards has counts, acts, losses, quota and elected."""
    scrutiny = Scrutiny(papers, places, lots, practice)
    while scrutiny.vacant():
        if scrutiny.waiting:
            scrutiny.surplus()
        else:
            scrutiny.exclude()
    return scrutiny
