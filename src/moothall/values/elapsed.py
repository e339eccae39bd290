"""The time from one uncertain moment to another, and how it stands to a bound.

Every comparison has three results: it surely holds, it surely does not, or both are possible. What
a source states of the time itself ("20 hours") is kept beside the two moments, because then they go
together. Spec: docs/spec/rulebook.md, "Time" and "Uncertain dates".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.values.calendars import Calendar
from moothall.values.civil import DAY
from moothall.values.differences import (
    NO_DIFFERENCE,
    CivilDifference,
    civil_difference,
    elapsed_difference,
    stated_difference,
)
from moothall.values.durations import MONTHS_IN, SECONDS_IN, Length, Unit
from moothall.values.errors import UnknownComparatorError, quoted
from moothall.values.instants import Instant, Zone
from moothall.values.measuring import first_end, runs_by_clock
from moothall.values.possibilities import (
    Pair,
    excess_in_numbers,
    excess_of_spans,
    excess_of_stated,
    in_units_like,
    pairs_of_spans,
    pairs_of_stated,
)
from moothall.values.spans import Span
from moothall.values.stated import Stated, StatedDay, StatedLength, as_stated
from moothall.values.turning_points import early_points, late_points

__all__ = [
    "CivilDifference",
    "Differences",
    "Elapsed",
    "civil_difference",
    "compare",
    "earliest_lawful",
    "extent",
    "shortfall",
]

_COMPARATORS = (">=", ">", "<=", "<", "=")
_LOWER = (">=", ">")

Differences = tuple[CivilDifference, CivilDifference]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time from one moment to another.

    Attributes:
        start: the earlier moment; where `stated` is given, all that follows from it.
        end: the later moment.
        stated: what the source itself says of the time between them.
    """

    start: Span
    end: Span
    stated: Length | Stated | None = None


def compare(elapsed: Elapsed, comparator: str, bound: Length, *, calendar: Calendar) -> bool | None:
    """Say whether the time stands to the bound as asked (>= > <= < =); None where both may be.

    Minutes and hours are elapsed time. Days are counted as the calendar says; weeks are seven days;
    months and years end at the same clock time, or with the day where days are counted whole. A
    length stated in the unit of the bound is compared as a number.

    Raises:
        UnknownComparatorError: the comparator is none of the five.
    """
    if elapsed.stated is None:
        low, high = excess_of_spans(elapsed.start, elapsed.end, bound, calendar=calendar)
    else:
        stated = as_stated(elapsed.stated)
        low, high = excess_of_stated(stated, elapsed.end, bound, calendar=calendar)
    return _decided(low, high, comparator)


def earliest_lawful(elapsed: Elapsed, bound: Length, *, calendar: Calendar) -> Span:
    """Give the first moment at which the bound is reached, counted from the start as it is known.

    An end is open where the start's is, and both where nothing can count the bound.
    """
    zone = calendar.zone
    early, late = (
        [first_end(start, bound, calendar=calendar) for start in points]
        for points in (
            early_points(elapsed.start, bound, zone=zone),
            late_points(elapsed.start, bound, zone=zone),
        )
    )
    return Span(
        min((at for at in early if at is not None), default=None),
        max((at for at in late if at is not None), default=None),
    )


def shortfall(
    elapsed: Elapsed, comparator: str, bound: Length, *, calendar: Calendar
) -> Differences | None:
    """Give the least and the most by which the time fails the comparison.

    For >= and >, the civil difference between the end and the first lawful one; for <= and <,
    between the last lawful one and the end; for =, whichever it is. Bounds that count days give
    whole days, bounds in hours elapsed hours. No difference where it may be lawful; None where it
    cannot be told.

    Raises:
        UnknownComparatorError: the comparator is none of the five.
    """
    if comparator not in _COMPARATORS:
        raise UnknownComparatorError(_unknown(comparator))
    if elapsed.stated is None:
        pairs = pairs_of_spans(elapsed.start, elapsed.end, bound, zone=calendar.zone)
        return _gaps(pairs, comparator, bound, calendar=calendar)
    stated = as_stated(elapsed.stated)
    if isinstance(stated, StatedLength) and excess_in_numbers(stated, bound) is not None:
        return _shortfall_in_numbers(stated, comparator, bound)
    pairs = tuple(pairs_of_stated(stated, elapsed.end, bound, zone=calendar.zone))
    found = _gaps(pairs, comparator, bound, calendar=calendar)
    if found is None or isinstance(stated, StatedDay) or stated.longest is not None:
        return found
    return (NO_DIFFERENCE, found[1]) if comparator in _LOWER else None


