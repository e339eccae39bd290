"""All that uncertain moments leave possible, brought down to pairs of certain ones.

Of two unrelated spans only the nearest and the furthest moments matter. Where a source states the
time between them, each possible end has starts of its own, and they are looked at together.
"""

from collections.abc import Iterator
from itertools import product

from moothall.values.calendars import Calendar
from moothall.values.civil import DAY
from moothall.values.durations import DAYS_IN, MONTHS_IN, SECONDS_IN, UNCOUNTED, Length, Unit
from moothall.values.instants import Instant, Zone
from moothall.values.measuring import excess, runs_by_clock
from moothall.values.spans import Span
from moothall.values.stated import Stated, StatedDay, StatedLength, lengths_of
from moothall.values.turning_points import early_points, every_point, late_points

Pair = tuple[Instant, Instant]
Excess = tuple[int | None, int | None]

_LONGEST_SWEEP = 1500 * DAY
_UNKNOWN: Excess = (None, None)
_MARGIN_DAYS = 3
_REACH_DAYS = 5  # within which the order of moments can break
_FAR = (_REACH_DAYS + 1) * DAY
_WORKING = (Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS)
# Between how many days each of a unit lasts, for the units that calendars of all kinds count.
_DAYS_LONG = {
    Unit.DAYS: (1, 1),
    Unit.CLEAR_DAYS: (1, 1),
    Unit.WEEKS: (7, 7),
    Unit.MONTHS: (28, 31),
    Unit.YEARS: (365, 366),
}


def excess_of_spans(start: Span, end: Span, bound: Length, *, calendar: Calendar) -> Excess:
    """Give the least and the most by which the time between two spans exceeds a bound.

    Their signs are exact. Far from 0 the numbers are those of the spans' ends, which may be out by
    what a clock change or a month's end makes.
    """
    low = _excess(start.latest, end.earliest, bound, calendar=calendar)
    if start.is_exact and end.is_exact:
        return low, low
    high = _excess(start.earliest, end.latest, bound, calendar=calendar)
    reach = _REACH_DAYS * (DAY if runs_by_clock(bound, calendar=calendar) else 1)
    if _is_beyond(low, reach) and _is_beyond(high, reach):
        return low, high
    zone = calendar.zone
    nearest = [
        excess(first, last, bound, calendar=calendar)
        for first in late_points(start, bound, zone=zone)
        for last in early_points(end, bound, zone=zone)
    ]
    furthest = [
        excess(first, last, bound, calendar=calendar)
        for first in early_points(start, bound, zone=zone)
        for last in late_points(end, bound, zone=zone)
    ]
    return _least(nearest), _most(furthest)


def _is_beyond(number: int | None, reach: int) -> bool:
    return number is None or not -reach <= number <= reach


def _excess(
    first: Instant | None, last: Instant | None, bound: Length, *, calendar: Calendar
) -> int | None:
    if first is None or last is None:
        return None
    far = _far_apart(last - first, bound)
    return excess(first, last, bound, calendar=calendar) if far is None else far


def _far_apart(seconds: int, bound: Length) -> int | None:
    """By how much a time exceeds a bound where that is days more than any calendar decides.

    None where the calendar has to be asked.
    """
    least, most = _DAYS_LONG.get(bound.unit, (None, None))
    if least is None or most is None:
        return None
    short = seconds - bound.number * least * DAY
    if short < -_FAR:
        return short
    over = seconds - bound.number * most * DAY
    return over if over > _FAR else None


def excess_of_stated(stated: Stated, end: Span, bound: Length, *, calendar: Calendar) -> Excess:
    """Give the least and the most by which a stated time exceeds a bound.

    As numbers where the units allow it; else at each possible end. Not known where the end is open
    or spans years, unless the two lie days apart anyway.
    """
    if isinstance(stated, StatedLength):
        numbers = excess_in_numbers(stated, bound)
        if numbers is not None:
            return numbers
    if bound.unit is Unit.MEETINGS or (bound.unit in _WORKING and calendar.closed is None):
        return _UNKNOWN
    rough = _rough_excess(stated, bound)
    if rough is not None:
        return rough
    pairs = pairs_of_stated(stated, end, bound, zone=calendar.zone)
    found = [excess(first, last, bound, calendar=calendar) for first, last in pairs]
    is_open = isinstance(stated, StatedLength) and stated.longest is None
    return _least(found), None if is_open else _most(found)


