"""What the value in a test comes to, given the sizes of its bases.

Shares are exact fractions of a size, roots stay roots, nothing is rounded that the text does not
round. What cannot be known is None. [rule-language 1]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, assert_never

from moothall.rulebook.judging.asking import is_share, size_key
from moothall.rulebook.judging.roots import Root, rounded_root
from moothall.rulebook.judging.rulings import Division, Fact, Sum
from moothall.rulebook.language.expressions import (
    Count,
    Extreme,
    Money,
    Named,
    Of,
    Part,
    Qualifiers,
    Ratio,
    Rounded,
    Rounding,
    Times,
    Value,
)
from moothall.values import amounts
from moothall.values.amounts import Range
from moothall.values.calendars import Calendar
from moothall.values.durations import Length

Facts: TypeAlias = Mapping[str, Fact]

_ROUNDINGS = {
    Rounding.UP: amounts.rounded_up,
    Rounding.DOWN: amounts.rounded_down,
    Rounding.NEAREST: amounts.rounded_nearest,
}


Bound: TypeAlias = Range | Length | Sum | Division | Root | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What a book measures with: how its days are counted, its money, its quantities."""

    calendar: Calendar
    money: str
    quantities: Mapping[str, Value]


def unfolded(value: Value, facts: Facts, by: Yardstick) -> Value:
    """A quantity replaced by what it stands for, and multiplication moved inwards."""
    match value:
        case Named(name=name) if name in by.quantities and f"quantity {name}" not in facts:
            return unfolded(by.quantities[name], facts, by)
        case Times(root=False, number=number):
            return _multiplied(number, unfolded(value.value, facts, by))
        case _:
            return value


def _multiplied(number: Fraction, value: Value) -> Value:
    match value:
        case Extreme():
            first, second = (_multiplied(number, side) for side in (value.first, value.second))
            return Extreme(greater=value.greater, first=first, second=second)
        case Times():
            return Times(number=number * value.number, value=value.value, root=value.root)
        case _:
            return Times(number=number, value=value)


def bound_of(value: Value, qualifiers: Qualifiers, facts: Facts, by: Yardstick) -> Bound:
    """What the value comes to, given the sizes of its bases; None where that is unknown."""
    match value:
        case Length():
            return value
        case Count() | Part():
            return value.exact
        case Ratio():
            return Division(votes_for=amounts.exactly(value.number), against=amounts.exactly(1))
        case Money():
            return Sum(amount=amounts.exactly(value.number), currency=value.currency or by.money)
        case Of():
            return _of(value, qualifiers, facts, by)
        case Named():
            return _named(value.name, qualifiers, facts, by)
        case Extreme():
            return _extreme(value, qualifiers, facts, by)
        case Times():
            return _times(value, qualifiers, facts, by)
        case Rounded():
            return _rounded(bound_of(value.value, qualifiers, facts, by), value.how)
        case _:
            assert_never(value)


def _of(value: Of, qualifiers: Qualifiers, facts: Facts, by: Yardstick) -> Bound:
    amount = bound_of(value.amount, qualifiers, facts, by)
    if not is_share(value.amount, by.quantities):
        return amount
    size = size_of(size_key(value.base, qualifiers), facts)
    if not isinstance(amount, Range) or not amount.is_exact:
        return None
    if isinstance(size, Sum):
        return Sum(amount=size.amount * amount.low, currency=size.currency)
    return size * amount.low if isinstance(size, Range) else None


def _named(name: str, qualifiers: Qualifiers, facts: Facts, by: Yardstick) -> Bound:
    """A quantity as it was last varied, else as the book has it; or the size of a class."""
    if f"quantity {name}" in facts:
        return size_of(f"quantity {name}", facts)
    if name in by.quantities:
        return bound_of(by.quantities[name], qualifiers, facts, by)
    return size_of(size_key(name, qualifiers), facts)


def size_of(key: str, facts: Facts) -> Range | Length | Sum | None:
    """A size as it was found; of votes that are known side by side, both together."""
    found = facts[key].found
    if isinstance(found, Division):
        return found.votes_for + found.against
    return found if isinstance(found, Range | Length | Sum) else None


def _extreme(value: Extreme, qualifiers: Qualifiers, facts: Facts, by: Yardstick) -> Bound:
    first = bound_of(value.first, qualifiers, facts, by)
    second = bound_of(value.second, qualifiers, facts, by)
    if isinstance(first, Range) and isinstance(second, Range):
        return _greater(first, second) if value.greater else _lesser(first, second)
    return None


def _greater(first: Range, second: Range) -> Range:
    high = None if first.high is None or second.high is None else max(first.high, second.high)
    return Range(max(first.low, second.low), high)


def _lesser(first: Range, second: Range) -> Range:
    highs = [high for high in (first.high, second.high) if high is not None]
    return Range(min(first.low, second.low), min(highs, default=None))


def _rounded(size: Bound, how: Rounding) -> Bound:
    """Lengths and sums of money are not rounded; what is neither number nor root is unknown."""
    if isinstance(size, Root):
        return rounded_root(size, how)
    if not isinstance(size, Range):
        return None
    rounded = _ROUNDINGS[how]
    return Range(rounded(size.low), None if size.high is None else rounded(size.high))


def _times(value: Times, qualifiers: Qualifiers, facts: Facts, by: Yardstick) -> Bound:
    inner = bound_of(value.value, qualifiers, facts, by)
    if value.root:
        return Root(number=value.number, under=inner) if isinstance(inner, Range) else None
    match inner:
        case Range():
            return inner * value.number
        case Root():
            return Root(number=inner.number * value.number, under=inner.under)
        case Sum():
            return Sum(amount=inner.amount * value.number, currency=inner.currency)
        case Length() if (value.number * inner.number).denominator == 1:
            return Length(number=int(value.number * inner.number), unit=inner.unit)
        case _:
            return None
