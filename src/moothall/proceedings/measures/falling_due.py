"""When something falls due: so long after a moment, on a day of the year, at the end of a month.

Days are counted as the book says; both ends of an uncertain start are moved. [rule-language 5]
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from moothall.proceedings.measures.closed_days import closed_days
from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.working_days import days_declared, is_in_working_days, years_of
from moothall.rulebook.language.blocks import YearDay
from moothall.values.calendars import Calendar
from moothall.values.durations import Length, later
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant
from moothall.values.measuring import first_end
from moothall.values.spans import Span


def by_when(start: Span, length: Length, scene: Scene) -> Span:
    """The last moment of a time that begins with the start, its days counted as the book says.

    Working days leave out the days that were declared closed by the time of the act; in a year of
    which none was declared they may end later.
    """
    calendar = scene.law.calendar
    if not is_in_working_days(length) or calendar.closed is not None:
        return _last(start, length, calendar)
    found = closed_days(scene)
    names = found if isinstance(found, frozenset) else frozenset[str]()
    sure, perhaps = days_declared(names)
    first = _last(start, length, replace(calendar, closed=sure))
    last = _last(start, length, replace(calendar, closed=sure | perhaps))
    is_known = calendar.weekdays_off and years_of(Elapsed(start, last), calendar) <= names
    return Span(first.earliest, last.latest if is_known else None)


def _last(start: Span, length: Length, calendar: Calendar) -> Span:
    def end(at: Instant) -> Instant | None:
        beyond = first_end(at, length, calendar=calendar, beyond=True)
        return None if beyond is None else Instant(beyond - 1)

    return _both(start, end)


def moved(span: Span, length: Length, law: Law) -> Span:
    """Both ends of a span, so much later by the book's civil time."""
    return _both(span, lambda at: later(at, length, zone=law.zone))


def end_of_day(span: Span, law: Law) -> Span:
    """The last moment of the civil day on which it falls."""
    return _both(span, lambda at: law.day(law.zone.civil(at).date())[1])


def year_day(day: YearDay, start: Span, law: Law) -> Span | None:
    """The first such day at or after the earliest and the latest start."""
    ends = [law.next_year_day(day, at) for at in (start.earliest, start.latest) if at]
    return Span(min(ends), max(ends)) if ends else None


def put_off(due: Span, months: tuple[int, ...], every: Length, law: Law) -> Span:
    """A date that falls into a month left out moves to the next period, as often as need be.

    An uncertain date may fall into any month that it touches.
    """

    def is_left_out(at: Instant) -> bool:
        return law.zone.civil(at).month in months

    def move(at: Instant) -> Instant:
        for _ in range(12):
            if is_left_out(at):
                at = later(at, every, zone=law.zone)
        return at

    if not months or due.earliest is None or due.latest is None:
        return due
    ends_of_months = tuple(_ends_of_months(due.earliest, due.latest, law))
    if not ends_of_months:
        return _both(due, move)
    return Span(due.earliest, max(move(at) for at in (*ends_of_months, due.latest)))


def _ends_of_months(first: Instant, last: Instant, law: Law) -> Iterator[Instant]:
    """The last moments of the months that end between two moments."""
    day = law.zone.civil(first).date()
    while (end := end_of_month(day.year, day.month, law)) < last:
        yield end
        day = law.zone.civil(Instant(end + 1)).date()


def first_of_year(year: int, law: Law) -> Instant:
    """The first moment of a calendar year of the book's zone."""
    return law.day(date(year, 1, 1))[0]


def end_of_month(year: int, month: int, law: Law) -> Instant:
    """The last moment of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return Instant(law.day(following)[0] - 1)


def _both(span: Span, move: Callable[[Instant], Instant | None]) -> Span:
    ends = (span.earliest, span.latest)
    first, last = (None if at is None else move(at) for at in ends)
    return Span(first, last)
