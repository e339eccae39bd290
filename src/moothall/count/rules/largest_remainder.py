"""Seats for lists by largest remainder: whole quotas first, the seats left to what remains.

Each candidate of the papers is a list; a paper votes for its first preference. The quota is an
argument: Hare (votes by seats) or Droop (the whole part of votes by seats and one, and one more).
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.rules.highest_averages import lists_above, threshold_choice
from moothall.count.tallied import Award, TalliedResult, best, first_votes, result_of


class Quota(StrEnum):
    """How many votes a seat costs."""

    HARE = "hare"
    DROOP = "droop"


def count(
    papers: Papers,
    *,
    seats: int,
    lots: Sequence[int],
    quota: Quota = Quota.HARE,
    threshold: Fraction = Fraction(0),
) -> TalliedResult:
    """Award seats by largest remainder; the votes of lists below the threshold do not count."""
    tally = first_votes(papers, places=1)
    lists = lists_above(papers, tally, seats=seats, threshold=threshold)
    votes = sum(tally.votes[one] for one in lists)
    price = _price(votes, seats, quota)
    whole = {one: int(tally.votes[one] / price) for one in lists}
    awards = [
        Award(candidate=one, name=papers.name(one), measure=Fraction(tally.votes[one]))
        for one in sorted(lists, key=lambda one: (-tally.votes[one], one))
        for _ in range(whole[one])
    ]
    remainders = {one: tally.votes[one] - whole[one] * price for one in lists}
    left = seats - len(awards)
    if left > len(lists):
        raise RuleError(f"{left} seats are left for {len(lists)} lists; lower the threshold")
    if left:
        awards += best(remainders, left, lots=lots, papers=papers)
    result = result_of("largest-remainder", papers, tally, awards, law=f"{quota} quota")
    choices = (f"The quota is {price}: {quota}.", *threshold_choice(threshold))
    return replace(result, choices=choices)


def _price(votes: int, seats: int, quota: Quota) -> Fraction:
    match quota:
        case Quota.HARE:
            return Fraction(votes, seats)
        case Quota.DROOP:
            return Fraction(votes // (seats + 1) + 1)
