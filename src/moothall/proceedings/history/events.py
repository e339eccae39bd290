"""A history as values: its events in order of entry, each with the acts that its text reports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from moothall.proceedings.act import Act, Status
from moothall.values.instants import Instant
from moothall.values.spans import Span, exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A body as the history names it."""

    id: str
    name: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the account tells, in its own words, and the acts that it reports.

    Attributes:
        id: its id in the file.
        when: the date or state as it is written there.
        at: the moment it is judged at: for a state the latest at which it surely still held.
        is_state: it lasted, rather than happening at a moment.
        held_from: of a state, from when it surely held; None where that is not told.
        what, page, said_as, reason_given: the account's own.
        who: body or office, "unknown" where the source does not say.
        reported_by: whose account it is; "" where the file does not say.
        status: done, or only planned.
        acts: in the order in which they are entered.
    """

    id: str
    when: str
    at: Span
    is_state: bool
    what: str
    who: str
    acts: tuple[Act, ...]
    page: str = ""
    reported_by: str = ""
    said_as: str = ""
    reason_given: str = ""
    status: Status = Status.DONE
    held_from: Instant | None = None

    def as_of(self, at: Instant) -> "Event | None":
        """The event as far as it can be told at a moment; None where it came later.

        A state that surely held then is judged then. [rule-language 5, "Uncertain dates"]
        """
        if self.at.earliest is None or self.at.earliest <= at:
            return self
        if self.held_from is None or self.held_from > at:
            return None
        now = exactly(at)
        acts = tuple(replace(act, at=now) if act.at == self.at else act for act in self.acts)
        return replace(self, at=now, acts=acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A history.

    Attributes:
        title: its name.
        source: the account it is taken from.
        in_force: "as-if" where the book is a yardstick that was not in force.
        bodies: as it names them, by id.
        events: in order of entry.
        notes: what whoever wrote it may have meant otherwise, each in one line with its place.
    """

    title: str
    source: str
    in_force: str
    bodies: Mapping[str, Named]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
