"""Where a moment lies on the strip, and which dates its axis shows.

Owns pixels and calendar steps; knows no acts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from moothall.values.instants import Instant, Zone

_DAY = 24 * 3600
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two ticks
_MOST_TICKS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date of the axis: where, its label, and the year where it begins one."""

    x: float
    label: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From moments to pixels.

    Attributes:
        first, last: the moments at the left and the right edge.
        width: between them, in pixels.
        zone: in whose civil time the ticks are.
    """

    first: Instant
    last: Instant
    width: float
    zone: Zone

    def x(self, at: Instant) -> float:
        """Where a moment lies; what lies outside is at the edge."""
        share = (at - self.first) / max(self.last - self.first, 1)
        return round(min(max(share, 0), 1) * self.width, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """The first days of months, as many as can be read."""
        months = (self.last - self.first) // (30 * _DAY) + 1
        step = next((one for one in _STEPS if months / one <= _MOST_TICKS), _STEPS[-1])
        return tuple(self._ticks(step))

    def _ticks(self, step: int) -> Iterator[Tick]:
        first = self.zone.civil(self.first)
        number = first.year * 12 + first.month - 1
        number -= number % step
        year = 0
        while (moment := _month(number, self.zone)) < self.last:
            if moment >= self.first:
                civil = self.zone.civil(moment)
                label = f"{civil:%b}" if step < 12 else ""
                said = str(civil.year) if civil.year != year else ""
                yield Tick(x=self.x(moment), label=label, year=said)
                year = civil.year
            number += step


def _month(number: int, zone: Zone) -> Instant:
    return zone.instant(datetime(number // 12, number % 12 + 1, 1))  # noqa: DTZ001


def scale_over(moments: list[Instant], *, width: float, zone: Zone) -> Scale:
    """A scale over all of the moments, from the first of a month to the end of one."""
    earliest, latest = (zone.civil(at) for at in (min(moments), max(moments)))
    first = _month(earliest.year * 12 + earliest.month - 1, zone)
    last = _month(latest.year * 12 + latest.month, zone)
    return Scale(first=first, last=last, width=width, zone=zone)
