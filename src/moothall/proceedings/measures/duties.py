"""What a duty owes: by when, about what, and whether it was done.

A duty that follows an act is owed once for each such act; one that recurs is owed anew from each
time it was done, or from the body's formation. Nothing is stored: a lapse is worked out from the
record and a moment. [rule-language 5, "Duties"; 6.7]
"""

from collections.abc import Iterator

from moothall.proceedings.act import Act
from moothall.proceedings.measures.adoption import is_after_adoption
from moothall.proceedings.measures.falling_due import by_when, end_of_day
from moothall.proceedings.measures.moments import comings
from moothall.proceedings.measures.recurring import ever_owed, still_owed
from moothall.proceedings.note import NoteAct
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.applying import is_in_force
from moothall.rulebook.judging.law import THAT_MEETING
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import Owed
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.blocks import AfterAct, Duty
from moothall.values.durations import Length, Unit
from moothall.values.logic import all_of, any_of, negation
from moothall.values.spans import Span

_CARRYING_OUT = "decision.carry_out"
_BEGINS_A_MATTER = frozenset({"decision.take", "meeting.call", "motion.submit"})
_UNITS = frozenset(unit.value for unit in Unit if unit is not Unit.MEETINGS)


def owing(ready: ReadyDuty, scene: Scene) -> tuple[Owed, ...]:
    """All that the duty has ever asked of the body that the act concerns, as of the act."""
    if ready.duty.every is None:
        return tuple(_following(ready, scene))
    owed = ever_owed(ready.duty, _debtor(ready.duty, scene), scene)
    return tuple(one for one in owed if _is_due(ready, one, scene))


def outstanding(ready: ReadyDuty, scene: Scene) -> Iterator[Owed]:
    """What the duty still asks: of what recurs, the next time only."""
    if ready.duty.every is None:
        return (
            one for one in _following(ready, scene) if one.done is None or one.done.latest is None
        )
    owed = still_owed(ready.duty, _debtor(ready.duty, scene), scene)
    return (one for one in owed if _is_due(ready, one, scene))


def is_owing(ready: ReadyDuty, scene: Scene) -> bool | None:
    """Whether the duty asks its act now; what recurs is asked always."""
    if ready.duty.every is not None:
        return True
    started = (
        (one, owed)
        for start in ready.duty.on
        for one in _triggers(start, ready.duty, scene)
        if (owed := owed_after(ready, one, scene)) is not None
    )
    return any_of(_is_open(ready, one, owed, scene) for one, owed in started)


def _is_open(ready: ReadyDuty, trigger: Occurrence, owed: Owed, scene: Scene) -> bool | None:
    """Had it surely started by the act, for all that is told, and was it not done before that?"""
    there = Scene(act=trigger.done, state=scene.state, law=scene.law, ask=scene.ask)
    is_discharged = any_of(all_of(there.holding(tests)) for tests in ready.unless)
    at, done = scene.act.at, owed.done
    was_done = done is not None and (done == at or done.is_before(at))
    has_started = surely_before(trigger.at, scene) and owed.due.latest is not None
    return all_of(
        (
            has_started or None,
            applies_to(ready, there),
            negation(is_discharged),
            negation(was_done),
        )
    )


def _is_due(ready: ReadyDuty, owed: Owed, scene: Scene) -> bool:
    """It may apply when it falls due, and no `unless` surely discharges it then."""
    asking = Act(
        name=ready.duty.then, by=owed.body, of=owed.body, at=owed.due, particulars=NoteAct()
    )
    there = Scene(act=asking, state=scene.state, law=scene.law, ask=scene.ask)
    return not _is_discharged(ready, there) and applies_to(ready, there) is not False


def _following(ready: ReadyDuty, scene: Scene) -> Iterator[Owed]:
    """Once for each act that starts it; of one matter where the act in question names one."""
    duty = ready.duty
    for start in duty.on:
        for trigger in _triggers(start, duty, scene):
            owed = owed_after(ready, trigger, scene)
            if owed is not None:
                yield owed


def owed_after(ready: ReadyDuty, trigger: Occurrence, scene: Scene) -> Owed | None:
    """What an act that starts the duty makes it ask for; None where that is nothing, or not yet."""
    is_after = is_after_adoption(trigger, scene)
    if is_after is False or not _is_owed(ready, trigger, scene):
        return None
    due = _due(ready.duty, trigger, scene)
    if due is None:
        return None
    stopped = ready.duty.then == _CARRYING_OUT and _was_stopped(trigger, due, scene)
    if stopped:
        return None
    due = due if is_after and stopped is False else Span(due.earliest, None)
    done = _done(ready.duty.then, trigger, scene)
    return Owed(due=due, done=done, about=trigger.matter, body=trigger.body)


