"""Working days: which days the book closes, which were declared closed, what that leaves open.

Weekdays are closed by the book; other kinds of days (bank holidays) are declared, and count as of
the act. In a calendar year for which none was declared nobody knows which they are: then there are
at most so many working days. [rule-language 6.4]
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from moothall.rulebook.judging.rulings import PERHAPS, Fact
from moothall.rulebook.language.structures import Period
from moothall.values import elapsed
from moothall.values.calendars import Calendar
from moothall.values.durations import Length, Unit
from moothall.values.elapsed import Elapsed

CLOSED_DAYS = "closed days"
DECLARED_BY = "declared by "
_WORKING = frozenset({Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS})
_WEEKDAYS = ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")


def is_in_working_days(length: object) -> bool:
    """Does it count working days?"""
    return isinstance(length, Length) and length.unit in _WORKING


def calendars_of_work(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The periods of a book that name kinds of days: these are no working days."""
    return tuple(
        period
        for period in periods
        if any(not kind.startswith(DECLARED_BY) for kind in period.calendar)
    )


def kinds_declared(period: Period) -> frozenset[str]:
    """The kinds of days that must be declared: all but weekdays."""
    kinds = {kind for kind in period.calendar if not kind.startswith(DECLARED_BY)}
    return frozenset(kinds.difference(_WEEKDAYS))


def weekdays_off(periods: Iterable[Period]) -> frozenset[int]:
    """The weekdays that the book says are closed; a week without a working day says nothing."""
    kinds = {kind for period in calendars_of_work(periods) for kind in period.calendar}
    off = frozenset(_WEEKDAYS.index(kind) for kind in kinds & {*_WEEKDAYS})
    return off if len(off) < len(_WEEKDAYS) else frozenset()


def closed_by_the_book(periods: Iterable[Period]) -> frozenset[date] | None:
    """No day beside the weekdays, where the book names only those; None where others are closed."""
    periods = tuple(periods)
    kinds = {kind for period in calendars_of_work(periods) for kind in period.calendar}
    return frozenset() if weekdays_off(periods) and kinds <= {*_WEEKDAYS} else None


def compare_time(
    found: Elapsed,
    comparator: str,
    bound: Length,
    facts: Mapping[str, Fact],
    *,
    calendar: Calendar,
) -> bool | None:
    """Hold a time against a length; working days as the book and those who declared them say."""
    if is_in_working_days(bound):
        closed = facts.get(CLOSED_DAYS)
        return compare_in_working_days(found, comparator, bound, closed, calendar=calendar)
    return elapsed.compare(found, comparator, bound, calendar=calendar)


def compare_in_working_days(
    found: Elapsed, comparator: str, bound: Length, fact: Fact | None, *, calendar: Calendar
) -> bool | None:
    """Hold a time against so many working days, by the days that were declared closed.

    Args:
        found: the time.
        comparator: one of the five.
        bound: so many working days.
        fact: the declared days as ISO dates, those that may be as `perhaps`, and the years for
            which some were; None where none were asked for.
        calendar: how the book counts.
    """
    names = fact.found if fact is not None and isinstance(fact.found, frozenset) else frozenset()
    sure, perhaps = days_declared(names)
    if not calendar.weekdays_off:
        return _at_most(found, comparator, bound, calendar, sure)
    both = [
        elapsed.compare(found, comparator, bound, calendar=replace(calendar, closed=closed))
        for closed in (sure, sure | perhaps)
    ]
    if calendar.closed is None and not years_of(found, calendar) <= names:
        return _at_most(found, comparator, bound, calendar, sure)
    return both[0] if both[0] is both[1] else None


def days_declared(names: frozenset[str]) -> tuple[frozenset[date], frozenset[date]]:
    """The days that surely were declared closed, and those that may have been."""
    sure = _days(one for one in names if not one.startswith(PERHAPS))
    perhaps = _days(one.removeprefix(PERHAPS) for one in names if one.startswith(PERHAPS))
    return sure, perhaps


def years_of(found: Elapsed, calendar: Calendar) -> frozenset[str]:
    """The calendar years that a time may touch; of an open one a year that nobody declares."""
    first, last = found.start.earliest, found.end.latest
    if first is None or last is None:
        return frozenset({""})
    years = [calendar.zone.civil(end).year for end in (first, last)]
    return frozenset(str(year) for year in range(years[0], years[1] + 1))


def _at_most(
    found: Elapsed, comparator: str, bound: Length, calendar: Calendar, closed: frozenset[date]
) -> bool | None:
    """Days that nobody has said are closed leave at most so many working days."""
    most = elapsed.compare(found, comparator, bound, calendar=replace(calendar, closed=closed))
    return most if most is (comparator in {"<=", "<"}) else None


def _days(names: Iterable[str]) -> frozenset[date]:
    """The ISO dates among them; a year alone is none."""
    return frozenset(date.fromisoformat(name) for name in names if "-" in name)
