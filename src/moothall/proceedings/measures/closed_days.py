"""The days that were declared to be no working days, as far as the record has them at the act.

`calendar.declare` of a period that names kinds of days beside weekdays (bank holidays), or of the
kind itself, closes the days from the first to the last. [rule-language 6.4]
"""

from collections.abc import Iterator
from datetime import date, timedelta

from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.measures.declaring import may_declare
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.rulebook.judging.working_days import kinds_declared
from moothall.values.instants import Instant, Zone
from moothall.values.spans import Span

_MOST_DAYS = 3_660


def closed_days(scene: Scene) -> Found:
    """Declared days as ISO dates, those that may be as `perhaps`; and each year that has some."""
    names = {name for one in _declared(scene) for name in _names(one, scene)}
    return frozenset(names) or Absence.NONE


def _declared(scene: Scene) -> Iterator[Occurrence]:
    for period in scene.law.calendars_of_work:
        for name in sorted({period.name} | kinds_declared(period)):
            for one in scene.state.occurrences.about("calendar.declare", name).acts:
                if has_begun(one.at, at=scene.now) and may_declare(one, period):
                    yield one


def _names(one: Occurrence, scene: Scene) -> Iterator[str]:
    declared = one.done.particulars
    if not isinstance(declared, DeclareCalendar) or declared.opens is None:
        return
    zone, is_sure = scene.law.zone, surely_before(one.at, scene)
    closes = declared.closes or declared.opens
    sure = set(_between(declared.opens.latest, closes.earliest, zone)) if is_sure else set[date]()
    if not sure and is_sure and _is_one_day(declared.opens, closes, zone):
        sure = set(_between(declared.opens.earliest, closes.latest, zone))
    for day in _between(declared.opens.earliest, closes.latest, zone):
        yield day.isoformat() if day in sure else f"{PERHAPS}{day.isoformat()}"
        if is_sure:
            yield str(day.year)


def _is_one_day(opens: Span, closes: Span, zone: Zone) -> bool:
    ends = [opens.earliest, opens.latest, closes.earliest, closes.latest]
    return len({zone.civil(end).date() if end is not None else None for end in ends}) == 1


def _between(first: Instant | None, last: Instant | None, zone: Zone) -> Iterator[date]:
    """The civil days from one moment to another; none where an end is open or they are too many."""
    if first is None or last is None:
        return
    day, end = (zone.civil(at).date() for at in (first, last))
    if (end - day).days > _MOST_DAYS:
        return
    while day <= end:
        yield day
        day += timedelta(days=1)