def excess_in_numbers(stated: StatedLength, bound: Length) -> Excess | None:
    """Compare a stated length with a bound as numbers; None where their units differ.

    Doubled, so that "more than 7 days" exceeds 7 days by something.
    """
    target = in_units_like(bound, bound.unit)
    shortest = in_units_like(stated.shortest, bound.unit)
    if target is None or shortest is None:
        return None
    low = 2 * (shortest - target) + stated.is_over
    if stated.longest is None:
        return low, None
    longest = in_units_like(stated.longest, bound.unit)
    return None if longest is None else (low, 2 * (longest - target) - stated.is_under)


def in_units_like(length: Length, unit: Unit) -> int | None:
    """Give a length in the smallest unit that converts exactly from `unit`; None where none does.

    Hours and minutes convert, weeks and days, years and months, and each unit into itself.
    """
    for family in (SECONDS_IN, DAYS_IN, MONTHS_IN):
        if unit in family:
            return length.number * family[length.unit] if length.unit in family else None
    return length.number if length.unit is unit else None


def pairs_of_spans(start: Span, end: Span, bound: Length, *, zone: Zone) -> tuple[Pair, ...]:
    """Give the nearest and the furthest two moments; nothing where an end is open."""
    firsts = (late_points(start, bound, zone=zone), early_points(start, bound, zone=zone))
    lasts = (early_points(end, bound, zone=zone), late_points(end, bound, zone=zone))
    if not (all(firsts) and all(lasts)):
        return ()
    return tuple(
        pair for near, far in zip(firsts, lasts, strict=True) for pair in product(near, far)
    )


def pairs_of_stated(stated: Stated, end: Span, bound: Length, *, zone: Zone) -> Iterator[Pair]:
    """Give, for each end that makes a difference, the starts that make one.

    Nothing where the end is open or spans more than some four years.
    """
    if end.earliest is None or end.latest is None or end.latest - end.earliest > _LONGEST_SWEEP:
        return
    lengths = lengths_of(stated)
    if any(length.unit in UNCOUNTED for length in lengths):
        return
    for last in every_point(end.earliest, end.latest, *lengths, bound, zone=zone):
        starts = stated.starts(last, zone=zone)
        early = early_points(starts, bound, zone=zone)
        for first in {*late_points(starts, bound, zone=zone), *early}:
            yield first, last


def _rough_excess(stated: Stated, bound: Length) -> Excess | None:
    """Decide without looking at dates where the two are days apart whatever the calendar."""
    low, high = _rough_extent(stated)
    least, most = _rough_days(bound)
    if high is not None and high + _MARGIN_DAYS < least:
        return None, -1
    if low is not None and most is not None and low - _MARGIN_DAYS > most:
        return 1, None
    return None


def _rough_extent(stated: Stated) -> tuple[int | None, int | None]:
    if isinstance(stated, StatedDay):
        return stated.days - 1, stated.days + 1
    longest = None if stated.longest is None else _rough_days(stated.longest)[1]
    return _rough_days(stated.shortest)[0], longest


def _rough_days(length: Length) -> tuple[int, int | None]:
    """Say between how many days a length lies; None where there is no telling."""
    number, unit = length.number, length.unit
    if unit in SECONDS_IN:
        days = number * SECONDS_IN[unit] // DAY
        return days, days + 1
    if unit in MONTHS_IN:
        months = number * MONTHS_IN[unit]
        return months * 28, months * 31
    if unit in UNCOUNTED:
        return (0 if unit is Unit.MEETINGS else number), None
    days = number * DAYS_IN.get(unit, 1)
    return days, days


def _least(found: list[int | None]) -> int | None:
    known = [one for one in found if one is not None]
    return min(known) if known and len(known) == len(found) else None


def _most(found: list[int | None]) -> int | None:
    known = [one for one in found if one is not None]
    return max(known) if known and len(known) == len(found) else None
