"""What recurs: owed anew from each time it was done, or so often in each period.

It counts from the body's formation, so that the first period is owed too. A year and a declared
period are stretches of their own: what is done in one is not done for the next.
[rule-language 5, "Duties"]
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from math import ceil
from typing import TypeAlias

from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.measures.adoption import since_adoption
from moothall.proceedings.measures.declaring import edge
from moothall.proceedings.measures.falling_due import (
    by_when,
    end_of_month,
    first_of_year,
    moved,
    put_off,
    year_day,
)
from moothall.proceedings.measures.periods import each_opening
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.collection import has_begun
from moothall.rulebook.judging.rulings import Owed
from moothall.rulebook.language.blocks import Duty, YearDay
from moothall.rulebook.language.expressions import Comparator, Count
from moothall.rulebook.language.structures import Period
from moothall.values.durations import Length, Unit
from moothall.values.instants import Instant
from moothall.values.spans import Span

YEARLY = frozenset({"year", "calendar-year"})
_Due: TypeAlias = Callable[[Duty, Span, Scene], Span | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A period in which it is owed: from when acts count for it, and by when it is due."""

    begin: Span
    due: Span

    def may_hold(self, at: Span) -> bool:
        """May what was done then have been done in it?"""
        return at.is_before(self.begin) is not True and self.due.is_before(at) is not True

    def surely_holds(self, at: Span) -> bool:
        """Was it certainly done in it?"""
        return at.is_before(self.begin) is False and self.due.is_before(at) is False


def ever_owed(duty: Duty, body: str, scene: Scene) -> Iterator[Owed]:
    """All that the duty has ever asked of the body."""
    if _in_stretches(duty):
        for stretch in _stretches(duty, body, scene):
            yield _owed_in(stretch, duty, body, scene)
        yield from _since_last(duty, body, _starts(duty, body, scene), scene, due=_by_the_gap)
    else:
        yield from _since_last(duty, body, _starts(duty, body, scene), scene, due=_next_due)


def still_owed(duty: Duty, body: str, scene: Scene) -> Iterator[Owed]:
    """What it asks now: the next time after the last, or this period's and the one before."""
    last = _last_start(duty, body, scene)
    if not _in_stretches(duty):
        yield from _since_last(duty, body, last, scene, due=_next_due)
        return
    stretches = _stretches(duty, body, scene)[-2:]
    recent = [_owed_in(one, duty, body, scene) for one in stretches]
    yield from [one for one in recent if one.done is None] or recent[-1:]
    yield from _since_last(duty, body, last, scene, due=_by_the_gap)


def due_after(duty: Duty, last: Span, body: str, scene: Scene) -> Span | None:
    """When it is due for the first time after it was last due, or after the formation."""
    if not _in_stretches(duty):
        return _next_due(duty, last, scene)
    dues = (stretch.due for stretch in _stretches(duty, body, scene))
    return next((due for due in dues if last.is_before(due)), None)


def _in_stretches(duty: Duty) -> bool:
    return isinstance(duty.every, str) or (isinstance(duty.every, Length) and how_often(duty) > 1)


def how_often(duty: Duty) -> int:
    """How often in each period: once, where the book does not say."""
    test = duty.times
    if test is None or not isinstance(test.value, Count):
        return 1
    number = test.value.number
    match test.comparator:
        case Comparator.MORE_THAN:
            return int(number) + 1
        case Comparator.AT_LEAST | Comparator.EXACTLY:
            return max(ceil(number), 1)
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return 1


def _stretches(duty: Duty, body: str, scene: Scene) -> list[_Stretch]:
    """The periods from the body's formation to the one that is running."""
    first = next(_starts(duty, body, scene), None)
    if first is None:
        return []
    match duty.every:
        case Length() as length:
            return list(_lengths(length, first, scene))
        case str() as year if year in YEARLY:
            return list(_years(duty, first, scene))
        case str() as name if (period := scene.law.book.periods.get(name)) and period.opens:
            return list(_opened(period, first, scene))
        case str() as name:
            return list(_declared(name, first, scene))
        case _:
            return []


def _lengths(length: Length, start: Span, scene: Scene) -> Iterator[_Stretch]:
    """So long, again and again, from the formation."""
    while scene.now is not None and has_begun(start, at=scene.now):
        yield _Stretch(begin=start, due=by_when(start, length, scene))
        start = moved(start, length, scene.law)


def _years(duty: Duty, start: Span, scene: Scene) -> Iterator[_Stretch]:
    """The calendar years, or a month of each; the first that ends after the formation."""
    law = scene.law
    if start.latest is None or scene.now is None:
        return
    for year in range(law.zone.civil(start.latest).year, law.zone.civil(scene.now).year + 1):
        begin, end = first_of_year(year, law), end_of_month(year, duty.in_month or 12, law)
        if duty.in_month > 1:
            begin = Instant(end_of_month(year, duty.in_month - 1, law) + 1)
        if end > start.latest:
            yield _Stretch(begin=Span(begin, begin), due=Span(end, end))


