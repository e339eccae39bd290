"""Reads dates, days of the year, and what is counted from an act: `6 months after seat.fill`.

Enacts docs/spec/rulebook.md, "Time".
"""

import re
from datetime import date
from fractions import Fraction
from typing import Final

from moothall.rulebook.language.blocks import AfterAct, Moment, YearDay
from moothall.rulebook.language.expressions import Count, Value
from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.language.vocabulary import MONTHS, UNITS
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.amounts import read_value
from moothall.rulebook.reading.mentions import read_act, read_who
from moothall.rulebook.reading.qualifiers import read_length
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import Cursor
from moothall.values.durations import Length

_YEAR_DAY: Final = re.compile(r"([0-9]{1,2}) ([A-Za-z]+)")
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COUNTED: Final = {"election": "elections", "elections": "elections"}


def read_moment_at(table: Table, key: str) -> Moment | None:
    """Read `2016-03-15` or `5 years after rulebook.adopt`."""
    value = table.value(key)
    if type(value) is date:
        return value
    if value is not None and not isinstance(value, str):
        table.wrong_type(key, "a date", "write a day, such as 2016-03-15")
        return None
    return table.phrase(key, _read_moment)


def _read_moment(cursor: Cursor) -> Moment:
    try:
        day = date.fromisoformat(cursor.peek())
    except ValueError:
        return _read_after(cursor)
    cursor.take()
    return day


def _read_after(cursor: Cursor) -> AfterAct:
    """Read `N units after ACT`."""
    word = cursor.peek()
    if not word.isascii() or not word.isdigit() or len(word) > 6:
        cursor.fail(
            f"`{word}` is no date", "write 2016-03-15, or a length and an act: 6 months after ..."
        )
    number = int(cursor.take())
    unit = _read_unit(cursor)
    if not cursor.accept("after"):
        cursor.fail("`after` is missing", "write it as in `6 months after seat.fill`")
    return AfterAct(number=number, unit=unit, act=read_act(cursor, or_moment=True))


def _read_unit(cursor: Cursor) -> str:
    offset, words = cursor.offset, []
    while not cursor.ended and cursor.peek() != "after":
        words.append(cursor.take())
    unit = " ".join(words)
    if unit in UNITS:
        return UNITS[unit].value
    if unit not in _COUNTED:
        known = (*UNITS, *_COUNTED)
        cursor.fail(
            f"`{unit}` is no unit",
            nearest(unit, known, "the units run from minutes to years"),
            kind=ProblemKind.UNKNOWN_UNIT,
            offset=offset,
        )
    return _COUNTED[unit]


def read_within(table: Table, key: str) -> Length | AfterAct | str | None:
    """Read `21 days`, `14 days after office.accept`, or the name of a quantity."""
    return table.phrase(key, _read_within, frozenset({Kind.TIME}))


def _read_within(cursor: Cursor) -> Length | AfterAct | str:
    if not cursor.peek()[:1].isdigit():
        return cursor.name(Sort.AMOUNT)
    return _read_after(cursor) if cursor.has("after") else read_length(cursor)


def read_length_at(table: Table, key: str) -> Length | None:
    """Read a length of time, such as `24 hours`."""
    return table.phrase(key, read_length)


def read_value_at(table: Table, key: str, kinds: frozenset[Kind]) -> Value | None:
    """Read a value without a sign: `1/3 of in-post rounded nearest`, `14 days`."""
    value = table.value(key)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Count(number=Fraction(value))
    return table.phrase(key, read_value, kinds)


def read_year_day(table: Table, key: str) -> YearDay | None:
    """Read a day of every year, such as `31 December`."""
    text = table.text(key)
    day = year_day(text)
    if text and day is None:
        table.block.complain(
            ProblemKind.UNKNOWN_WORD,
            table.value_offset(key),
            f"`{text}` is no day of the year",
            "write one such as `31 December`",
        )
    return day


def year_day(text: str) -> YearDay | None:
    """Understand `1 January`; None where it is no day of a year."""
    found = _YEAR_DAY.fullmatch(text)
    if not found or found[2] not in MONTHS:
        return None
    month = MONTHS.index(found[2]) + 1
    day = int(found[1])
    return YearDay(month=month, day=day) if 1 <= day <= _LONGEST_MONTHS[month - 1] else None


def read_months(table: Table, key: str) -> tuple[int, ...]:
    """Read the names of months as numbers, 1 to 12."""
    found = []
    for text, at in table.strings(key):
        if text in MONTHS:
            found.append(MONTHS.index(text) + 1)
        else:
            table.block.complain(
                ProblemKind.UNKNOWN_WORD,
                at,
                f"`{text}` is no month",
                nearest(text, MONTHS, "write it out, such as `December`"),
            )
    return tuple(found)


def read_opening(table: Table, key: str) -> str:
    """Read what opens a period: an act, `end of campaign`, `6 weeks before term.end of leader`."""
    table.phrase(key, _read_opening)
    return table.written(key)


def _read_opening(cursor: Cursor) -> None:
    """Read `[LENGTH before | after] (ACT [of WHO] | start of PERIOD | end of PERIOD)`."""
    if cursor.peek()[:1].isdigit():
        read_length(cursor)
        if not cursor.accept_any(("before", "after")):
            cursor.fail("`before` or `after` is missing", "write `6 weeks before term.end`")
    if cursor.peek() in ("start", "end") and cursor.peek(1) == "of":
        cursor.take()
        cursor.take()
        cursor.name(Sort.PERIOD)
    else:
        read_act(cursor, or_moment=True)
        if cursor.accept("of"):
            read_who(cursor)
