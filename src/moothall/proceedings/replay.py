"""Replays a history: judges each act by one book, in order of entry, as a yardstick throughout.

Each act is judged from what the record holds when it is entered; the past is never folded again.
What lapsed is derived at the end, as of a moment. [rule-language 5, "As of"]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.proceedings.act import Act
from moothall.proceedings.automatic import Automatic
from moothall.proceedings.entering import Entry, Refusal, enter
from moothall.proceedings.history.events import Event, History
from moothall.proceedings.lapses import Lapse, find_lapses
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.values.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An act with its entry, and the event that reports it (None: it happened of itself)."""

    event: Event | None
    entry: Entry | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A history as one book sees it.

    Attributes:
        history, law: the history and the book.
        judged: every act, in order of entry.
        lapses: what was owed and not done as of `as_of`.
        as_of: the moment asked about.
        state: what the record adds up to.
    """

    history: History
    law: Law
    judged: tuple[Judged, ...]
    lapses: tuple[Lapse, ...]
    as_of: Instant
    state: State


def replay(history: History, law: Law, *, as_of: Instant | None = None) -> Replay:
    """Judge a history by a book; as_of is by default the last moment that it speaks of."""
    state = State()
    at = as_of if as_of is not None else last_moment(history)
    judged = tuple(_judge_all(history.events, state, law, at=at))
    entries = [one.entry for one in judged if isinstance(one.entry, Entry)]
    lapses = tuple(find_lapses(state, law, entries, at=at))
    return Replay(history=history, law=law, judged=judged, lapses=lapses, as_of=at, state=state)


def last_moment(history: History) -> Instant:
    """The last moment that is told, of an open end its beginning; the start of 1970 without any."""
    ends = [
        event.at.earliest if event.at.latest is None else event.at.latest
        for event in history.events
    ]
    return max((end for end in ends if end is not None), default=Instant(0))


def _judge_all(events: Iterable[Event], state: State, law: Law, *, at: Instant) -> Iterator[Judged]:
    automatic = Automatic(state=state, law=law)
    number = 0
    for event, act in _acts(events, automatic, at=at):
        entry = enter(act, number=number, state=state, law=law)
        if isinstance(entry, Entry):
            number += 1
            automatic.note(entry)
        yield Judged(event=event, entry=entry)


def _acts(
    events: Iterable[Event], automatic: Automatic, *, at: Instant
) -> Iterator[tuple[Event | None, Act]]:
    """The acts of the events as of a moment, with what happens of itself between them."""
    for told in events:
        event = told.as_of(at)
        for act in event.acts if event is not None else ():
            for own in automatic.due_by(act.at.earliest):
                yield None, own
            yield event, act
    for own in automatic.due_by(at):
        yield None, own
