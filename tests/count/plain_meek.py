"""The Reference Meek Rule read aloud, one paper at a time, in fractions, rounded where it says."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor

PLACES = 10**9


def up(value: Fraction) -> Fraction:
    """To nine decimal places, rounded up."""
    return Fraction(ceil(value * PLACES), PLACES)


def count(
    papers: Sequence[tuple[int, ...]], candidates: Iterable[int], seats: int, lots: Sequence[int]
) -> tuple[list[int], list[Fraction], list[dict[int, Fraction]]]:
    """The elected in order, the quota of each round and the votes of each round."""
    keep = {one: Fraction(1) for one in candidates}
    hopeful = list(keep)
    elected: list[int] = []
    quotas, rounds = [], []
    while len(elected) < seats < len(elected) + len(hopeful):
        previous = None
        while True:
            votes = dict.fromkeys(keep, Fraction(0))
            for paper in papers:
                weight = Fraction(1)
                for one in paper:
                    kept = up(weight * keep[one])
                    votes[one] += kept
                    weight -= kept
            quota = Fraction(floor(sum(votes.values()) / (seats + 1) * PLACES) + 1, PLACES)
            won = [one for one in hopeful if votes[one] >= quota]
            elected += sorted(won, key=lambda one: -votes[one])
            hopeful = [one for one in hopeful if one not in won]
            surplus = max(Fraction(0), sum((votes[one] - quota for one in elected), Fraction(0)))
            if won or surplus < Fraction(1, 10**6) or (previous and surplus >= previous):
                break
            previous = surplus
            for one in elected:
                keep[one] = up(up(keep[one] * quota) / votes[one])
        quotas.append(quota)
        rounds.append(votes)
        if not won:
            least = min(votes[one] for one in hopeful)
            tied = [one for one in hopeful if votes[one] <= least + surplus]
            out = next(one for one in [*lots, *tied] if one in tied)
            hopeful.remove(out)
            keep[out] = Fraction(0)
    if len(elected) < seats:
        last = rounds[-1] if rounds else {}
        elected += sorted(hopeful, key=lambda one: -last.get(one, Fraction(0)))
    return elected, quotas, rounds
