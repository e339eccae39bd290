"""A span: one moment, somewhere between two ends.

A span is never a period during which something lasted; it says between which moments the one
moment lies that a source tells of. Spec: docs/spec/rulebook.md, "Uncertain dates".
"""

from dataclasses import dataclass
from datetime import date

from moothall.values.civil import DAY, day_number
from moothall.values.errors import EmptySpanError
from moothall.values.instants import Instant, Zone, write_instant


@dataclass(frozen=True, slots=True)
class Span:
    """One moment somewhere from `earliest` to `latest`, both included; None is an open end.

    Raises:
        EmptySpanError: `latest` lies before `earliest`.
    """

    earliest: Instant | None
    latest: Instant | None

    def __post_init__(self) -> None:
        """Refuse a span without a moment in it."""
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            first, last = (
                write_instant(end, zone=Zone("UTC")) for end in (self.earliest, self.latest)
            )
            raise EmptySpanError(f"no moment is from {first} on and yet not after {last}")

    @property
    def is_exact(self) -> bool:
        """Say whether only one moment is possible."""
        return self.earliest is not None and self.earliest == self.latest

    def is_before(self, other: "Span") -> bool | None:
        """Say whether this moment surely precedes the other; None where both are possible."""
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return True
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return False
        return None

    def narrowed(
        self, *, not_before: Instant | None = None, not_after: Instant | None = None
    ) -> "Span":
        """Leave out what another statement excludes.

        Raises:
            EmptySpanError: the statements contradict each other.
        """
        return Span(_later_of(self.earliest, not_before), _earlier_of(self.latest, not_after))

    def hull(self, other: "Span") -> "Span":
        """Give the smallest span that holds every moment of both."""
        earliest = latest = None
        if self.earliest is not None and other.earliest is not None:
            earliest = min(self.earliest, other.earliest)
        if self.latest is not None and other.latest is not None:
            latest = max(self.latest, other.latest)
        return Span(earliest, latest)


UNKNOWN_MOMENT = Span(None, None)


def exactly(at: Instant) -> Span:
    """Give the span of a moment that is known to the second."""
    return Span(at, at)


def civil_days(first: date, last: date, *, zone: Zone) -> Span:
    """Give the span from 00:00:00 of a day to 23:59:59 of another, in a zone."""
    start = zone.from_local(day_number(first) * DAY)
    end = zone.from_local(day_number(last) * DAY + DAY - 1, later=True)
    return Span(start, end)


def civil_day(day: date, *, zone: Zone) -> Span:
    """Give the span of one civil day, 00:00:00 to 23:59:59."""
    return civil_days(day, day, zone=zone)


def _later_of(one: Instant | None, other: Instant | None) -> Instant | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _earlier_of(one: Instant | None, other: Instant | None) -> Instant | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
