"""What was found, as JSON and back: each kind has a shape of its own, told by its first key.

Numbers that may be fractions are strings (`"1/3"`); moments are whole seconds since 1970; open
ends are null. Reading accepts exactly what writing gives. Spec: docs/spec/record.md, "Facts".
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias, assert_never

from moothall.proceedings.act import Stated
from moothall.proceedings.errors import MalformedEntryError
from moothall.rulebook.judging.rulings import (
    Absence,
    Division,
    Found,
    Owed,
    PerOption,
    Proportion,
    Sum,
)
from moothall.values.amounts import Range
from moothall.values.civil import DAY
from moothall.values.durations import Length, read_length
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant
from moothall.values.leads import Lead
from moothall.values.spans import Span
from moothall.values.stated import StatedDay, StatedLength

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # the first second of year 1, the last of 9999
_MOST_DAYS = 366_000  # a thousand years, as the longest length
_NUMBER = re.compile(r"-?\d{1,100}(/[1-9]\d{0,99})?", re.ASCII)  # longer than any honest one


def write_stated(stated: Stated) -> Json:
    """A stated fact: what was found, or how long before."""
    if isinstance(stated, Lead):
        return {"lead": _write_time(stated.stated)}
    return write_found(stated)


def read_stated_fact(json: Json) -> Stated:
    """The inverse of `write_stated`.

    Raises:
        MalformedEntryError: it is no such thing.
    """
    if isinstance(json, Mapping) and "lead" in json:
        stated = _read_time(json["lead"])
        if isinstance(stated, StatedLength | StatedDay):
            return Lead(stated=stated)
        raise MalformedEntryError(f"a lead is a length or a day before, not {json!r}")
    return read_found(json)


def write_found(found: Found) -> Json:
    """What was found."""
    match found:
        case Absence():
            return {"absence": found.value}
        case bool():
            return found
        case frozenset():
            return {"names": sorted(found)}
        case Range():
            return {"number": _write_range(found)}
        case Proportion():
            return {"share": _write_range(found.share), "base": found.base}
        case Sum():
            return {"sum": _write_range(found.amount), "currency": found.currency}
        case Division():
            return {"for": _write_range(found.votes_for), "against": _write_range(found.against)}
        case Elapsed():
            return _write_elapsed(found)
        case Length():
            return {"length": str(found)}
        case PerOption():
            return {"options": [[name, write_found(one)] for name, one in found.options]}
        case tuple():
            return {"owed": [_write_owed(one) for one in found]}
        case _:
            assert_never(found)


def read_found(json: Json) -> Found:
    """The inverse of `write_found`.

    Raises:
        MalformedEntryError: it is no such thing.
    """
    if isinstance(json, bool):
        return json
    if not isinstance(json, Mapping):
        raise MalformedEntryError(f"{json!r} is nothing that can be found")
    try:
        return _read(json)
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedEntryError(f"{dict(json)!r} is nothing that can be found") from error


def _read(json: Mapping[str, Json]) -> Found:
    match json:
        case {"absence": str(word)}:
            return Absence(word)
        case {"names": list(names)}:
            return frozenset(str(name) for name in names)
        case {"number": number}:
            return _read_range(number)
        case {"share": share, "base": str(base)}:
            return Proportion(share=_read_range(share), base=base)
        case {"sum": amount, "currency": str(currency)}:
            return Sum(amount=_read_range(amount), currency=currency)
        case {"for": votes_for, "against": against}:
            return Division(votes_for=_read_range(votes_for), against=_read_range(against))
        case {"from": start, "to": end, "stated": stated}:
            return Elapsed(read_span(start), read_span(end), _read_time(stated))
        case {"length": str(text)}:
            return read_length(text)
        case {"options": list(options)}:
            return PerOption(options=tuple(_read_option(one) for one in options))
        case {"owed": list(owed)}:
            return tuple(_read_owed(one) for one in owed)
    raise MalformedEntryError(f"{dict(json)!r} is nothing that can be found")


def write_span(span: Span) -> Json:
    """Its ends, in seconds since 1970."""
    return [span.earliest, span.latest]


def read_span(json: Json) -> Span:
    """The inverse of `write_span`.

    Raises:
        MalformedEntryError: it is no span.
    """
    match json:
        case [earliest, latest]:
            first, last = _read_instant(earliest), _read_instant(latest)
            if first is None or last is None or first <= last:
                return Span(first, last)
    raise MalformedEntryError(f"a span is two moments in seconds, in order, not {json!r}")


def _read_instant(json: Json) -> Instant | None:
    """A moment between the years 1 and 9999, or an open end."""
    if json is None:
        return None
    if isinstance(json, int) and not isinstance(json, bool) and _FIRST <= json <= _LAST:
        return Instant(json)
    raise MalformedEntryError(f"{json!r} is no moment")


def _write_elapsed(elapsed: Elapsed) -> Json:
    return {
        "from": write_span(elapsed.start),
        "to": write_span(elapsed.end),
        "stated": _write_time(elapsed.stated),
    }


def _write_time(stated: Length | StatedLength | StatedDay | None) -> Json:
    match stated:
        case None:
            return None
        case Length():
            return {"exactly": str(stated)}
        case StatedDay():
            return {"days": stated.days, "opens": stated.opens, "closes": stated.closes}
        case StatedLength():
            return {
                "shortest": str(stated.shortest),
                "longest": None if stated.longest is None else str(stated.longest),
                "over": stated.is_over,
                "under": stated.is_under,
            }


def _read_time(json: Json) -> Length | StatedLength | StatedDay | None:
    match json:
        case None:
            return None
        case {"exactly": str(text)}:
            return read_length(text)
        case {"days": int(days), "opens": int(opens), "closes": int(closes)} if (
            0 <= days <= _MOST_DAYS and 0 <= opens <= closes < DAY
        ):
            return StatedDay(days=days, opens=opens, closes=closes)
        case {"shortest": str(shortest), "longest": longest, "over": bool(o), "under": bool(u)}:
            most = None if longest is None else read_length(str(longest))
            return StatedLength(shortest=read_length(shortest), longest=most, is_over=o, is_under=u)
    raise MalformedEntryError(f"{json!r} does not say how long before")


def _write_range(number: Range) -> Json:
    high = None if number.high is None else str(number.high)
    return [str(number.low), high, number.is_over, number.is_under]


def _read_range(json: Json) -> Range:
    match json:
        case [str(low), None | str() as high, bool(is_over), bool(is_under)]:
            return _range(low, high, is_over=is_over, is_under=is_under)
    raise MalformedEntryError(f"{json!r} is no range of numbers")


@lru_cache(maxsize=4096)  # the same few numbers stand in a million entries
def _range(low: str, high: str | None, *, is_over: bool, is_under: bool) -> Range:
    most = None if high is None else _number(high)
    return Range(_number(low), most, is_over=is_over, is_under=is_under)


def _number(text: str) -> Fraction | int:
    # Fraction would read "1e99999999999" too, and never come to an end of it.
    if _NUMBER.fullmatch(text) is None:
        raise MalformedEntryError(f"{text[:40]!r} is no number as entries write it: 41, -2 or 1/3")
    number = Fraction(text)
    return int(number) if number.denominator == 1 else number


def _write_owed(owed: Owed) -> Json:
    done = None if owed.done is None else write_span(owed.done)
    return {"due": write_span(owed.due), "done": done, "about": owed.about, "body": owed.body}


def _read_owed(json: Json) -> Owed:
    match json:
        case {"due": due, "done": done, "about": str(about), "body": str(body)}:
            finished = None if done is None else read_span(done)
            return Owed(due=read_span(due), done=finished, about=about, body=body)
    raise MalformedEntryError(f"{json!r} is nothing owed")


def _read_option(json: Json) -> tuple[str, Found]:
    match json:
        case [str(name), found]:
            return name, read_found(found)
    raise MalformedEntryError(f"{json!r} is no option")
