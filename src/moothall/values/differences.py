"""How far two moments lie apart in civil terms: months, days, hours and minutes for people.

Owns the breaking down of a difference; knows no bounds. Spec: docs/spec/rulebook.md, "Time".
"""

from dataclasses import dataclass, replace

from moothall.values.civil import DAY, civil_datetime, civil_months_on
from moothall.values.durations import DAYS_IN, MONTHS_IN, SECONDS_IN, Length
from moothall.values.instants import Instant, Zone


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CivilDifference:
    """Whole months, then whole days, hours and minutes; what is less than a minute is dropped."""

    months: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def in_days(self) -> "CivilDifference":
        """Drop what is less than a day."""
        return replace(self, hours=0, minutes=0)


NO_DIFFERENCE = CivilDifference()


def civil_difference(start: Instant, end: Instant, *, zone: Zone) -> CivilDifference:
    """Give the difference that a zone's clock and calendar show; nothing where `end` is not later.

    The months are the most that, counted from `start` with the end of the month clamped, do not
    pass `end`. A change of the clocks in between does not show.
    """
    first, last = zone.local(start), zone.local(end)
    if last <= first or end <= start:
        return NO_DIFFERENCE
    months = _whole_months(first, last)
    days, clock = divmod(last - civil_months_on(first, months), DAY)
    return CivilDifference(
        months=months, days=days, hours=clock // 3600, minutes=clock % 3600 // 60
    )


def elapsed_difference(seconds: int) -> CivilDifference:
    """Give elapsed time as hours and minutes, never as days."""
    whole = max(seconds, 0) // 60
    return CivilDifference(hours=whole // 60, minutes=whole % 60)


def stated_difference(length: Length) -> CivilDifference:
    """Give a length in the terms in which it is stated; working days and the like as days."""
    number, unit = length.number, length.unit
    if unit in SECONDS_IN:
        return elapsed_difference(number * SECONDS_IN[unit])
    if unit in MONTHS_IN:
        return CivilDifference(months=number * MONTHS_IN[unit])
    return CivilDifference(days=number * DAYS_IN.get(unit, 1))


def _whole_months(first: int, last: int) -> int:
    start, end = civil_datetime(first), civil_datetime(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if civil_months_on(first, months) <= last else months - 1
