"""The moments of a span among which a measured time is largest and smallest.

Mostly its two ends. But a clock that is put back, a clock time that is skipped and the days that a
month lacks make "so long later" fall behind by an hour or a day now and then, so that near those
the ends alone would not do.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from moothall.values.civil import DAY, day_date
from moothall.values.durations import MONTHS_IN, SECONDS_IN, UNCOUNTED, Length, later
from moothall.values.instants import Instant, Zone
from moothall.values.spans import Span

Move: TypeAlias = Callable[..., Instant]

_LAST_IN_EVERY_MONTH = 27  # the 28th of January at ten may come after the 29th at nine, moved on
_REACH = 4 * DAY


def late_points(
    span: Span, *lengths: Length, zone: Zone, move: Move = later
) -> tuple[Instant, ...]:
    """Give moments of which one, moved by a length, comes last; none where the end is open."""
    latest = span.latest
    if latest is None:
        return ()
    if span.earliest == latest or _keeps_order(latest, lengths, zone=zone, move=move):
        return (latest,)
    start = latest - _REACH if span.earliest is None else max(span.earliest, latest - _REACH)
    return _points(Instant(start), latest, lengths, zone=zone, move=move)


def early_points(
    span: Span, *lengths: Length, zone: Zone, move: Move = later
) -> tuple[Instant, ...]:
    """Give moments of which one, moved by a length, comes first; none where the end is open."""
    earliest = span.earliest
    if earliest is None:
        return ()
    if span.latest == earliest or _keeps_order(earliest, lengths, zone=zone, move=move):
        return (earliest,)
    end = earliest + _REACH if span.latest is None else min(span.latest, earliest + _REACH)
    return _points(earliest, Instant(end), lengths, zone=zone, move=move)


def every_point(
    earliest: Instant, latest: Instant, *lengths: Length, zone: Zone
) -> tuple[Instant, ...]:
    """Give moments of a span that show all that can come of adding lengths or taking them away.

    Each civil day's first and last second, the ends, the changes of the clocks, and where going
    back by a length crosses midnight.
    """
    if earliest == latest:
        return (earliest,)
    points = {earliest, latest, *_changes(earliest, latest, zone=zone)}
    countable = [length for length in lengths if length.unit not in UNCOUNTED]
    days = range(zone.local(earliest) // DAY - 1, zone.local(latest) // DAY + 2)
    for midnight in (zone.from_local(day * DAY) for day in days):
        points.update(_sides(midnight))
        for length in countable:
            crossing = _clock(later(midnight, length, zone=zone), zone=zone)
            points.update(_sides(zone.from_local(zone.local(midnight) + crossing)))
    return _kept(points, earliest, latest)


def _keeps_order(at: Instant, lengths: Iterable[Length], *, zone: Zone, move: Move) -> bool:
    """Say whether moving the moments near `at` by each length leaves them in order."""
    for length in lengths:
        unit = length.unit
        if unit in SECONDS_IN:
            continue
        if unit in MONTHS_IN and day_date(zone.local(at) // DAY).day > _LAST_IN_EVERY_MONTH:
            return False
        if unit not in UNCOUNTED and not zone.is_steady(move(at, length, zone=zone)):
            return False
        if not zone.is_steady(at):
            return False
    return True


def _points(
    earliest: Instant, latest: Instant, lengths: Iterable[Length], *, zone: Zone, move: Move
) -> tuple[Instant, ...]:
    """Give every moment of a window of days at which the order can break, and the ends."""
    points = {earliest, latest, *_changes(earliest, latest, zone=zone)}
    clocks = {0}
    for length in lengths:
        if length.unit not in UNCOUNTED:
            low, high = (move(at, length, zone=zone) for at in (earliest, latest))
            clocks.update(_skipped_clocks(low, high, zone=zone))
    for day in range(zone.local(earliest) // DAY, zone.local(latest) // DAY + 2):
        for clock in clocks:
            points.update(_sides(zone.from_local(day * DAY + clock)))
    return _kept(points, earliest, latest)


def _skipped_clocks(low: Instant, high: Instant, *, zone: Zone) -> Iterator[int]:
    """Give the clock times at which the clocks change around a window, before and after."""
    for change in zone.changes(Instant(low - 2 * DAY), Instant(high + 2 * DAY)):
        yield _clock(change, zone=zone)
        yield (_clock(Instant(change - 1), zone=zone) + 1) % DAY


def _changes(earliest: Instant, latest: Instant, *, zone: Zone) -> Iterator[Instant]:
    for at in zone.changes(earliest, latest):
        yield from _sides(at)


def _sides(at: Instant) -> tuple[Instant, Instant]:
    return Instant(at - 1), at


def _clock(at: Instant, *, zone: Zone) -> int:
    return zone.local(at) % DAY


def _kept(points: Iterable[Instant], earliest: Instant, latest: Instant) -> tuple[Instant, ...]:
    return tuple(sorted(at for at in points if earliest <= at <= latest))
