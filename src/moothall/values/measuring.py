"""By how much the time between two moments exceeds a bound, in the unit of the bound.

Owns the pairwise measure and the first moment that satisfies it; the two moments are certain here.
What is uncertain is the affair of `elapsed`. Spec: docs/spec/rulebook.md, "Time".
"""

from moothall.values.calendars import Calendar, working_days_between
from moothall.values.civil import DAY, months_on
from moothall.values.durations import (
    DAYS_IN,
    MONTHS_IN,
    SECONDS_IN,
    Counting,
    Length,
    Unit,
    later,
)
from moothall.values.instants import Instant


def excess(start: Instant, end: Instant, bound: Length, *, calendar: Calendar) -> int | None:
    """Say by how much the time from `start` to `end` exceeds a bound; below 0 it falls short.

    In seconds where the bound runs by the clock, in days where it counts days; only the sign of two
    different kinds can be compared. None where nothing can count it: working days without a
    declared calendar, meetings.
    """
    unit = bound.unit
    if unit in SECONDS_IN:
        return end - start - bound.number * SECONDS_IN[unit]
    if runs_by_clock(bound, calendar=calendar):
        return end - later(start, bound, zone=calendar.zone)
    first = calendar.zone.local(start) // DAY
    last = calendar.zone.local(end) // DAY
    return days_excess(first, last, bound, calendar=calendar)


def runs_by_clock(bound: Length, *, calendar: Calendar) -> bool:
    """Say whether a bound ends at a clock time rather than with a day."""
    unit = bound.unit
    if unit in SECONDS_IN:
        return True
    to_the_hour = calendar.counting is Counting.TO_THE_HOUR
    return to_the_hour and (unit in DAYS_IN or unit in MONTHS_IN)


def days_excess(first: int, last: int, bound: Length, *, calendar: Calendar) -> int | None:
    """Say by how many days the time from one civil day to another exceeds a bound."""
    unit, number = bound.unit, bound.number
    if unit in DAYS_IN:
        return _counted(last - first, calendar.counting) - number * DAYS_IN[unit]
    if unit in MONTHS_IN:
        return last - months_on(first, number * MONTHS_IN[unit])
    if unit is Unit.CLEAR_DAYS:
        return _counted(last - first, Counting.CLEAR) - number
    if unit is Unit.MEETINGS:
        return None
    final = last - 1 if unit is Unit.CLEAR_WORKING_DAYS else last
    counted = working_days_between(first, final, calendar=calendar)
    return None if counted is None else counted - number


def first_end(
    start: Instant, bound: Length, *, calendar: Calendar, beyond: bool = False
) -> Instant | None:
    """Give the first moment at which the time since `start` reaches a bound, or goes beyond it.

    None where nothing can count it.
    """
    if runs_by_clock(bound, calendar=calendar):
        return Instant(later(start, bound, zone=calendar.zone) + beyond)
    first = calendar.zone.local(start) // DAY
    day = _first_day(first, bound, calendar=calendar, least=int(beyond))
    return None if day is None else calendar.zone.from_local(day * DAY)


def _first_day(first: int, bound: Length, *, calendar: Calendar, least: int) -> int | None:
    """Find the first day from `first` on that exceeds the bound by `least`: it only ever grows."""
    if days_excess(first, first, bound, calendar=calendar) is None:
        return None
    low, step = first - 1, 1
    while _exceeds(first, low + step, bound, calendar=calendar) < least:
        low, step = low + step, step * 2
    high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        if _exceeds(first, middle, bound, calendar=calendar) < least:
            low = middle
        else:
            high = middle
    return high


def _exceeds(first: int, last: int, bound: Length, *, calendar: Calendar) -> int:
    return days_excess(first, last, bound, calendar=calendar) or 0


def _counted(days: int, counting: Counting) -> int:
    """Count days between two dates; without a day in between, clear days are none."""
    if counting is Counting.CLEAR and days > 0:
        return days - 1
    if counting is Counting.BOTH_ENDS and days >= 0:
        return days + 1
    return days
