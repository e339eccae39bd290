"""Reads what a fact is compared with: `>= 7 days`, `other than annual`, `10 days to 60 days`.

Enacts `test` of docs/spec/rulebook.md, "Tests". The values, names and qualifiers in a comparison
are read next door; here it is seen to that they are of the kind that the fact is compared with.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from moothall.rulebook.language.expressions import (
    UNQUALIFIED,
    Between,
    Both,
    Comparator,
    Comparison,
    Count,
    Extreme,
    Money,
    Named,
    Of,
    Part,
    Ratio,
    Rounded,
    Test,
    Times,
    Value,
)
from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.amounts import read_value, starts_value
from moothall.rulebook.reading.mentions import read_names
from moothall.rulebook.reading.qualifiers import read_qualifiers
from moothall.rulebook.reading.quantities import plain_kinds
from moothall.rulebook.reading.words import REMEMBERED, Cursor, Mention
from moothall.values.durations import Length

_COMPARATORS: Final = frozenset(comparator.value for comparator in Comparator)
_MEASURED: Final = frozenset({Kind.TIME, Kind.NUMBER, Kind.RATIO, Kind.MONEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTest:
    """A test and the names that it mentions."""

    test: Test
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=REMEMBERED)
def read_test(
    text: str, *, kinds: frozenset[Kind], names: Sort = Sort.FREE, also: tuple[str, ...] = ()
) -> ReadTest:
    """Read the right side of a line for a fact compared with kinds.

    Args:
        text: `>= 7 days`, `other than annual`, `> 1/2 of votes excluding accused`.
        kinds: with what the fact may be compared.
        names: what a name stands for in it.
        also: names that it takes beside those.

    Raises:
        WordingError: at the first word that is not understood.
    """
    cursor = Cursor(text)
    measured = kinds & _MEASURED
    if cursor.ended:
        cursor.fail("the test is empty", "write what is asked, such as `>= 7 days`")
    if measured and (Kind.NAMES not in kinds or _looks_measured(cursor)):
        test = _read_comparison(cursor, measured)
    elif Kind.NAMES in kinds:
        test = read_names(cursor, names, also=also)
    else:
        cursor.fail("this is true or false", "write `true` or `false` without quotation marks")
    cursor.must_end()
    return ReadTest(test=test, mentions=tuple(cursor.mentions))


def _looks_measured(cursor: Cursor) -> bool:
    return cursor.peek() in _COMPARATORS or starts_value(cursor.peek())


def _read_comparison(cursor: Cursor, kinds: frozenset[Kind]) -> Test:
    """Read `[op] value {qualifier}`, `value to value`, or two comparisons joined by `and`."""
    start = cursor.offset
    if cursor.peek() not in _COMPARATORS:
        low = read_value(cursor)
        if _range_follows(cursor, low):
            return _read_between(cursor, low, kinds=kinds, start=start)
        return _qualified(cursor, Comparator.EXACTLY, low, kinds=kinds, start=start)
    first = read_one_comparison(cursor, kinds)
    if not cursor.accept("and"):
        return first
    if cursor.peek() not in _COMPARATORS:
        cursor.fail("after `and` a sign is missing", "write `<= A and >= B`")
    return Both(first=first, second=read_one_comparison(cursor, kinds))


def read_one_comparison(cursor: Cursor, kinds: frozenset[Kind]) -> Comparison:
    """Read `op value {qualifier}`; without op it is "exactly"."""
    start = cursor.offset
    sign = cursor.accept_any(_COMPARATORS) or "="
    return _qualified(cursor, Comparator(sign), read_value(cursor), kinds=kinds, start=start)


def _range_follows(cursor: Cursor, low: Value) -> bool:
    """Tell `10 days to 60 days` from `0 to accused`."""
    return cursor.peek() == "to" and (
        starts_value(cursor.peek(1)) or isinstance(low, Length | Money)
    )


def _read_between(cursor: Cursor, low: Value, *, kinds: frozenset[Kind], start: int) -> Between:
    cursor.take()
    high = _qualified(cursor, Comparator.AT_MOST, read_value(cursor), kinds=kinds, start=start)
    _check_value(cursor, low, kinds=kinds, start=start)
    return Between(low=low, high=high.value, qualifiers=high.qualifiers)


def _qualified(
    cursor: Cursor, sign: Comparator, value: Value, *, kinds: frozenset[Kind], start: int
) -> Comparison:
    """Finish a comparison; a base measured `as of` a moment needs no moment of its own."""
    _check_value(cursor, value, kinds=kinds, start=start)
    qualifiers = read_qualifiers(cursor)
    if qualifiers.as_of:
        cursor.mentions[:] = [
            replace(one, share=False) if one.share else one for one in cursor.mentions
        ]
    if qualifiers is UNQUALIFIED:
        return Comparison(comparator=sign, value=value)
    return Comparison(comparator=sign, value=value, qualifiers=qualifiers)


def _check_value(cursor: Cursor, value: Value, *, kinds: frozenset[Kind], start: int) -> None:
    """Refuse a value of the wrong kind, and a share without its base."""
    match value:
        case Part():
            cursor.fail(
                "a share without its base",
                "say of what: `of votes`, `of present`, `of in-post`, `of seats`, `of members`",
                kind=ProblemKind.SHARE_WITHOUT_BASE,
                offset=start,
            )
        case Extreme():
            _check_value(cursor, value.first, kinds=kinds, start=start)
            _check_value(cursor, value.second, kinds=kinds, start=start)
        case Times() | Rounded():
            _check_value(cursor, value.value, kinds=kinds, start=start)
        case Named():
            pass
        case Count() | Of() | Length() | Money() | Ratio():
            if not kinds & plain_kinds(value):
                cursor.fail(
                    f"this is {_named(plain_kinds(value))}, and {_named(kinds)} is asked",
                    _HOW_TO_WRITE[min(kinds)],
                    kind=ProblemKind.WRONG_TYPE,
                    offset=start,
                )


def _named(kinds: frozenset[Kind]) -> str:
    return Kind.NUMBER.value if Kind.NUMBER in kinds else min(kinds).value


_HOW_TO_WRITE: Final = {
    Kind.TIME: "write a length with its unit, such as `7 days`",
    Kind.NUMBER: "write a number or a share of a base, such as `2/3 of votes`",
    Kind.RATIO: "write a ratio, such as `2:1`",
    Kind.MONEY: "write an amount, such as `100 GBP`",
    Kind.NAMES: "write a name",
    Kind.FLAG: "write `true` or `false`",
}
