"""What a duty owes: by when, about what, and whether it was done.

A duty that follows an act is owed once for each such act; one that recurs is owed anew from each
time it was done, or from the body's formation. Nothing is stored: a lapse is worked out from the
record and a moment. [rule-language 5, "Duties"; 6.7]
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from moothall.proceedings.scene import Scene
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.applying import is_in_force
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import Owed
from moothall.rulebook.language.blocks import AfterAct, Duty, YearDay
from moothall.values.durations import Length, Unit, later
from moothall.values.instants import Instant
from moothall.values.logic import all_of, any_of, negation
from moothall.values.measuring import first_end
from moothall.values.spans import Span

_UNITS = frozenset(unit.value for unit in Unit if unit is not Unit.MEETINGS)
_YEARLY = frozenset({"year", "calendar-year"})


def owing(ready: ReadyDuty, scene: Scene) -> tuple[Owed, ...]:
    """All that the duty has ever asked of the body that the act concerns, as of the act."""
    if ready.duty.every is None:
        return tuple(_following(ready, scene))
    body = _debtor(ready.duty, scene)
    starts = _starts(ready.duty, body, scene)
    return tuple(_each_due(ready, body, _with_next(starts), scene))


def outstanding(ready: ReadyDuty, scene: Scene) -> tuple[Owed, ...]:
    """What the duty still asks: of what recurs, the next time only."""
    if ready.duty.every is None:
        return tuple(owed for owed in _following(ready, scene) if owed.done is None)
    body = _debtor(ready.duty, scene)
    last = scene.state.occurrences.of(ready.duty.then, body)
    if last.last is not None and last.is_before(scene.now):
        starts = [last.last.at]
    else:
        starts = _starts(ready.duty, body, scene)[-1:]
    return tuple(_each_due(ready, body, [(start, None) for start in starts], scene))


def _following(ready: ReadyDuty, scene: Scene) -> Iterator[Owed]:
    """Once for each act that starts it; of one matter where the act in question names one."""
    duty = ready.duty
    for start in duty.on:
        for trigger in _triggers(start, duty, scene):
            if not _is_owed(ready, trigger, scene):
                continue
            due = _due(duty, trigger, scene)
            if due is not None:
                done = _done(duty.then, trigger, scene)
                yield Owed(due=due, done=done, about=trigger.matter, body=trigger.body)


def _triggers(start: str, duty: Duty, scene: Scene) -> Iterator[Occurrence]:
    log, act = scene.state.occurrences, scene.act
    found = log.about(start, act.about).acts if act.about else []
    if not found:
        found = (log.of(start, act.of) if act.of else log.all(start)).acts
        found = [one for one in found if not act.about or not one.matter]
    for one in found:
        concerns = not duty.of or not one.of.isdisjoint(duty.of)
        by = not duty.by or (one.by is not None and not one.by.isdisjoint(duty.by))
        if concerns and by and has_begun(one.at, at=scene.now):
            yield one


def _is_owed(ready: ReadyDuty, trigger: Occurrence, scene: Scene) -> bool:
    """It may apply to the act that starts it, and no `unless` surely discharges it."""
    there = Scene(act=trigger.done, state=scene.state, law=scene.law, ask=scene.ask)
    discharged = any_of(all_of(there.holding(tests)) for tests in ready.unless)
    return applies_to(ready, there) is not False and discharged is not True


def applies_to(ready: ReadyDuty, there: Scene) -> bool | None:
    """Its `when` holds of an act, it is in force then, and no other duty stands in its place."""
    duty = ready.duty
    if duty.of and there.deed.of.isdisjoint(duty.of):
        return False
    in_force = is_in_force(duty.scope, at=there.act.at, law=there.law)
    own = all_of((in_force, *there.holding(ready.when)))
    if own is False:
        return False
    return all_of((own, negation(any_of(applies_to(one, there) for one in ready.displacers))))


def _due(duty: Duty, trigger: Occurrence, scene: Scene) -> Span | None:
    """By when: the date that a decision sets, else so long after what starts it.

    A duty without a time never falls due (the linter complains of it).
    """
    decision = scene.state.decisions.get(trigger.matter, at=scene.now) if trigger.matter else None
    if decision is not None and decision.due is not None and duty.then == "decision.carry_out":
        return decision.due
    match duty.within:
        case Length() as within if within.unit is not Unit.MEETINGS:
            return _by_when(trigger.at, within, scene)
        case AfterAct(number=number, unit=unit, act=act):
            found = scene.state.occurrences.of(act, trigger.body).acts
            if not found or unit not in _UNITS:
                return None
            return _by_when(found[-1].at, Length(number=number, unit=Unit(unit)), scene)
        case _:
            return None


def _done(act: str, trigger: Occurrence, scene: Scene) -> Span | None:
    """The first time after it started that what is owed was done about the same matter."""
    log = scene.state.occurrences
    found = log.about(act, trigger.matter).acts if trigger.matter else []
    if not found:
        of_body = log.of(act, trigger.body).acts
        found = [one for one in of_body if not one.matter or not trigger.matter]
    for one in found:
        if one.at.is_before(trigger.at) is not True and has_begun(one.at, at=scene.now):
            return one.at
    return None


def _debtor(duty: Duty, scene: Scene) -> str:
    return duty.debtor if duty.debtor_is_body else scene.act.of


def _starts(duty: Duty, body: str, scene: Scene) -> list[Span]:
    """The body's formation, and each time that it was done."""
    log = scene.state.occurrences
    both = (*log.of("body.form", body).acts[:1], *log.of(duty.then, body).acts)
    return [one.at for one in both if has_begun(one.at, at=scene.now)]