def extent(
    elapsed: Elapsed, *, zone: Zone
) -> tuple[CivilDifference | None, CivilDifference | None]:
    """Give the shortest and the longest that the time can have been; None where that is open."""
    start, end = elapsed.start, elapsed.end
    stated = None if elapsed.stated is None else as_stated(elapsed.stated)
    if isinstance(stated, StatedLength):
        longest = None if stated.longest is None else stated_difference(stated.longest)
        return stated_difference(stated.shortest), longest
    if isinstance(stated, StatedDay):
        return _extent_of_day(stated, end, zone=zone)
    shortest = longest = None
    if start.latest is not None and end.earliest is not None:
        shortest = civil_difference(start.latest, end.earliest, zone=zone)
    if start.earliest is not None and end.latest is not None:
        longest = civil_difference(start.earliest, end.latest, zone=zone)
    return shortest, longest


def _decided(low: int | None, high: int | None, comparator: str) -> bool | None:
    """Decide from the least and the most by which a bound is exceeded."""
    match comparator:
        case ">=":
            holds, fails = _at_least(low, 0), _at_most(high, -1)
        case ">":
            holds, fails = _at_least(low, 1), _at_most(high, 0)
        case "<=":
            holds, fails = _at_most(high, 0), _at_least(low, 1)
        case "<":
            holds, fails = _at_most(high, -1), _at_least(low, 0)
        case "=":
            holds, fails = low == 0 == high, _at_least(low, 1) or _at_most(high, -1)
        case _:
            raise UnknownComparatorError(_unknown(comparator))
    return True if holds else False if fails else None


def _gaps(
    pairs: Iterable[Pair], comparator: str, bound: Length, *, calendar: Calendar
) -> Differences | None:
    """Give the least and the most by which pairs of moments fail; None of no pairs."""
    found = [_gap(start, end, comparator, bound, calendar=calendar) for start, end in pairs]
    known = [gap for gap in found if gap is not None]
    return (min(known), max(known)) if known and len(known) == len(found) else None


def _gap(
    start: Instant, end: Instant, comparator: str, bound: Length, *, calendar: Calendar
) -> CivilDifference | None:
    """Give by how much two certain moments fail the comparison."""
    if comparator == "=":
        below = _gap(start, end, ">=", bound, calendar=calendar)
        return _gap(start, end, "<=", bound, calendar=calendar) if below == NO_DIFFERENCE else below
    beyond = comparator in (">", "<=")
    wanted = first_end(start, bound, calendar=calendar, beyond=beyond)
    if wanted is None:
        return None
    if comparator in _LOWER:
        return _apart(end, wanted, bound, calendar=calendar)
    return _apart(Instant(wanted - 1), end, bound, calendar=calendar)


def _apart(first: Instant, last: Instant, bound: Length, *, calendar: Calendar) -> CivilDifference:
    zone = calendar.zone
    if bound.unit in SECONDS_IN:
        return elapsed_difference(last - first)
    if runs_by_clock(bound, calendar=calendar):
        return civil_difference(first, last, zone=zone)
    midnights = (zone.from_local(zone.local(at) // DAY * DAY) for at in (first, last))
    return civil_difference(*midnights, zone=zone)


def _shortfall_in_numbers(
    stated: StatedLength, comparator: str, bound: Length
) -> Differences | None:
    """Subtract lengths whose units convert exactly; None where it is open how much it runs over."""
    target, shortest = (in_units_like(one, bound.unit) or 0 for one in (bound, stated.shortest))
    longest = None if stated.longest is None else in_units_like(stated.longest, bound.unit)
    if comparator in _LOWER or (comparator == "=" and shortest < target):
        least = 0 if longest is None else target - longest
        return _as_unit(least, bound), _as_unit(target - shortest, bound)
    if longest is None:
        return None
    return _as_unit(shortest - target, bound), _as_unit(longest - target, bound)


def _as_unit(number: int, bound: Length) -> CivilDifference:
    if bound.unit in SECONDS_IN:
        return elapsed_difference(number)
    if bound.unit in MONTHS_IN:
        return CivilDifference(months=max(number, 0))
    return CivilDifference(days=max(number, 0))


def _extent_of_day(
    stated: StatedDay, end: Span, *, zone: Zone
) -> tuple[CivilDifference | None, CivilDifference | None]:
    pairs = pairs_of_stated(stated, end, Length(number=1, unit=Unit.DAYS), zone=zone)
    found = [civil_difference(first, last, zone=zone) for first, last in pairs]
    return min(found, default=None), max(found, default=None)


def _at_least(number: int | None, least: int) -> bool:
    return number is not None and number >= least


def _at_most(number: int | None, most: int) -> bool:
    return number is not None and number <= most


def _unknown(comparator: str) -> str:
    return f"{quoted(comparator)} is no comparison: use one of >= > <= < ="