def _opened(period: Period, start: Span, scene: Scene) -> Iterator[_Stretch]:
    """Each time that an act opened the period, where it ends, and after the formation."""
    for begin, end in each_opening(period, scene):
        if end is not None and has_begun(begin, at=scene.now):
            yield from _stretch(begin, end, start)


def _declared(period: str, start: Span, scene: Scene) -> Iterator[_Stretch]:
    """Each time that a calendar declared the period, where it ends after the formation."""
    for one in scene.state.occurrences.about("calendar.declare", period).acts:
        declared = one.done.particulars
        if isinstance(declared, DeclareCalendar) and declared.opens and declared.closes:
            begin = edge(declared.opens, scene, is_first=True)
            if has_begun(begin, at=scene.now):
                yield from _stretch(begin, edge(declared.closes, scene, is_first=False), start)


def _stretch(begin: Span, end: Span, start: Span) -> Iterator[_Stretch]:
    """The period, unless it had ended when the body was formed; where it may have, none is sure."""
    follows = start.is_before(end)
    if follows is not False:
        yield _Stretch(begin=begin, due=end if follows else Span(end.earliest, None))


def _owed_in(stretch: _Stretch, duty: Duty, body: str, scene: Scene) -> Owed:
    """What is owed in a period, with the act that made the number full.

    An act that may have been done in it or in another leaves open whether it was owed any more.
    """
    wanted = how_often(duty)
    acts = scene.state.occurrences.of(duty.then, body).acts
    done = [one.at for one in acts if has_begun(one.at, at=scene.now)]
    sure = [at for at in done if stretch.surely_holds(at)]
    possible = [at for at in done if stretch.may_hold(at)]
    if len(sure) >= wanted:
        return Owed(due=stretch.due, done=sure[wanted - 1], body=body)
    if len(possible) < wanted:
        return Owed(due=stretch.due, done=None, body=body)
    doubtful = next(at for at in possible if at not in sure)
    return Owed(due=stretch.due.hull(stretch.begin), done=doubtful, body=body)


def _starts(duty: Duty, body: str, scene: Scene) -> Iterator[Span]:
    """The body's formation, and each time that it was done; the adoption of the book if later."""
    log = scene.state.occurrences
    both = chain(log.of("body.form", body).acts[:1], log.of(duty.then, body).acts)
    return (since_adoption(one.at, scene) for one in both if has_begun(one.at, at=scene.now))


def _last_start(duty: Duty, body: str, scene: Scene) -> Iterator[Span]:
    """The last time that it was done, as far as dates tell, else as entered; or the formation."""
    log = scene.state.occurrences
    done = log.of(duty.then, body)
    if done.last is not None and done.is_before(scene.now):
        return iter((since_adoption(done.last.at, scene),))
    both = chain(reversed(done.acts), log.of("body.form", body).acts[:1])
    begun = (one.at for one in both if has_begun(one.at, at=scene.now))
    return (since_adoption(at, scene) for at in islice(begun, 1))


def _since_last(
    duty: Duty, body: str, starts: Iterable[Span], scene: Scene, *, due: _Due
) -> Iterator[Owed]:
    """What is owed from each start, and the next time it was done."""
    for start, done in _with_next(tuple(starts)):
        when = due(duty, start, scene)
        if when is not None:
            yield Owed(due=when, done=done, body=body)


def _with_next(starts: tuple[Span, ...]) -> Iterable[tuple[Span, Span | None]]:
    """Each start with the next one; the last has none."""
    if starts:
        yield from pairwise(starts)
        yield starts[-1], None


def _next_due(duty: Duty, start: Span, scene: Scene) -> Span | None:
    """When it is due again: after so long, on its day, and never after the longest gap."""
    due = _due_again(duty, start, scene)
    longest = _by_the_gap(duty, start, scene)
    if longest is None:
        return due
    return due if due is not None and due.is_before(longest) else longest


def _by_the_gap(duty: Duty, start: Span, scene: Scene) -> Span | None:
    gap = duty.apart.value if duty.apart is not None else None
    if not isinstance(gap, Length) or gap.unit is Unit.MEETINGS:
        return None
    return by_when(start, gap, scene)


def _due_again(duty: Duty, start: Span, scene: Scene) -> Span | None:
    match duty.every:
        case Length() as every if every.unit is not Unit.MEETINGS:
            due = by_when(start, every, scene)
            return put_off(due, duty.except_months, every, scene.law)
        case YearDay() as day:
            return year_day(day, start, scene.law)
        case _:
            return None
