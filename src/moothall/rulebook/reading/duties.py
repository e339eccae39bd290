"""Reads duties: what must follow an act or recur, by when, and what happens when it does not.

Enacts docs/spec/rulebook.md, "Duties".
"""

import re
from typing import Final

from moothall.rulebook.language.blocks import Choice, Duty, Fallback, YearDay
from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.language.vocabulary import MONTHS, ORDERS, RULEBOOK, TIES
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.fact_lines import (
    read_alternatives,
    read_comparison_at,
    read_tests,
)
from moothall.rulebook.reading.holders import read_holders
from moothall.rulebook.reading.mentions import read_act
from moothall.rulebook.reading.moments import (
    read_length_at,
    read_months,
    read_value_at,
    read_within,
    read_year_day,
    year_day,
)
from moothall.rulebook.reading.qualifiers import read_length
from moothall.rulebook.reading.scopes import SCOPE_KEYS, read_scope
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import Cursor
from moothall.values.durations import Length

_STARTS: Final = ("on", "every", "of", "by")
_TIMES: Final = ("within", "after", "at", "except", "in", "apart", "times", "takes_effect")
_DUTY_KEYS: Final = (
    *_STARTS,
    *("who", "body", "then"),
    *_TIMES,
    *("unless", "default", "choose"),
    *SCOPE_KEYS,
)
_OCCASION: Final = re.compile(r"next (?:[a-z][a-z-]* )?meeting")


def read_duty(table: Table) -> Duty:
    """Read `on` or `every` with what must then be done, and by whom."""
    table.only(_DUTY_KEYS, what="a duty")
    _check_start(table)
    return Duty(
        scope=read_scope(table),
        debtor=_read_debtor(table),
        debtor_is_body="body" in table,
        then=read_act_at(table, "then"),
        on=_read_starts(table),
        every=_read_every(table),
        of=table.names("of", Sort.WHO),
        by=table.names("by", Sort.WHO),
        within=read_within(table, "within"),
        after=read_length_at(table, "after"),
        at=_read_occasion(table),
        except_months=read_months(table, "except"),
        in_month=_read_month(table),
        apart=read_comparison_at(table, "apart", Kind.TIME),
        times=read_comparison_at(table, "times", Kind.NUMBER),
        unless=read_alternatives(table, "unless"),
        fallback=_read_fallback(table),
        choose=_read_choice(table),
        takes_effect=read_year_day(table, "takes_effect"),
    )


def _check_start(table: Table) -> None:
    if ("on" in table) == ("every" in table):
        table.complain(
            ProblemKind.BAD_BLOCK,
            None,
            "a duty starts by `on` or by `every`",
            'write one of them: on = "meeting.hold", or every = "3 months"',
        )


def _read_debtor(table: Table) -> str:
    """Read who owes it; a duty that nobody owes binds nobody."""
    if ("who" in table) == ("body" in table):
        table.complain(
            ProblemKind.NOBODY_OWES,
            "body" if "body" in table else None,
            "nobody owes this duty" if "who" not in table else "two owe this duty",
            'say who: who = "secretary", body = "committee", or who = "rulebook"',
        )
    key = "body" if "body" in table else "who"
    return table.name(key, Sort.WHO, also=(RULEBOOK,))


def read_act_at(table: Table, key: str) -> str:
    """Read one act of the vocabulary."""
    return table.phrase(key, read_act) or ""


def _read_starts(table: Table) -> tuple[str, ...]:
    """Read the acts, moments, and starts or ends of periods that set a duty going."""
    return tuple(table.phrases("on", _read_start))


def _read_start(cursor: Cursor) -> str:
    if cursor.peek() in ("start", "end") and cursor.peek(1) == "of":
        end = cursor.take()
        cursor.take()
        return f"{end} of {cursor.name(Sort.PERIOD)}"
    return read_act(cursor, or_moment=True)


def _read_every(table: Table) -> Length | str | YearDay | None:
    """Read `3 months`, `1 January`, or the name of a period or of a body's meeting."""
    day = year_day(table.written("every"))
    return table.phrase("every", _read_recurrence) if day is None else day


def _read_recurrence(cursor: Cursor) -> Length | str:
    if cursor.peek()[:1].isdigit():
        return read_length(cursor)
    return cursor.name(Sort.OCCASION)


def _read_occasion(table: Table) -> str:
    text = table.text("at")
    if text and not _OCCASION.fullmatch(text):
        table.block.complain(
            ProblemKind.UNKNOWN_WORD,
            table.value_offset("at"),
            f"`{text}` is no occasion",
            "write `next meeting` or `next annual meeting`",
        )
        return ""
    return text


def _read_month(table: Table) -> int:
    month = table.one_of("in", MONTHS)
    return MONTHS.index(month) + 1 if month else 0


def _read_fallback(table: Table) -> Fallback | None:
    """Read who may act instead, or what then happens of itself."""
    inner = table.table("default")
    if inner is None:
        return None
    inner.only(("may", "who", "act", "within", "choose"), what="`default`")
    inner.needs("act", what="`default`", remedy="say which act")
    if ("may" in inner) == ("who" in inner):
        inner.complain(
            ProblemKind.NOBODY_OWES,
            None,
            "`default` does not say who acts instead",
            'write one of them: may = "signatories", or who = "rulebook"',
        )
    of_itself = inner.value("who") == RULEBOOK
    return Fallback(
        holders=() if of_itself else read_holders(inner, "may" if "may" in inner else "who"),
        act=read_act_at(inner, "act"),
        within=read_length_at(inner, "within"),
        choose=_read_choice(inner),
    )


def _read_choice(table: Table) -> Choice | None:
    """Read on which of many an effect falls."""
    inner = table.table("choose")
    if inner is None:
        return None
    inner.only(("n", "by", "where", "tie"), what="`choose`")
    inner.needs("by", what="`choose`", remedy=f"write one of: {', '.join(ORDERS)}")
    return Choice(
        number=read_value_at(inner, "n", frozenset({Kind.NUMBER})),
        by=inner.one_of("by", ORDERS),
        where=read_tests(inner.table("where")),
        tie=inner.one_of("tie", TIES),
    )
