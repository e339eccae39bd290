"""Reads the structure blocks of bodies, offices and people.

Enacts docs/spec/rulebook.md, "Structure".
"""

import re
from typing import Final

from moothall.rulebook.language.expressions import Rounding
from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.language.structures import (
    Body,
    Decides,
    Limit,
    Office,
    People,
    Seats,
    Tenure,
)
from moothall.rulebook.language.vocabulary import CASTING_VOTES, FILLERS, METHODS, TIES
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.fact_lines import (
    read_alternatives,
    read_bound_of,
    read_comparison_at,
)
from moothall.rulebook.reading.scopes import SCOPE_KEYS, read_scope
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.terms import read_as_of, read_rest, read_term

_TENURE_KEYS: Final = (
    *("term", "terms_in_a_row", "rest", "stagger", "filler", "holds_over", "incompatible"),
    *("method", "tie"),
)
_BODY_KEYS: Final = (
    *("body", "seats", "limits", "answers_to", "chair", "decides"),
    *_TENURE_KEYS,
    *SCOPE_KEYS,
)
_OFFICE_KEYS: Final = (
    *("office", "of", "elected_by", "appointed_by", "succession", "removable_by"),
    *_TENURE_KEYS,
    *SCOPE_KEYS,
)
_PEOPLE_KEYS: Final = ("people", "who", "except", "as_of", *SCOPE_KEYS)
_SEATS_KEYS: Final = (
    *("n", "from", "to", "of", "elected_by", "appointed_by", "ex_officio", "on", "filled_by"),
    *("votes", "per", "rounded", "at_least", "as_of", "term", "method"),
)
_DECIDES_KEYS: Final = (
    *("for", "quorum", "casting", "tie", "proxies", "weight", "method", "default_option", "merge"),
)
_STAGGER: Final = re.compile(r"(?:half|third|quarter|[1-9][0-9]?/[1-9][0-9]?) each year")
_PER: Final = re.compile(r"[1-9][0-9]{0,8} [a-z][a-z-]*|[a-z][a-z-]*")
_WEIGHT: Final = re.compile(r"[0-9]{1,6} each|by [a-z][a-z-]*")
_PROXIES: Final = re.compile(r"none|[0-9]{1,6} each")
_ROUNDINGS: Final = tuple(how.value for how in Rounding)


def read_body(table: Table) -> Body:
    """Read a body: its seats, whom it answers to, how it decides."""
    table.only(_BODY_KEYS, what="a body")
    return Body(
        scope=read_scope(table),
        name=table.name("body", Sort.FREE),
        seats=tuple(_read_seats(one) for one in table.tables("seats")),
        tenure=_read_tenure(table),
        limits=tuple(limit for one in table.tables("limits") if (limit := _read_limit(one))),
        answers_to=table.names("answers_to", Sort.WHO),
        chair=table.name("chair", Sort.WHO),
        decides=_read_decides(table.table("decides")),
    )


def read_office(table: Table) -> Office:
    """Read an office: of which body, how it is filled and emptied."""
    table.only(_OFFICE_KEYS, what="an office")
    return Office(
        scope=read_scope(table),
        name=table.name("office", Sort.FREE),
        of=table.name("of", Sort.WHO),
        elected_by=table.name("elected_by", Sort.WHO),
        appointed_by=table.name("appointed_by", Sort.WHO),
        tenure=_read_tenure(table),
        succession=table.names("succession", Sort.WHO),
        removable_by=table.names("removable_by", Sort.WHO),
    )


def read_people(table: Table) -> People:
    """Read a class of people."""
    table.only(_PEOPLE_KEYS, what="people")
    return People(
        scope=read_scope(table),
        name=table.name("people", Sort.FREE),
        who=read_alternatives(table, "who"),
        excluded=table.names("except", Sort.WHO),
        as_of=read_as_of(table, "as_of"),
    )


