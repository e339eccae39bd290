"""What happens of itself: the duties whose debtor is the rulebook.

Such an act is entered like any other, when its delay has passed and nothing discharges it.
[rule-language 1, "Duty"; 6.34]
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from moothall.proceedings.act import Act, Status
from moothall.proceedings.acts import BY_NAME
from moothall.proceedings.entering import Entry
from moothall.proceedings.gather import scene_of
from moothall.proceedings.measures.duties import applies_to, moved
from moothall.proceedings.note import NoteAct
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import Effect
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.durations import Length
from moothall.values.instants import Instant
from moothall.values.logic import all_of, any_of
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effect:
    """What will happen of itself, and when; due None is at once."""

    ready: ReadyDuty
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

    def note(self, entry: Entry) -> None:
        """Take note of what an entered act sets going."""
        act = entry.act
        if entry.ruling.effect is Effect.VOID or act.status is Status.PLANNED:
            return
        for ready in self.law.automatic.get(act.name, ()):
            scene = scene_of(act, self.state, self.law)
            duty, by = ready.duty, scene.deed.by or frozenset[str]()
            if (not duty.by or not by.isdisjoint(duty.by)) and applies_to(ready, scene) is True:
                delay = duty.after or (duty.within if isinstance(duty.within, Length) else None)
                due = moved(act.at, delay, scene) if delay is not None else None
                self._waiting.append(_Effect(ready=ready, trigger=act, due=due))

    def due_by(self, at: Instant | None) -> Iterator[Act]:
        """The acts that have surely fallen due by a moment and that nothing has discharged."""
        waiting, self._waiting = self._waiting, []
        due = [one for one in waiting if one.is_past(at)]
        self._waiting = [one for one in waiting if not one.is_past(at)]
        for one in sorted(due, key=_Effect.order):
            act = _act(one.ready, one.trigger, one.due or one.trigger.at)
            scene = scene_of(act, self.state, self.law)
            if any_of(all_of(scene.holding(tests)) for tests in one.ready.unless) is not True:
                yield act


def _act(ready: ReadyDuty, trigger: Act, at: Span) -> Act:
    name = ready.duty.then
    return Act(
        name=name,
        by=RULEBOOK,
        of=ready.duty.of[0] if len(ready.duty.of) == 1 else trigger.of,
        at=at,
        about=trigger.particulars.matter() or trigger.about,
        particulars=BY_NAME.get(name, NoteAct)(),
        event=trigger.event,
    )
