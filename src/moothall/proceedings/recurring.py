"""What happens of itself again and again: recurring duties whose debtor is the rulebook.

It counts from the formation of the body that the duty names, whether or not the act that came of it
was lawful. Nothing recurs of a body whose formation is not on the record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from moothall.proceedings.act import Act
from moothall.proceedings.acts import BY_NAME
from moothall.proceedings.choosing import with_number
from moothall.proceedings.gather import scene_of
from moothall.proceedings.measures.adoption import since_adoption
from moothall.proceedings.measures.duties import applies_to
from moothall.proceedings.measures.falling_due import year_day
from moothall.proceedings.measures.recurring import due_after
from moothall.proceedings.note import NoteAct
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.instants import Instant
from moothall.values.logic import all_of, any_of
from moothall.values.spans import Span


def bodies_of(names: tuple[str, ...], state: State) -> tuple[str, ...]:
    """The bodies that a duty names: of a kind of body, each that was formed as one of it."""
    log = state.occurrences
    found = (
        [one.body for one in log.of("body.form", name).acts if one.body != name] or [name]
        for name in names
    )
    return tuple(dict.fromkeys(chain.from_iterable(found)))


@dataclass(slots=True, kw_only=True)
class Recurring:
    """The acts that recur of themselves, each once; what was last due of each is remembered."""

    state: State
    _last: dict[tuple[str, str], Span] = field(default_factory=dict)

    def due_by(self, at: Instant | None, law: Law) -> Iterator[Act]:
        """Those that have surely fallen due by a moment, in order; none that is discharged."""
        while at is not None and (coming := self._next(at, law)) is not None:
            ready, body, due = coming
            self._last[ready.key, body] = due
            act = with_number(_act(ready, body, due, law), ready.duty.choose, self.state, law)
            there = scene_of(act, self.state, law)
            is_discharged = any_of(all_of(there.holding(tests)) for tests in ready.unless)
            if is_discharged is not True and applies_to(ready, there) is True:
                yield act

    def _next(self, at: Instant, law: Law) -> tuple[ReadyDuty, str, Span] | None:
        """Which falls due first."""
        coming = [
            (due.latest, number, ready, body, due)
            for number, ready in enumerate(law.recurring)
            for body in bodies_of(ready.duty.of, self.state)
            if (due := self._due(ready, body, at, law)) is not None and due.latest is not None
        ]
        reached = [one for one in coming if one[0] <= at]
        if not reached:
            return None
        _, _, ready, body, due = min(reached, key=lambda one: one[:2])
        return ready, body, due

    def _due(self, ready: ReadyDuty, body: str, at: Instant, law: Law) -> Span | None:
        """When it is due next: after the last time, or after the formation of the body."""
        last = self._last.get((ready.key, body))
        scene = scene_of(_act(ready, body, Span(at, at), law), self.state, law)
        if last is None:
            formed = self.state.occurrences.of("body.form", body).acts
            if not formed:
                return None
            last = since_adoption(formed[0].at, scene)
        return due_after(ready.duty, last, body, scene)


def _act(ready: ReadyDuty, body: str, due: Span, law: Law) -> Act:
    name, day = ready.duty.then, ready.duty.takes_effect
    at = due if day is None else year_day(day, due, law) or due
    kind = BY_NAME.get(name, NoteAct)
    return Act(name=name, by=RULEBOOK, of=body, at=at, particulars=kind())
