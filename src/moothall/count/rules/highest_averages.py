"""Seats for lists by highest averages: D'Hondt (divisors 1, 2, 3) and Sainte-Lague (1, 3, 5).

Each candidate of the papers is a list; a paper votes for its first preference. Every seat goes to
the list with the highest average: its votes by the next divisor. A threshold is an argument.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.tallied import (
    Award,
    TalliedResult,
    Tally,
    best,
    first_votes,
    result_of,
    standing,
)


def count_dhondt(
    papers: Papers, *, seats: int, lots: Sequence[int], threshold: Fraction = Fraction(0)
) -> TalliedResult:
    """Award seats by D'Hondt: votes divided by 1, 2, 3 and so on."""
    return _count("dhondt", papers, seats, lots, threshold, lambda won: won + 1)


def count_sainte_lague(
    papers: Papers, *, seats: int, lots: Sequence[int], threshold: Fraction = Fraction(0)
) -> TalliedResult:
    """Award seats by Sainte-Lague: votes divided by 1, 3, 5 and so on."""
    return _count("sainte-lague", papers, seats, lots, threshold, lambda won: 2 * won + 1)


def _count(  # noqa: PLR0913, PLR0917 - the two rules above name them
    rule: str,
    papers: Papers,
    seats: int,
    lots: Sequence[int],
    threshold: Fraction,
    divisor: Callable[[int], int],
) -> TalliedResult:
    tally = first_votes(papers, places=1)
    lists = lists_above(papers, tally, seats=seats, threshold=threshold)
    won = dict.fromkeys(lists, 0)
    awards: list[Award] = []
    while len(awards) < seats:
        averages = {one: Fraction(tally.votes[one], divisor(won[one])) for one in lists}
        awards += _highest(averages, seats - len(awards), lots=lots, papers=papers)
        won = {one: sum(award.candidate == one for award in awards) for one in lists}
    result = result_of(rule, papers, tally, awards, law="highest averages")
    return replace(result, choices=threshold_choice(threshold))


def _highest(
    averages: dict[int, Fraction], left: int, *, lots: Sequence[int], papers: Papers
) -> tuple[Award, ...]:
    """Award a seat to each list with the highest average, by lot if there are too few seats."""
    most = max(averages.values())
    equal = {one: average for one, average in averages.items() if average == most}
    return best(equal, min(left, len(equal)), lots=lots, papers=papers)


def lists_above(papers: Papers, tally: Tally, *, seats: int, threshold: Fraction) -> list[int]:
    """The lists with votes that reach the threshold, a share of the valid papers."""
    if seats < 1:
        raise RuleError(f"{seats} seats cannot be awarded; ask for at least 1 seat")
    if not 0 <= threshold <= 1:
        raise RuleError(f"a threshold of {threshold} cannot be reached; give a share from 0 to 1")
    lists = [
        one
        for one in standing(papers)
        if tally.votes[one] and Fraction(tally.votes[one], tally.valid) >= threshold
    ]
    if not lists:
        raise RuleError(f"no list reaches the threshold of {threshold}; lower it")
    return lists


def threshold_choice(threshold: Fraction) -> tuple[str, ...]:
    """State the threshold if there is one."""
    return (f"Lists below {threshold} of the valid papers take no part.",) if threshold else ()