def _triggers(start: str, duty: Duty, scene: Scene) -> Iterator[Occurrence]:
    log, act = scene.state.occurrences, scene.act
    if start not in ACTS:
        for one in comings(start, duty.of, scene):
            is_asked = (not act.about or act.about == one.matter) and (
                not act.of or not duty.of or act.of in one.of
            )
            concerns = not duty.of or not one.of.isdisjoint(duty.of)
            if is_asked and concerns and has_begun(one.at, at=scene.now):
                yield one
        return
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
    return applies_to(ready, there) is not False and not _is_discharged(ready, there)


def _is_discharged(ready: ReadyDuty, there: Scene) -> bool:
    return any_of(all_of(there.holding(tests)) for tests in ready.unless) is True


def applies_to(ready: ReadyDuty, there: Scene) -> bool | None:
    """Its `when` holds of an act, it is in force then, and no other duty stands in its place."""
    duty = ready.duty
    starting = ready.start_of or duty.of
    if starting and there.deed.of.isdisjoint(starting):
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
    if decision is not None and decision.due is not None and duty.then == _CARRYING_OUT:
        return decision.due
    if duty.at:
        return _due_at_meeting(duty, trigger, scene)
    match duty.within:
        case Length() as within if within.unit is not Unit.MEETINGS:
            return by_when(trigger.at, within, scene)
        case AfterAct(number=number, unit=unit, act=act):
            found = scene.state.occurrences.of(act, trigger.body).acts
            if not found or unit not in _UNITS:
                return None
            return by_when(found[-1].at, Length(number=number, unit=Unit(unit)), scene)
        case _:
            return None


def _was_stopped(trigger: Occurrence, due: Span, scene: Scene) -> bool | None:
    """Was the decision set aside, or put on hold, before it was to be carried out?"""
    decisions = scene.state.decisions
    decision = decisions.get(trigger.matter, at=scene.now) if trigger.matter else None
    since = decisions.since(trigger.matter, at=scene.now)
    if decision is None or decision.is_in_force or since is None:
        return False
    return since.is_before(due)


def _due_at_meeting(duty: Duty, trigger: Occurrence, scene: Scene) -> Span | None:
    """At the meeting that started it, or the next of its kind once that has been held.

    Until it has, nothing is due. Meetings that may have come before it leave the date open.
    """
    if duty.at == THAT_MEETING:
        return end_of_day(trigger.at, scene.law)
    kind = duty.at.removeprefix("next").removesuffix("meeting").strip()
    body = duty.debtor if duty.debtor in scene.law.book.bodies else trigger.body
    due: Span | None = None
    for one in scene.state.occurrences.of("meeting.hold", body).acts:
        follows = trigger.at.is_before(one.at)
        is_meant = follows is not False and (not kind or one.done.kind == kind)
        if is_meant and one.number != trigger.number and has_begun(one.at, at=scene.now):
            held = end_of_day(one.at, scene.law)
            due = held if due is None else due.hull(held)
            if follows:
                return due
    return None if due is None else Span(due.earliest, None)


def _done(act: str, trigger: Occurrence, scene: Scene) -> Span | None:
    """The first time after it started that what is owed was done about the same matter.

    What may have been done before it leaves that open: from then on, or never.
    """
    log = scene.state.occurrences
    found = log.about(act, trigger.matter).acts if trigger.matter else []
    if not found or act in _BEGINS_A_MATTER:
        of_body = log.of(act, trigger.body).acts
        each = {one.number: one for one in (*found, *of_body)}
        found = [each[at] for at in sorted(each) if not _is_about_another(each[at], trigger)]
    perhaps: Span | None = None
    for one in found:
        follows = _follows(one, trigger)
        if follows and act in _BEGINS_A_MATTER and trigger.matter and not one.done.about:
            follows = None
        if follows is False or not has_begun(one.at, at=scene.now):
            continue
        if follows:
            return one.at if perhaps is None else one.at.hull(perhaps)
        perhaps = one.at if perhaps is None else perhaps.hull(one.at)
    return None if perhaps is None else Span(perhaps.earliest, None)


def _is_about_another(one: Occurrence, trigger: Occurrence) -> bool:
    """Is it about something else than what started the duty?

    What an act brings into being (the meeting that it calls) is not what it is about.
    """
    matter = one.done.about if one.act in _BEGINS_A_MATTER else one.matter
    return bool(matter and trigger.matter and matter != trigger.matter)


def _follows(one: Occurrence, trigger: Occurrence) -> bool | None:
    """Was it done no sooner? Of two things of the same date the first entered came first."""
    if one.at == trigger.at:
        return one.number > trigger.number
    return negation(one.at.is_before(trigger.at))


def _debtor(duty: Duty, scene: Scene) -> str:
    """Which body owes it: of a kind of body, that one of them which the act concerns."""
    is_other = duty.debtor_is_body and duty.debtor not in scene.deed.of
    return duty.debtor if is_other else scene.act.of
