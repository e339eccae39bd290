"""What a source itself says of how long before something was done: a length, or a day before.

For each moment at which the later thing may have happened, says when the earlier one was done. The
two go together: twenty hours' notice is twenty hours whenever the meeting was.
"""

from dataclasses import dataclass
from typing import TypeAlias

from moothall.values.civil import DAY
from moothall.values.durations import UNCOUNTED, Length, earlier
from moothall.values.instants import Instant, Zone
from moothall.values.spans import Span
from moothall.values.turning_points import early_points, late_points

_LAST_SECOND = DAY - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLength:
    """From `shortest` to `longest` before; None for no upper limit.

    Attributes:
        shortest: the least that it can have been.
        longest: the most.
        is_over: it was more than `shortest`.
        is_under: it was less than `longest`.
    """

    shortest: Length
    longest: Length | None
    is_over: bool = False
    is_under: bool = False

    def starts(self, end: Instant, *, zone: Zone) -> Span:
        """Say when the earlier thing was done if the later one was at `end`.

        Of working days and meetings, only that it was not later.
        """
        if self.shortest.unit in UNCOUNTED:
            return Span(None, end)
        latest = Instant(earlier(end, self.shortest, zone=zone) - self.is_over)
        if self.longest is None:
            return Span(None, latest)
        earliest = Instant(earlier(end, self.longest, zone=zone) + self.is_under)
        return Span(min(earliest, latest), latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDay:
    """So many civil days before, between two clock times given as seconds of the day."""

    days: int
    opens: int = 0
    closes: int = _LAST_SECOND

    def starts(self, end: Instant, *, zone: Zone) -> Span:
        """Say when the earlier thing was done if the later one was at `end`, and not after it."""
        midnight = (zone.local(end) // DAY - self.days) * DAY
        earliest = zone.from_local(midnight + self.opens)
        latest = zone.from_local(midnight + self.closes, later=True)
        return Span(min(earliest, end), min(latest, end))


Stated: TypeAlias = StatedLength | StatedDay


def as_stated(given: Length | Stated) -> Stated:
    """Take a plain length for exactly that long."""
    return StatedLength(shortest=given, longest=given) if isinstance(given, Length) else given


def starts_of_span(stated: Stated, end: Span, *, zone: Zone) -> Span:
    """Say when the earlier thing was done if the later one was somewhere in a span."""
    if end.is_exact and end.latest is not None:
        return stated.starts(end.latest, zone=zone)
    lengths = lengths_of(stated)
    early = early_points(end, *lengths, zone=zone, move=earlier)
    late = late_points(end, *lengths, zone=zone, move=earlier)
    firsts = [stated.starts(at, zone=zone).earliest for at in early]
    lasts = [stated.starts(at, zone=zone).latest for at in late]
    return Span(
        min((at for at in firsts if at is not None), default=None),
        max((at for at in lasts if at is not None), default=None),
    )


def lengths_of(stated: Stated) -> tuple[Length, ...]:
    """Give the lengths that a statement is made of."""
    if isinstance(stated, StatedDay):
        return ()
    return (stated.shortest,) if stated.longest is None else (stated.shortest, stated.longest)
