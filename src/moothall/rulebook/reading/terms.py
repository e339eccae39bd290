"""Reads terms of office and the dates as of which people are counted.

Enacts docs/spec/rulebook.md, "Structure".
"""

from datetime import date

from moothall.rulebook.language.facts import Sort
from moothall.rulebook.reading.mentions import read_moment
from moothall.rulebook.reading.qualifiers import read_length
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import Cursor


def read_term(table: Table, key: str) -> str:
    """Read `2 years`, or `until` and an act, a period or a body's meeting."""
    table.phrase(key, _check_term)
    return table.written(key)


def read_rest(table: Table, key: str) -> str:
    """Read how long somebody must stay away."""
    table.phrase(key, read_length)
    return table.written(key)


def _check_term(cursor: Cursor) -> None:
    if not cursor.accept("until"):
        read_length(cursor)
    elif "." in cursor.peek():
        read_moment(cursor)
    else:
        cursor.name(Sort.OCCASION)


def read_as_of(table: Table, key: str) -> str:
    """Read a day, an act, or a declared period as of which people are counted."""
    value = table.value(key)
    if type(value) is date:
        return value.isoformat()
    return table.phrase(key, read_moment) or ""
