"""Dates as a source gives them, in the notation of EDTF (ISO 8601-2): never finer than the source.

Reads year, month, day, instant, `~ ? %`, `A/B` and open ends. Does not read seasons, unspecified
digits or sets. Our own convention: each of `~ ? %` widens a date by one unit of its precision on
both sides. Spec: docs/spec/rulebook.md, "Uncertain dates".
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from moothall.values.civil import month_length, require_date
from moothall.values.errors import EmptySpanError, MalformedDateError, quoted
from moothall.values.instants import Instant, Zone, read_date_time, write_instant
from moothall.values.spans import UNKNOWN_MOMENT, Span, civil_day, civil_days

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?", re.ASCII)
_OPEN = ".."
_FORMS = "write it as 2016, 2016-05, 2016-05-31, 2016-05~, 2016-05/2016-06 or 2016-05-31T19:00"


@dataclass(frozen=True, slots=True)
class State:
    """Something that lasted: when it began and when it ended, each one moment in a span."""

    begins: Span
    ends: Span

    @property
    def surely_held_until(self) -> Instant | None:
        """Give the latest moment at which it surely still held; None where no end is told."""
        return self.ends.earliest


def read_moment(text: str, *, zone: Zone) -> Span:
    """Read one moment somewhere in a span: `2016-05`, `2016-05~`, `2016-10-28/2016-11-04`.

    Raises:
        MalformedDateError: says what is wrong and shows a right form.
    """
    if "/" not in text:
        return _read_single(text, zone=zone)
    first, last = _read_ends(text, zone=zone)
    return _spanning(first, last, text=text)


def read_state(text: str, *, zone: Zone) -> State:
    """Read a state that lasted from A to B: `2016-06/2016-11`, `2016-06/..`.

    A single date is a state that began and ended within it.

    Raises:
        MalformedDateError: says what is wrong and shows a right form.
    """
    if "/" not in text:
        throughout = _read_single(text, zone=zone)
        return State(throughout, throughout)
    begins, ends = _read_ends(text, zone=zone)
    _spanning(begins, ends, text=text)
    if ends == UNKNOWN_MOMENT:
        return State(begins, ends)
    return State(begins.narrowed(not_after=ends.latest), ends.narrowed(not_before=begins.earliest))


def civil_extent(span: Span, *, zone: Zone) -> tuple[datetime | None, datetime | None]:
    """Give both ends of a span as the zone's clock shows them; None is an open end."""
    earliest = None if span.earliest is None else zone.civil(span.earliest)
    latest = None if span.latest is None else zone.civil(span.latest)
    return earliest, latest


def _spanning(first: Span, last: Span, *, text: str) -> Span:
    try:
        return Span(first.earliest, last.latest)
    except EmptySpanError:
        right = "write the earlier date first: 2016-05/2016-06"
        raise MalformedDateError(
            f"{quoted(text)} is no span of dates: it ends before it begins; {right}"
        ) from None


def _read_ends(text: str, *, zone: Zone) -> tuple[Span, Span]:
    parts = text.split("/")
    if len(parts) != 2 or not all(parts):
        right = (
            "write two dates with one stroke, 2016-05/2016-06, or .. for an open end, 2016-05/.."
        )
        raise MalformedDateError(f"{quoted(text)} is no span of dates: {right}")
    first, last = (
        UNKNOWN_MOMENT if part == _OPEN else _read_single(part, zone=zone) for part in parts
    )
    return first, last


def _read_single(text: str, *, zone: Zone) -> Span:
    if "T" in text:
        return _read_clock_time(text, zone=zone)
    match = _DATE.fullmatch(text)
    if match is None:
        raise MalformedDateError(f"{quoted(text)} is no date: {_FORMS}")
    year, month, day = (None if part is None else int(part) for part in match.groups()[:3])
    _require_no_season(text, year=year, month=month)
    first = require_date(year or 0, month or 1, day or 1, text=text)
    last = _last_day(first, has_month=month is not None, has_day=day is not None)
    if match[4] is not None:
        first, last = _widened(first, last, has_month=month is not None, has_day=day is not None)
    return civil_days(first, last, zone=zone)


def _read_clock_time(text: str, *, zone: Zone) -> Span:
    if text[-1] in "~?%":
        right = "give two moments, 2016-05-31T18:00/2016-05-31T20:00"
        raise MalformedDateError(f"{quoted(text)} is no moment: a time has no {text[-1]}; {right}")
    seconds, offset = read_date_time(text)
    if offset is not None:
        return Span(Instant(seconds - offset), Instant(seconds - offset))
    earliest, latest = zone.from_local(seconds), zone.from_local(seconds, later=True)
    if zone.local(earliest) != seconds:
        wrong = f"the clocks of {zone.name} skipped it"
        raise MalformedDateError(f"{quoted(text)} is no moment: {wrong}; write it with its offset")
    return Span(earliest, latest)


def _require_no_season(text: str, *, year: int | None, month: int | None) -> None:
    if month is not None and 21 <= month <= 41:
        right = f"write the months, {year}-03/{year}-05"
        raise MalformedDateError(
            f"{quoted(text)} is no date here: seasons (months 21 to 41) are not read; {right}"
        )


def _last_day(first: date, *, has_month: bool, has_day: bool) -> date:
    if has_day:
        return first
    month = first.month if has_month else 12
    return date(first.year, month, month_length(first.year, month))


def _widened(first: date, last: date, *, has_month: bool, has_day: bool) -> tuple[date, date]:
    """Widen by one unit of the stated precision on both sides."""
    if has_day:
        return first - timedelta(days=1), last + timedelta(days=1)
    if not has_month:
        return first.replace(year=first.year - 1), last.replace(year=last.year + 1)
    before = first - timedelta(days=1)
    after = last + timedelta(days=1)
    return before.replace(day=1), after.replace(day=month_length(after.year, after.month))


def write_span(span: Span, *, zone: Zone) -> str:
    """Write a span so that it is read back equal: `2016-05-31`, `2016-05-01/2016-05-31`, `../A`."""
    first, last = (
        _write_end(span.earliest, zone, day_end=False),
        _write_end(span.latest, zone, day_end=True),
    )
    return first if first == last != _OPEN else f"{first}/{last}"


def _write_end(at: Instant | None, zone: Zone, *, day_end: bool) -> str:
    """A day where the end is that of a day, else the moment."""
    if at is None:
        return _OPEN
    shown = zone.civil(at).date()
    day = civil_day(shown, zone=zone)
    is_whole = at == (day.latest if day_end else day.earliest)
    return shown.isoformat() if is_whole else write_instant(at, zone=zone)
