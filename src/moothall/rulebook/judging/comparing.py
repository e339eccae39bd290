"""Holds one thing found against what a value comes to: numbers, money, votes.

What is of different kinds, or in different money, cannot be compared. [rule-language 1]
"""

from moothall.rulebook.judging.bounding import Bound
from moothall.rulebook.judging.roots import Root
from moothall.rulebook.judging.rulings import Division, Found, Sum
from moothall.values import amounts
from moothall.values.amounts import Range
from moothall.values.durations import Length, Unit
from moothall.values.logic import all_of


def compare_one(comparator: str, found: Found, bound: Bound) -> bool | None:
    """How one thing found stands to what the value comes to; None of what cannot be compared."""
    match found, bound:
        case Range(), Range():
            return amounts.compare(found, comparator, bound)
        case Range(), Length(unit=Unit.MEETINGS):
            return amounts.compare(found, comparator, amounts.exactly(bound.number))
        case Range(), Root():
            return amounts.compare_root(found, comparator, bound.number, bound.under)
        case Sum(), Sum():
            return _compares_money(found, comparator, bound)
        case Division(), Division():
            return _compares_ratio(found, comparator, bound)
        case _:
            return None


def _compares_money(found: Sum, comparator: str, bound: Sum) -> bool | None:
    """Sums in different currencies cannot be compared; we do not convert."""
    if found.currency and bound.currency and found.currency != bound.currency:
        return None
    return amounts.compare(found.amount, comparator, bound.amount)


def _compares_ratio(found: Division, comparator: str, bound: Division) -> bool | None:
    """For against so many times against; where nobody voted for it, it fails. [6.11]"""
    times = found.against * bound.votes_for.low
    some = amounts.compare(found.votes_for, ">", amounts.exactly(0))
    more = amounts.compare(found.votes_for, ">", found.against)
    enough = amounts.compare(found.votes_for, comparator, times)
    if comparator not in {">", ">="}:
        return enough
    return all_of((some, more, enough) if bound.votes_for.low >= 1 else (some, enough))
