"""Exact numbers that may be uncertain, and how one stands to another.

An amount is an integer or a Fraction, never a float; one that a source gives roughly ("over 100")
is a range. Comparing has three results; a root is compared by squaring. Rounding happens only where
a text says so, and then by name. A plural ("thousands") is taken for at least two.
Spec: docs/spec/rulebook.md, "Shares".
"""

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from moothall.values.errors import MalformedNumberError, UnknownComparatorError, quoted

Number: TypeAlias = Fraction | int

_DIGITS = r"\d{1,15}|\d{1,3}(?:,\d{3}){1,4}"
_WHOLE = re.compile(_DIGITS, re.ASCII)
_DECIMAL = re.compile(rf"({_DIGITS})\.(\d{{1,15}})", re.ASCII)
_PARTS = re.compile(r"(\d{1,15})([/:])(\d{1,15})", re.ASCII)
_PERCENT = re.compile(r"([\d.,]+)(?:%| per cent| percent)", re.ASCII)
_NUMBER_FORMS = "write it as 200, 2.5, 1/3, 51% or 3:1"

_PLURALS = {
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
_AT_LEAST = ("at least", "not less than", "no fewer than")
_OVER = ("over", "more than")
_AT_MOST = ("at most", "up to", "not more than", "no more than")
_UNDER = ("under", "less than", "fewer than")
_TO = re.compile(r"([0-9]\S*) to (.+)")
_FORMS = (
    "write it as 200, over 100, at least 3, at most 3, under 50, 3 to 5, or one of "
    + ", ".join(_PLURALS)
)


@dataclass(frozen=True, slots=True)
class Range:
    """One number somewhere from `low` to `high`, both included; `high` None is no upper limit.

    Attributes:
        low: the least that it can be.
        high: the most.
        is_over: it is more than `low`.
        is_under: it is less than `high`.

    Raises:
        MalformedNumberError: no number lies in it.
    """

    low: Number
    high: Number | None
    is_over: bool = False
    is_under: bool = False

    def __post_init__(self) -> None:
        """Refuse a range without a number in it."""
        if self.high is None or (self.high is self.low and not (self.is_over or self.is_under)):
            return
        if self.high < self.low or (self.high == self.low and (self.is_over or self.is_under)):
            raise MalformedNumberError(f"no number lies from {self.low} to {self.high}")

    @property
    def is_exact(self) -> bool:
        """Say whether only one number is possible."""
        return self.high is not None and self.low == self.high

    def __add__(self, other: "Range") -> "Range":
        """Add two numbers that have nothing to do with each other."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(
            self.low + other.low,
            high,
            is_over=self.is_over or other.is_over,
            is_under=high is not None and (self.is_under or other.is_under),
        )

    def __mul__(self, factor: Number) -> "Range":
        """Multiply by an exact number, not below 0.

        Raises:
            MalformedNumberError: the factor is negative.
        """
        if factor < 0:
            raise MalformedNumberError(f"a share is not negative: {factor}")
        if factor == 0:
            return exactly(0)
        high = None if self.high is None else self.high * factor
        return Range(self.low * factor, high, is_over=self.is_over, is_under=self.is_under)


def exactly(number: Number) -> Range:
    """Give the range of a number that is known; a whole one as an integer."""
    if not isinstance(number, int) and number.denominator == 1:
        number = number.numerator
    return Range(number, number)


def compare(a: Range, comparator: str, b: Range) -> bool | None:
    """Say whether one number stands to another as asked (>= > <= < =); None where both may be.

    Raises:
        UnknownComparatorError: the comparator is none of the five.
    """
    match comparator:
        case ">=":
            return _is_known(_surely_reaches(a, b), _surely_exceeds(b, a))
        case ">":
            return _is_known(_surely_exceeds(a, b), _surely_reaches(b, a))
        case "<=":
            return _is_known(_surely_reaches(b, a), _surely_exceeds(a, b))
        case "<":
            return _is_known(_surely_exceeds(b, a), _surely_reaches(a, b))
        case "=":
            is_equal = a.is_exact and b.is_exact and a.low == b.low
            return _is_known(is_equal, _surely_exceeds(a, b) or _surely_exceeds(b, a))
    raise UnknownComparatorError(f"{quoted(comparator)} is no comparison: use one of >= > <= < =")


def compare_root(a: Range, comparator: str, part: Fraction, under_root: Range) -> bool | None:
    """Compare `a` with `part` times the root of `under_root`, exactly: both are squared.

    Raises:
        MalformedNumberError: `part` or what stands under the root is negative.
        UnknownComparatorError: the comparator is none of the five.
    """
    if under_root.low < 0:
        raise MalformedNumberError(f"there is no root of {under_root.low}")
    if part < 0:
        raise MalformedNumberError(f"a share is not negative: {part}")
    high = None if a.high is None else _signed_square(a.high)
    squared = Range(_signed_square(a.low), high, is_over=a.is_over, is_under=a.is_under)
    return compare(squared, comparator, under_root * (part * part))


def rounded_up(number: Number) -> int:
    """Give the least whole number that is not below."""
    return math.ceil(number)


def rounded_down(number: Number) -> int:
    """Give the greatest whole number that is not above."""
    return math.floor(number)


def rounded_nearest(number: Number) -> int:
    """Give the nearest whole number; a half goes up, 10.5 to 11 and -0.5 to 0."""
    return math.floor(number + Fraction(1, 2))


def read_number(text: str) -> Number:
    """Read `200`, `20,000`, `2.5`, `1/3`, `51%`, `51 per cent` or `3:1` (which is 3).

    Raises:
        MalformedNumberError: it is none of these, or divides by nothing.
    """
    if _WHOLE.fullmatch(text):
        return int(text.replace(",", ""))
    if match := _DECIMAL.fullmatch(text):
        whole, part = match[1].replace(",", ""), match[2]
        return Fraction(int(whole + part), 10 ** len(part))
    if match := _PARTS.fullmatch(text):
        if int(match[3]) == 0:
            raise MalformedNumberError(f"{quoted(text)} is no number: nothing is divided by 0")
        return Fraction(int(match[1]), int(match[3]))
    if match := _PERCENT.fullmatch(text):
        return Fraction(read_number(match[1])) / 100
    raise MalformedNumberError(f"{quoted(text)} is no number: {_NUMBER_FORMS}")


def read_range(written: str | int) -> Range:
    """Read a number as a source gives it: `5`, `over 100`, `at least 3`, `3 to 5`, `thousands`.

    Raises:
        MalformedNumberError: it is none of these, or no number lies in it.
    """
    if isinstance(written, int):
        return exactly(written)
    if written == "none":
        return exactly(0)
    if written in _PLURALS:
        return Range(_PLURALS[written], None)
    if match := _TO.fullmatch(written):
        return _between(written, match[1], match[2])
    return _read_limit(written)


def _is_known(holds: bool, fails: bool) -> bool | None:  # noqa: FBT001  # two truths are the operands
    return True if holds else False if fails else None


def _surely_reaches(a: Range, b: Range) -> bool:
    """Say whether every a is at least every b."""
    return b.high is not None and a.low >= b.high


def _surely_exceeds(a: Range, b: Range) -> bool:
    """Say whether every a is more than every b."""
    if b.high is None or a.low < b.high:
        return False
    return a.low > b.high or a.is_over or b.is_under


def _signed_square(number: Number) -> Number:
    """Square and keep the sign, which keeps the order."""
    return number * number if number >= 0 else -number * number


def _read_limit(written: str) -> Range:
    if number := _after(written, _AT_LEAST):
        return Range(_number(written, number), None)
    if number := _after(written, _OVER):
        return Range(_number(written, number), None, is_over=True)
    if number := _after(written, _AT_MOST):
        return Range(0, _number(written, number))
    if number := _after(written, _UNDER):
        return _below(written, _number(written, number))
    return exactly(_number(written, written))


def _between(written: str, low: str, high: str) -> Range:
    first, last = _number(written, low), _number(written, high)
    if last < first:
        right = f"write the smaller number first, {high} to {low}"
        raise MalformedNumberError(f"{quoted(written)} is no range of numbers: {right}")
    return Range(first, last)


def _below(written: str, high: Number) -> Range:
    if high <= 0:
        raise MalformedNumberError(f"{quoted(written)} is no range of numbers: nothing is below 0")
    return Range(0, high, is_under=True)


def _number(written: str, part: str) -> Number:
    """Read the number in a phrase, and name the phrase where it is none."""
    try:
        return read_number(part)
    except MalformedNumberError:
        raise MalformedNumberError(f"{quoted(written)} is no number: {_FORMS}") from None


def _after(written: str, openings: tuple[str, ...]) -> str:
    """Give what follows one of the openings; "" where none opens the phrase."""
    for opening in openings:
        if written.startswith(f"{opening} "):
            return written.removeprefix(f"{opening} ")
    return ""
