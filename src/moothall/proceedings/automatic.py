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
from moothall.proceedings.measures.duties import moved
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


@dataclass(slots=True, kw_only=True)
class Automatic:
    """The acts that the rulebook itself will do, in the order in which they fall due."""

    state: State
    law: Law
    _waiting: list[tuple[ReadyDuty, Act, Span]] = field(default_factory=list)

    def note(self, entry: Entry) -> None:
        """Take note of what an entered act sets going."""
        act = entry.act
        if entry.ruling.effect is Effect.VOID or act.status is Status.PLANNED:
            return
        for ready in self.law.automatic.get(act.name, ()):
            scene = scene_of(act, self.state, self.law)
            duty = ready.duty
            concerns = not duty.of or not scene.deed.of.isdisjoint(duty.of)
            if concerns and all_of(scene.holding(ready.when)) is True:
                delay = duty.after or (duty.within if isinstance(duty.within, Length) else None)
                due = moved(act.at, delay, scene) if delay is not None else act.at
                self._waiting.append((ready, act, due))

    def due_by(self, at: Instant | None) -> Iterator[Act]:
        """The acts that have fallen due by a moment and that nothing has discharged."""
        due = [one for one in self._waiting if _is_past(one[2], at)]
        self._waiting = [one for one in self._waiting if one not in due]
        for ready, trigger, when in due:
            act = _effect(ready, trigger, when)
            scene = scene_of(act, self.state, self.law)
            if any_of(all_of(scene.holding(tests)) for tests in ready.unless) is not True:
                yield act


def _is_past(due: Span, at: Instant | None) -> bool:
    return at is None or due.latest is None or due.latest <= at


def _effect(ready: ReadyDuty, trigger: Act, at: Span) -> Act:
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
