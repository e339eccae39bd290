"""What happens of itself: the duties whose debtor is the rulebook.

Such an act is entered like any other, when its delay has passed and nothing discharges it.
[rule-language 1, "Duty"; 6.34]
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from moothall.proceedings.act import Act, Mode, Status
from moothall.proceedings.acts import BY_NAME
from moothall.proceedings.choosing import with_number
from moothall.proceedings.entering import Entry
from moothall.proceedings.gather import scene_of
from moothall.proceedings.measures.duties import applies_to, owed_after
from moothall.proceedings.measures.falling_due import moved, year_day
from moothall.proceedings.measures.matters import is_of_record
from moothall.proceedings.note import NoteAct
from moothall.proceedings.recurring import Recurring, bodies_of
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.occurrences import Occurrence
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.owing import lapses
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import Effect, Owed
from moothall.rulebook.language.blocks import Fallback
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.durations import Length
from moothall.values.instants import Instant
from moothall.values.logic import all_of, any_of
from moothall.values.spans import Span, exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effect:
    """What will happen of itself, and when; due None is at once."""

    ready: ReadyDuty
    body: str
    trigger: Act
    due: Span | None

    def is_past(self, at: Instant | None) -> bool:
        """Has it surely fallen due by the moment?"""
        if self.due is None:
            return True
        return at is not None and self.due.latest is not None and self.due.latest <= at

    def order(self) -> int:
        """What happens at once comes first."""
        return -1 if self.due is None or self.due.latest is None else self.due.latest


@dataclass(slots=True, kw_only=True)
class Automatic:
    """The acts that the rulebook itself will do, in the order in which they fall due."""

    state: State
    law: Law
    _waiting: list[_Effect] = field(default_factory=list)
    _owed: list[tuple[ReadyDuty, Occurrence]] = field(default_factory=list)
    _recurring: Recurring | None = None

    def note(self, entry: Entry) -> None:
        """Take note of what an entered act sets going."""
        act = entry.act
        if entry.ruling.effect is Effect.VOID or act.status is Status.PLANNED:
            return
        for ready in self.law.falling_back.get(act.name, ()):
            if act.mode is Mode.PERFORMED or is_of_record(ready.duty.then):
                self._owed.append((ready, self.state.occurrences.all(act.name).acts[-1]))
        for ready in self.law.automatic.get(act.name, ()):
            scene = scene_of(act, self.state, self.law)
            duty, by = ready.duty, scene.deed.by or frozenset[str]()
            if (not duty.by or not by.isdisjoint(duty.by)) and applies_to(ready, scene) is True:
                delay = duty.after or (duty.within if isinstance(duty.within, Length) else None)
                due = moved(act.at, delay, self.law) if delay is not None else None
                if duty.takes_effect is not None:
                    due = year_day(duty.takes_effect, due or act.at, self.law)
                self._waiting += [
                    _Effect(ready=ready, body=body, trigger=act, due=due)
                    for body in self._bodies(ready, act)
                ]

    def _bodies(self, ready: ReadyDuty, trigger: Act) -> tuple[str, ...]:
        """Whom it falls on: whose act started it, or those that it names beside that body."""
        return bodies_of(ready.duty.of, self.state) if ready.start_of else (trigger.of,)

    def due_by(self, at: Instant | None) -> Iterator[Act]:
        """The acts that have surely fallen due by a moment and that nothing has discharged."""
        waiting, self._waiting = self._waiting, []
        due = [one for one in waiting if one.is_past(at)]
        self._waiting = [one for one in waiting if not one.is_past(at)]
        for one in sorted(due, key=_Effect.order):
            act = _act(one)
            act = with_number(act, one.ready.duty.choose, self.state, self.law)
            scene = scene_of(act, self.state, self.law)
            if any_of(all_of(scene.holding(tests)) for tests in one.ready.unless) is not True:
                yield act
        yield from self._instead(at)
        if self.law.recurring:
            self._recurring = self._recurring or Recurring(state=self.state)
            yield from self._recurring.due_by(at, self.law)

    def _instead(self, at: Instant | None) -> Iterator[Act]:
        """What the book does where a duty was surely not done in time; each once.

        Of what was only reported the record does not know that nothing was done. [6.21]
        """
        waiting, self._owed = self._owed, []
        for ready, trigger in waiting:
            owed = owed_after(ready, trigger, self._now(trigger, at))
            lapsed = False if owed is None or at is None else lapses(owed, at=exactly(at))
            fallback = ready.duty.fallback
            if owed is not None and lapsed and fallback is not None:
                act = _instead_of(fallback, owed, trigger, self.law)
                yield with_number(act, fallback.choose, self.state, self.law)
            elif owed is None or lapsed is not False or owed.done is None:
                self._owed.append((ready, trigger))

    def _now(self, trigger: Occurrence, at: Instant | None) -> Scene:
        """What started it, as it is seen at a moment."""
        seen = replace(trigger.done, at=Span(trigger.at.earliest, at))
        return scene_of(seen, self.state, self.law)


def _act(effect: _Effect) -> Act:
    name, trigger = effect.ready.duty.then, effect.trigger
    return Act(
        name=name,
        by=RULEBOOK,
        of=effect.body,
        at=effect.due or trigger.at,
        about=trigger.particulars.matter() or trigger.about,
        particulars=BY_NAME.get(name, NoteAct)(),
        event=trigger.event,
    )


def _instead_of(fallback: Fallback, owed: Owed, trigger: Occurrence, law: Law) -> Act:
    at = owed.due if fallback.within is None else moved(owed.due, fallback.within, law)
    return Act(
        name=fallback.act,
        by=RULEBOOK,
        of=owed.body,
        at=at,
        about=owed.about,
        particulars=BY_NAME.get(fallback.act, NoteAct)(),
        event=trigger.done.event,
    )
