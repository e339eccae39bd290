"""Reads the structure blocks of quantities, periods, questions and the book itself.

Enacts docs/spec/rulebook.md, "Structure" and "Questions".
"""

import re
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from moothall.rulebook.language.expressions import Count, Tests
from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.language.structures import (
    Book,
    Extension,
    Period,
    Quantity,
    Question,
    Unprovided,
    Variation,
)
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.duties import read_act_at
from moothall.rulebook.reading.fact_lines import (
    read_comparison_at,
    read_tests,
    read_whole_line,
)
from moothall.rulebook.reading.moments import read_length_at, read_opening, read_value_at
from moothall.rulebook.reading.scopes import SCOPE_KEYS, read_scope
from moothall.rulebook.reading.tables import Table
from moothall.values.durations import Counting

_BOOK_KEYS: Final = (
    *("book", "timezone", "money", "counts_days", "notice_given", "precedence"),
    *("unprovided", "parent"),
    *SCOPE_KEYS,
)
_QUANTITY_KEYS: Final = ("quantity", "is", "vary", *SCOPE_KEYS)
_PERIOD_KEYS: Final = ("period", "opens", "lasts", "extends", "calendar", *SCOPE_KEYS)
_QUESTION_KEYS: Final = (
    *("question", "asks", "ruled_by", "needs", "challenge", "unruled", "guide"),
    *SCOPE_KEYS,
)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_NOTICE_GIVEN: Final = re.compile(r"on sending|on receipt|[1-9][0-9]? days? after posting")
_DECLARED: Final = re.compile(r"declared by [a-z][a-z-]*|[a-z][a-z-]*")
_ANY_VALUE: Final = frozenset({Kind.TIME, Kind.NUMBER, Kind.MONEY, Kind.RATIO})


def read_book(table: Table) -> Book:
    """Read what holds for the whole book."""
    table.only(_BOOK_KEYS, what="a book")
    counts = table.one_of("counts_days", tuple(one.value for one in Counting))
    unprovided = table.one_of(
        "unprovided", tuple(one.value for one in Unprovided), Unprovided.UNDECIDED.value
    )
    return Book(
        scope=read_scope(table),
        name=table.name("book", Sort.FREE),
        timezone=_read_timezone(table),
        money=table.shaped("money", _CURRENCY, "write three capital letters, such as `GBP`"),
        counts_days=Counting(counts) if counts else None,
        notice_given=table.shaped(
            "notice_given",
            _NOTICE_GIVEN,
            "write `on sending`, `on receipt` or `2 days after posting`",
        ),
        precedence=table.names("precedence", Sort.FREE),
        unprovided=Unprovided(unprovided),
        parent=table.name("parent", Sort.FREE),
    )


def _read_timezone(table: Table) -> str:
    name = table.text("timezone", "Etc/UTC")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.block.complain(
            ProblemKind.UNKNOWN_WORD,
            table.value_offset("timezone"),
            f"unknown time zone `{name}`",
            nearest(name, available_timezones(), "write one such as `Europe/London`"),
        )
    return name


def read_quantity(table: Table) -> Quantity:
    """Read a number, length or sum with a name."""
    table.only(_QUANTITY_KEYS, what="a quantity")
    table.needs("is", what="a quantity", remedy='say how much: is = "14 days"')
    return Quantity(
        scope=read_scope(table),
        name=table.name("quantity", Sort.FREE),
        value=read_value_at(table, "is", _ANY_VALUE) or Count(number=Fraction(0)),
        vary=_read_variation(table.table("vary")),
    )


def _read_variation(table: Table | None) -> Variation | None:
    if table is None:
        return None
    table.only(("by", "up_to", "not_ending_within"), what="`vary`")
    table.needs("by", what="`vary`", remedy="say who may vary it")
    return Variation(
        by=table.name("by", Sort.WHO),
        up_to=read_value_at(table, "up_to", _ANY_VALUE),
        not_ending_within=read_length_at(table, "not_ending_within"),
    )


def read_period(table: Table) -> Period:
    """Read a stretch of time."""
    table.only(_PERIOD_KEYS, what="a period")
    if ("opens" in table) == ("calendar" in table):
        table.complain(
            ProblemKind.BAD_BLOCK,
            None,
            "a period says `opens` or `calendar`",
            "write one of them: what opens it, or who declares its dates",
        )
    return Period(
        scope=read_scope(table),
        name=table.name("period", Sort.FREE),
        opens=read_opening(table, "opens"),
        lasts=read_value_at(table, "lasts", frozenset({Kind.TIME})),
        extends=_read_extension(table.table("extends")),
        calendar=tuple(_read_calendar(table)),
    )


def _read_calendar(table: Table) -> list[str]:
    found = []
    for text, at in table.strings("calendar"):
        if _DECLARED.fullmatch(text):
            found.append(text)
        else:
            table.block.complain(
                ProblemKind.UNKNOWN_WORD,
                at,
                f"`{text}` is no calendar",
                "write `declared by` and a body, or the names of kinds of day",
            )
    return found


def _read_extension(table: Table | None) -> Extension | None:
    if table is None:
        return None
    table.only(("on", "when", "by", "to", "at_most"), what="`extends`")
    if ("by" in table) == ("to" in table):
        table.complain(
            ProblemKind.BAD_BLOCK,
            None,
            "`extends` says `by` or `to`",
            'write one of them: by = "1 week", or to = "7 days" from then',
        )
    return Extension(
        on=read_act_at(table, "on"),
        when=read_tests(table.table("when")),
        by=read_length_at(table, "by"),
        to=read_length_at(table, "to"),
        at_most=read_value_at(table, "at_most", frozenset({Kind.TIME})),
    )


def read_question(table: Table) -> Question:
    """Read a judgement that people make."""
    table.only(_QUESTION_KEYS, what="a question")
    table.needs("asks", what="a question", remedy='write it out: asks = "Was it urgent?"')
    table.needs("ruled_by", what="a question", remedy="say who answers it")
    return Question(
        scope=read_scope(table),
        name=table.name("question", Sort.FREE),
        asks=table.text("asks"),
        ruled_by=table.name("ruled_by", Sort.WHO),
        needs=read_tests(table.table("needs")),
        challenge=read_comparison_at(table, "challenge", Kind.NUMBER),
        unruled=table.one_of("unruled", ("undecided", "yes", "no"), "undecided"),
        guide=_read_guide(table.table("guide")),
    )


def _read_guide(table: Table | None) -> tuple[tuple[str, Tests], ...]:
    """Read the bounds inside which no ruling is needed: `{ yes = "notice >= 7 days" }`."""
    if table is None:
        return ()
    table.only(("yes", "no"), what="`guide`")
    return tuple(
        (answer, _read_bound(table, answer)) for answer in ("yes", "no") if answer in table
    )


def _read_bound(table: Table, answer: str) -> Tests:
    """Read one line, fact and test in one string, or a table of tests."""
    if isinstance(table.value(answer), str):
        line = read_whole_line(table, answer)
        return () if line is None else (line,)
    return read_tests(table.table(answer))
