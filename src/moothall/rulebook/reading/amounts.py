"""Reads values: numbers, shares, ratios, money, lengths, names, and what is made of them.

Enacts `value` and `amount` of docs/spec/rulebook.md, "Tests". Exact: no float, and nothing is
rounded that the text does not round.
"""

import re
from fractions import Fraction
from typing import Final

from moothall.rulebook.language.expressions import (
    Count,
    Extreme,
    Money,
    Named,
    Of,
    Part,
    Ratio,
    Rounded,
    Rounding,
    Times,
    Value,
)
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.language.vocabulary import UNITS
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.words import Cursor
from moothall.values.durations import MOST, MOST_DAYS, Length

_WHOLE: Final = re.compile(r"[0-9]+")
_DECIMAL: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FRACTION: Final = re.compile(r"([0-9]+)/([0-9]+)")
_PERCENT: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_RATIO: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?):([0-9]+(?:\.[0-9]+)?)")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_MOST_DIGITS: Final = 15
_WORD_SHARES: Final = {"all": Fraction(1), "half": Fraction(1, 2), "none": Fraction(0)}
_ROUNDINGS: Final = tuple(how.value for how in Rounding)

# Words of the grammar: none of them can be the name of a quantity.
GRAMMAR_WORDS: Final = frozenset(
    {"and", "as", "by", "counting", "excluding", "for", "greater", "in", "lesser", "not", "of"}
    | {"or", "other", "per", "root", "rounded", "since", "than", "times", "to"}
)
# What may stand directly after an amount without being a unit.
_FOLLOWERS: Final = GRAMMAR_WORDS - {"greater", "lesser", "other", "root", "than"}


def read_value(cursor: Cursor) -> Value:
    """Read one value with its rounding."""
    value = _read_sum(cursor)
    if cursor.accept("not", "rounded"):
        return value
    if not cursor.accept("rounded"):
        return value
    how = cursor.accept_any(_ROUNDINGS)
    if not how:
        cursor.fail("`rounded` does not say how", "write `rounded up`, `down` or `nearest`")
    return Rounded(value=value, how=Rounding(how))


def starts_value(word: str) -> bool:
    """Say whether a word can only begin a value: a number, `all`, `half`, `greater`."""
    return word[:1].isdigit() or word in ("all", "half", "greater", "lesser")


def _read_sum(cursor: Cursor) -> Value:
    """Read an amount with its base, the greater or lesser of two, or a multiple."""
    word = cursor.peek()
    if word in ("greater", "lesser"):
        return _read_extreme(cursor)
    amount = _read_amount(cursor)
    if isinstance(amount, Count | Part) and cursor.accept("times"):
        root = cursor.accept("root", "of")
        return Times(number=amount.number, value=_read_sum(cursor), root=root)
    if isinstance(amount, Count | Part | Named) and cursor.accept("of"):
        share = isinstance(amount, Part)
        return Of(amount=amount, base=cursor.name(Sort.BASE, share=share))
    return amount


def _read_extreme(cursor: Cursor) -> Extreme:
    word = cursor.take()
    if not cursor.accept("of"):
        cursor.fail(f"`{word}` stands without `of`", f"write `{word} of A and B`")
    first = _read_sum(cursor)
    if not cursor.accept("and"):
        cursor.fail(f"`{word} of` needs two values", f"write `{word} of A and B`")
    return Extreme(greater=word == "greater", first=first, second=_read_sum(cursor))


def _read_amount(cursor: Cursor) -> Value:
    offset, word = cursor.offset, cursor.peek()
    if not word or word in GRAMMAR_WORDS:
        cursor.fail("a value is missing", "write a number, a share, a length or a quantity's name")
    if word in _WORD_SHARES:
        cursor.take()
        return Part(number=_WORD_SHARES[word])
    if not word[0].isdigit():
        return Named(name=cursor.name(Sort.AMOUNT))
    cursor.take()
    if sum(character.isdigit() for character in word) > _MOST_DIGITS:
        cursor.fail("a number that long means nothing", "write a shorter one", offset=offset)
    return _read_number(cursor, word, offset=offset)


def _read_number(cursor: Cursor, word: str, *, offset: int) -> Value:
    """Read a share, a ratio, or a plain number with whatever unit follows it."""
    if found := _FRACTION.fullmatch(word):
        return Part(number=_divided(cursor, found[1], found[2], offset=offset))
    if found := _PERCENT.fullmatch(word):
        return Part(number=Fraction(_exact(found[1]), 100))
    if found := _RATIO.fullmatch(word):
        return Ratio(number=_divided(cursor, found[1], found[2], offset=offset))
    if not _DECIMAL.fullmatch(word):
        cursor.fail(
            f"`{word}` is no number",
            "write `7`, `1.5`, `2/3`, `66%` or `3:1`, a space before the unit",
            offset=offset,
        )
    if cursor.peek() == "," and cursor.peek(1).isdigit():
        cursor.fail("a comma within a number", "write `1000`, not `1,000`")
    return _with_unit(cursor, word, offset=offset)


def _divided(cursor: Cursor, above: str, below: str, *, offset: int) -> Fraction:
    divisor = _exact(below)
    if not divisor:
        cursor.fail(
            "nothing can be divided by nought", "write a number after `/` or `:`", offset=offset
        )
    return Fraction(_exact(above), divisor)


def _exact(digits: str) -> int | Fraction:
    """Read digits, with or without a decimal point, exactly."""
    return Fraction(digits) if "." in digits else int(digits)


def _with_unit(cursor: Cursor, word: str, *, offset: int) -> Value:
    """Read the unit or currency after a plain number, if there is one."""
    following = cursor.peek()
    if following in UNITS or following in ("clear", "working"):
        return _read_length(cursor, word, offset=offset)
    if _CURRENCY.fullmatch(following):
        return Money(number=Fraction(_exact(word)), currency=cursor.take())
    if following and following[0].isalpha() and following not in _FOLLOWERS:
        cursor.fail(
            f"`{following}` is no unit",
            nearest(following, UNITS, "the units run from minutes to years"),
            kind=ProblemKind.UNKNOWN_UNIT,
        )
    return Count(number=Fraction(_exact(word)))


def _read_length(cursor: Cursor, word: str, *, offset: int) -> Length:
    if not _WHOLE.fullmatch(word):
        cursor.fail(
            f"`{word} {cursor.peek()}` is no whole number of them",
            "write it in a smaller unit",
            offset=offset,
        )
    number, unit = int(word), UNITS[_read_unit(cursor)]
    most = MOST.get(unit, MOST_DAYS)
    if number > most:
        cursor.fail(
            f"`{number} {unit.value}` is longer than a thousand years",
            f"write at most {most}",
            offset=offset,
        )
    return Length(number=number, unit=unit)


def _read_unit(cursor: Cursor) -> str:
    """Take one to three words that are a unit: `days`, `clear days`, `clear working days`."""
    offset = cursor.offset
    words = [cursor.take()]
    while " ".join(words) not in UNITS:
        if len(words) == 3 or cursor.ended:
            cursor.fail(
                f"`{' '.join(words)}` is no unit",
                nearest(" ".join(words), UNITS, "the units run from minutes to years"),
                kind=ProblemKind.UNKNOWN_UNIT,
                offset=offset,
            )
        words.append(cursor.take())
    return " ".join(words)
