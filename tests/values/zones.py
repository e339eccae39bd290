"""The zones and the ways of writing that the tests of this room share."""

from moothall.values.calendars import Calendar
from moothall.values.durations import Counting, Length, read_length
from moothall.values.edtf import read_moment
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant, Zone, write_instant
from moothall.values.spans import Span
from moothall.values.stated import as_stated

LONDON = Zone("Europe/London")


def span(text: str) -> Span:
    return read_moment(text, zone=LONDON)


def at(text: str) -> Instant:
    earliest = span(text).earliest
    assert earliest is not None
    return earliest


def shown(moment: Instant | None) -> str:
    return "open" if moment is None else write_instant(moment, zone=LONDON)


def both_ends(of: Span) -> tuple[str, str]:
    return shown(of.earliest), shown(of.latest)


def counted(counting: Counting) -> Calendar:
    return Calendar(zone=LONDON, counting=counting)


def lasting(start: str, end: str) -> Elapsed:
    return Elapsed(span(start), span(end))


def stated(length: str, end: str) -> Elapsed:
    given: Length = read_length(length)
    last = span(end)
    assert last.earliest is not None
    assert last.latest is not None
    first = as_stated(given).starts(last.earliest, zone=LONDON)
    return Elapsed(first.hull(as_stated(given).starts(last.latest, zone=LONDON)), last, given)
