"""The moments of a span among which a measured time is largest and smallest.

Mostly its two ends. But a clock that is put back, a clock time that is skipped and the days that a
month lacks make "so long later" fall behind by an hour or a day now and then, so that near those
the ends alone would not do.
"""

from collections.abc import Iterable

from moothall.values.civil import DAY, day_date
from moothall.values.durations import MONTHS_IN, SECONDS_IN, Length, Unit, later
from moothall.values.instants import Instant, Zone
from moothall.values.spans import Span

_REACH = 4 * DAY
_UNCOUNTED = (Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS, Unit.MEETINGS)


def late_points(span: Span, bound: Length, *, zone: Zone) -> tuple[Instant, ...]:
    """Give moments of which one reaches furthest, so much later; none where the end is open."""
    latest = span.latest
    if latest is None:
        return ()
    if span.earliest == latest or _is_plain(latest, bound, zone=zone):
        return (latest,)
    window = Span(_within(span.earliest, latest - _REACH, least=True), latest)
    return _points(window, bound, zone=zone)


def early_points(span: Span, bound: Length, *, zone: Zone) -> tuple[Instant, ...]:
    """Give moments of which one reaches least far, so much later; none where the end is open."""
    earliest = span.earliest
    if earliest is None:
        return ()
    if span.latest == earliest or _is_plain(earliest, bound, zone=zone):
        return (earliest,)
    window = Span(earliest, _within(span.latest, earliest + _REACH, least=False))
    return _points(window, bound, zone=zone)


def every_point(span: Span, lengths: Iterable[Length], *, zone: Zone) -> tuple[Instant, ...]:
    """Give moments of a closed span that show all that can come of adding or taking lengths away.

    Each civil day's first and last second, the ends, the changes of the clocks, and where going
    back by a length crosses midnight.
    """
    earliest, latest = span.earliest, span.latest
    if earliest is None or latest is None:
        return ()
    if earliest == latest:
        return (earliest,)
    points = {earliest, latest}
    countable = [length for length in lengths if length.unit not in _UNCOUNTED]
    days = range(zone.local(earliest) // DAY - 1, zone.local(latest) // DAY + 2)
    for midnight in (zone.from_local(day * DAY) for day in days):
        points.update(_sides(midnight))
        for length in countable:
            crossing = _clock(later(midnight, length, zone=zone), zone=zone)
            points.update(_sides(zone.from_local(zone.local(midnight) + crossing)))
    return _kept((*points, *_changes(span, zone=zone)), span)


def _is_plain(at: Instant, bound: Length, *, zone: Zone) -> bool:
    """Say whether adding the bound near a moment keeps the order of moments."""
    unit = bound.unit
    if unit in SECONDS_IN:
        return True
    if not zone.is_steady(at):
        return False
    if unit in _UNCOUNTED:
        return True
    if unit in MONTHS_IN and not 4 < day_date(zone.local(at) // DAY).day <= 28:
        return False
    return zone.is_steady(later(at, bound, zone=zone))


def _points(window: Span, bound: Length, *, zone: Zone) -> tuple[Instant, ...]:
    """Give every moment of a window of days at which the order can break, and the ends."""
    earliest, latest = window.earliest, window.latest
    if earliest is None or latest is None:
        return ()
    points = {earliest, latest, *_changes(window, zone=zone)}
    clocks = {0, *_skipped_clocks(window, bound, zone=zone)}
    for day in range(zone.local(earliest) // DAY, zone.local(latest) // DAY + 2):
        for clock in clocks:
            points.update(_sides(zone.from_local(day * DAY + clock)))
    return _kept(points, window)


def _skipped_clocks(window: Span, bound: Length, *, zone: Zone) -> set[int]:
    """Give the clock times at which adding the bound begins and ends to land in a skip."""
    if bound.unit in _UNCOUNTED or window.earliest is None or window.latest is None:
        return set()
    low = Instant(later(window.earliest, bound, zone=zone) - 2 * DAY)
    high = Instant(later(window.latest, bound, zone=zone) + 2 * DAY)
    changes = zone.changes(low, high)
    return {
        clock
        for change in changes
        for clock in (
            _clock(change, zone=zone),
            (zone.local(Instant(change - 1)) + 1) % DAY,
        )
    }


def _changes(span: Span, *, zone: Zone) -> set[Instant]:
    if span.earliest is None or span.latest is None:
        return set()
    return {side for at in zone.changes(span.earliest, span.latest) for side in _sides(at)}


def _sides(at: Instant) -> tuple[Instant, Instant]:
    return Instant(at - 1), at


def _clock(at: Instant, *, zone: Zone) -> int:
    return zone.local(at) % DAY


def _kept(points: Iterable[Instant], span: Span) -> tuple[Instant, ...]:
    low, high = span.earliest, span.latest
    return tuple(
        sorted({at for at in points if (low is None or at >= low) and (high is None or at <= high)})
    )


def _within(end: Instant | None, other: int, *, least: bool) -> Instant:
    if end is None:
        return Instant(other)
    return Instant(max(end, other) if least else min(end, other))
