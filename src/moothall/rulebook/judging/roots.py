"""So many times the root of a size: compared by squaring, and rounded without computing the root.

Exact: the whole number below `part * root of n` is the whole root of `part * part * n`. [1]
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, isqrt

from moothall.rulebook.language.expressions import Rounding
from moothall.values.amounts import Number, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """So many times the square root of a size; compared by squaring, never computed."""

    number: Fraction
    under: Range


def rounded_root(root: Root, how: Rounding) -> Range:
    """Round it as the text says; an uncertain size leaves an uncertain number."""
    high = root.under.high
    low = _rounded(root.number, root.under.low, how)
    return Range(low, None if high is None else _rounded(root.number, high, how))


def _rounded(number: Fraction, under: Number, how: Rounding) -> int:
    square = number * number * under
    below = isqrt(floor(square))
    match how:
        case Rounding.DOWN:
            return below
        case Rounding.UP:
            return below if below * below == square else below + 1
        case Rounding.NEAREST:
            return (isqrt(floor(4 * square)) + 1) // 2
