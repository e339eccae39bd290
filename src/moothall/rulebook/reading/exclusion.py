"""Says when two tests can never hold of one act: `kind = annual` and `kind = other than annual`.

Knows only what follows from the tests themselves. Where it answers no, they may still exclude
each other in fact. Spec: docs/spec/rulebook.md, "Exceptions".
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from moothall.rulebook.language.expressions import (
    Comparator,
    Comparison,
    Count,
    FactTest,
    Flag,
    Money,
    Names,
    Of,
    Part,
    Ratio,
    Test,
    Value,
)
from moothall.values.durations import Length

# Facts of which there is one at a time; an act may fall in several periods or touch many clauses.
_SINGLE: Final = frozenset({"kind", "choice", "winner", "method"})
_LOWER: Final = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.EXACTLY})
_UPPER: Final = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.EXACTLY})
_STRICT: Final = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})


def exclude_each_other(first: Sequence[FactTest], second: Sequence[FactTest]) -> bool:
    """Say whether two tables of tests can never hold together."""
    return any(
        one.measure == other.measure and _tests_exclude(one.measure.fact, one.test, other.test)
        for one in first
        for other in second
    )


def _tests_exclude(fact: str, one: Test, other: Test) -> bool:
    match one, other:
        case Flag(expected=first), Flag(expected=second):
            return first is not second
        case Names(), Names():
            return _names_exclude(one, other, single=fact in _SINGLE)
        case Comparison(), Comparison():
            return one.qualifiers == other.qualifiers and _ranges_exclude(one, other)
        case _:
            return False


def _names_exclude(one: Names, other: Names, *, single: bool) -> bool:
    if one.negated and other.negated:
        return False
    if one.negated:
        return set(other.names) <= set(one.names)
    if other.negated:
        return set(one.names) <= set(other.names)
    return single and not set(one.names) & set(other.names)


def _ranges_exclude(one: Comparison, other: Comparison) -> bool:
    """Compare the bounds of two ranges that are measured alike."""
    first, second = _measured(one.value), _measured(other.value)
    if first is None or second is None or first[0] != second[0]:
        return False
    strict = one.comparator in _STRICT or other.comparator in _STRICT
    above = one.comparator in _LOWER and other.comparator in _UPPER
    below = one.comparator in _UPPER and other.comparator in _LOWER
    apart_above = above and (first[1] > second[1] or (strict and first[1] == second[1]))
    apart_below = below and (first[1] < second[1] or (strict and first[1] == second[1]))
    return apart_above or apart_below


def _measured(value: Value) -> tuple[str, Fraction] | None:
    """A value as a number of something; None where that needs more than the value."""
    match value:
        case Count(number=number):
            return "count", number
        case Ratio(number=number):
            return "ratio", number
        case Money(number=number, currency=currency):
            return currency, number
        case Length(number=number, unit=unit):
            return unit.value, Fraction(number)
        case Of(amount=Part(number=number), base=base):
            return f"share of {base}", number
        case Of(amount=Count(number=number), base=base):
            return f"count of {base}", number
        case _:
            return None