def _with_next(starts: list[Span]) -> Iterator[tuple[Span, Span | None]]:
    """Each start with the next one; the last has none."""
    if starts:
        yield from pairwise(starts)
        yield starts[-1], None


def _each_due(
    ready: ReadyDuty, body: str, starts: Iterable[tuple[Span, Span | None]], scene: Scene
) -> Iterator[Owed]:
    """What is owed from each start while the duty is in force, and the next time it was done."""
    for start, done in starts:
        due = _next_due(ready.duty, start, scene)
        if due is not None and is_in_force(ready.duty.scope, at=due, law=scene.law) is not False:
            yield Owed(due=due, done=done, body=body)


def _next_due(duty: Duty, start: Span, scene: Scene) -> Span | None:
    """When it is due again: after so long, on its day, and never after the longest gap."""
    due = _due_again(duty, start, scene)
    gap = duty.apart.value if duty.apart is not None else None
    if not isinstance(gap, Length) or gap.unit is Unit.MEETINGS:
        return due
    longest = _by_when(start, gap, scene)
    return due if due is not None and due.is_before(longest) else longest


def _due_again(duty: Duty, start: Span, scene: Scene) -> Span | None:
    match duty.every:
        case Length() as every if every.unit is not Unit.MEETINGS:
            return _by_when(start, every, scene)
        case YearDay() as day:
            return _year_day(day, start, scene)
        case str() as period if period in _YEARLY:
            return _year_day(YearDay(month=12, day=31), _a_year_on(start, scene), scene)
        case _:
            return None


def _a_year_on(start: Span, scene: Scene) -> Span:
    return moved(start, Length(number=1, unit=Unit.YEARS), scene)


def _year_day(day: YearDay, start: Span, scene: Scene) -> Span | None:
    """The first such day at or after the earliest and the latest start."""
    ends = [scene.law.next_year_day(day, at) for at in (start.earliest, start.latest) if at]
    return Span(min(ends), max(ends)) if ends else None


def _by_when(start: Span, length: Length, scene: Scene) -> Span:
    """The last moment of a time that begins with the start, its days counted as the book says."""

    def end(at: Instant | None) -> Instant | None:
        beyond = at and first_end(at, length, calendar=scene.law.calendar, beyond=True)
        return None if beyond is None else Instant(beyond - 1)

    return Span(end(start.earliest), end(start.latest))


def moved(span: Span, length: Length, scene: Scene) -> Span:
    """Both ends of a span, so much later by the book's civil time."""

    def move(at: Instant | None) -> Instant | None:
        return None if at is None else later(at, length, zone=scene.law.zone)

    return Span(move(span.earliest), move(span.latest))