def _read_seats(table: Table) -> Seats:
    """Read one group of seats; `n` is short for `from` and `to` alike."""
    table.only(_SEATS_KEYS, what="a group of seats")
    if "n" in table and ("from" in table or "to" in table):
        table.complain(
            ProblemKind.BAD_BLOCK, "n", "`n` stands beside `from` or `to`", "write one or the other"
        )
    least = table.whole("n") if "n" in table else table.whole("from")
    most = table.whole("to") if "to" in table else None
    rounded = table.one_of("rounded", _ROUNDINGS)
    _check_seats(table, least=least, most=most)
    return Seats(
        least=least,
        most=least if "n" in table else most,
        of=table.name("of", Sort.WHO),
        elected_by=table.name("elected_by", Sort.WHO),
        appointed_by=table.name("appointed_by", Sort.WHO),
        ex_officio=table.name("ex_officio", Sort.WHO),
        on=table.name("on", Sort.WHO),
        by_lot=table.one_of("filled_by", ("lot",)) == "lot",
        votes=table.flag("votes", default=True),
        per=table.shaped("per", _PER, "write `75 members`, or a class such as `region`"),
        rounded=Rounding(rounded) if rounded else None,
        at_least=table.whole("at_least"),
        as_of=read_as_of(table, "as_of"),
        term=read_term(table, "term"),
        method=table.one_of("method", tuple(METHODS)),
    )


def _check_seats(table: Table, *, least: int, most: int | None) -> None:
    if most is not None and most < least:
        table.complain(
            ProblemKind.BAD_BLOCK,
            "to",
            f"a group of seats runs from {least} down to {most}",
            "put the smaller number into `from`",
        )


def _read_limit(table: Table) -> Limit | None:
    """Read `{ of = "men", test = "<= 8" }` or `{ same = "employer", test = "<= 2" }`."""
    table.only(("of", "same", "test"), what="a limit")
    table.needs("test", what="a limit", remedy='write how many: test = "<= 2"')
    if ("of" in table) == ("same" in table):
        table.complain(
            ProblemKind.BAD_BLOCK,
            None,
            "a limit says `of` or `same`",
            "write one of them: a class of people, or an attribute that they share",
        )
    test = read_comparison_at(table, "test", Kind.NUMBER)
    if test is None:
        return None
    return Limit(test=test, of=table.name("of", Sort.FREE), same=table.name("same", Sort.FREE))


def _read_tenure(table: Table) -> Tenure:
    """Read how long a post is held, what body and office share."""
    return Tenure(
        term=read_term(table, "term"),
        terms_in_a_row=table.whole("terms_in_a_row"),
        rest=read_rest(table, "rest"),
        stagger=table.shaped("stagger", _STAGGER, "write `half each year` or `1/3 each year`"),
        filler=table.one_of("filler", FILLERS),
        holds_over=table.flag("holds_over", default=False),
        incompatible=table.names("incompatible", Sort.WHO),
        method=table.one_of("method", tuple(METHODS)),
        tie=tuple(_read_ties(table)),
    )


def _read_ties(table: Table) -> list[str]:
    return [text for text, at in table.strings("tie") if table.is_listed(text, TIES, at=at)]


def _read_decides(table: Table | None) -> Decides | None:
    """Read a body's default for every decision."""
    if table is None:
        return None
    table.only(_DECIDES_KEYS, what="`decides`")
    return Decides(
        votes_for=read_bound_of(table, "for", "for"),
        quorum=read_bound_of(table, "quorum", "present"),
        casting=table.one_of("casting", CASTING_VOTES),
        tie=table.one_of("tie", TIES, "lost"),
        proxies=table.shaped("proxies", _PROXIES, "write `none`, or `5 each`"),
        weight=table.shaped("weight", _WEIGHT, "write `1 each`, or `by` and an attribute"),
        method=table.one_of("method", tuple(METHODS)),
        default_option=table.name("default_option", Sort.FREE),
        merge=table.name("merge", Sort.FREE),
    )
