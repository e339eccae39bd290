"""Reads what narrows a measure: `excluding accused`, `as of ballot.open`, `or never`.

Enacts `qualifier` of docs/spec/rulebook.md, "Tests".
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from moothall.rulebook.language.expressions import UNQUALIFIED, Qualifiers
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.reading.amounts import read_value
from moothall.rulebook.reading.mentions import read_moment, read_who
from moothall.rulebook.reading.words import Cursor
from moothall.values.durations import Length


def read_qualifiers(cursor: Cursor) -> Qualifiers:
    """Read every qualifier that follows; none may be said twice."""
    qualifiers = UNQUALIFIED
    seen: set[str] = set()
    while read := _READERS.get(cursor.peek()):
        said = _said(cursor)
        if said in seen:
            cursor.fail(f"`{said}` is said twice", "say it once")
        seen.add(said)
        cursor.take()
        qualifiers = read(cursor, qualifiers)
    return qualifiers


def read_length(cursor: Cursor) -> Length:
    """Read a length of time and nothing else."""
    offset = cursor.offset
    value = read_value(cursor)
    if not isinstance(value, Length):
        cursor.fail("this is no length of time", "write one such as `7 days`", offset=offset)
    return value


def _said(cursor: Cursor) -> str:
    """Name the qualifier that comes next; `in`, `for` and `counting` each begin two."""
    word, following = cursor.peek(), cursor.peek(1)
    return f"{word} {following}" if following in ("person", "same", "vacant", "spoilt") else word


def _excluding(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    names = [read_who(cursor)]
    while cursor.accept(","):
        names.append(read_who(cursor))
    return replace(before, excluding=tuple(names))


def _in(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    if cursor.accept("person"):
        proxies = cursor.accept("or", "by", "proxy")
        return replace(before, attendance="in person" + " or by proxy" * proxies)
    if cursor.peek()[:1].isdigit():
        return replace(before, within=read_length(cursor))
    return replace(before, within=cursor.name(Sort.PERIOD))


def _as_of(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    if not cursor.accept("of"):
        cursor.fail("`as` stands without `of`", "write `as of` and a moment")
    return replace(before, as_of=read_moment(cursor))


def _counting(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    if cursor.accept("spoilt"):
        return replace(before, counting_spoilt=True)
    choice = cursor.accept_any(("for", "against")) if cursor.accept("vacant", "as") else ""
    if not choice:
        cursor.fail(
            "it is not said what is counted",
            "write `counting spoilt`, `counting vacant as for` or `counting vacant as against`",
        )
    return replace(before, counting_vacant=choice)


def _per(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    return replace(before, per=cursor.name(Sort.FREE))


def _for(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    if cursor.accept("same"):
        return replace(before, same=cursor.name(Sort.FREE))
    return replace(before, lasting=read_length(cursor))


def _since(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    return replace(before, since=read_moment(cursor))


def _or_never(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    if not cursor.accept("never"):
        cursor.fail(
            "`or` is only known in `or never` and `in person or by proxy`",
            "put alternatives into `unless`",
        )
    return replace(before, or_never=True)


def _by(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    return replace(before, by=read_who(cursor))


def _to(cursor: Cursor, before: Qualifiers) -> Qualifiers:
    return replace(before, to=read_who(cursor))


_READERS: Final[Mapping[str, Callable[[Cursor, Qualifiers], Qualifiers]]] = MappingProxyType(
    {
        "excluding": _excluding,
        "in": _in,
        "as": _as_of,
        "counting": _counting,
        "per": _per,
        "for": _for,
        "since": _since,
        "or": _or_never,
        "by": _by,
        "to": _to,
    }
)
