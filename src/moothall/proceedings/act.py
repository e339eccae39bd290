"""An act: what somebody did, or what somebody reports was done.

Owns what all acts have in common; what one of them alone has is its `particulars`, a class of its
own in a file of its own. The mechanism that judges and folds acts knows no act by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import ClassVar, Protocol

from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Found, Ruling
from moothall.values.leads import Lead
from moothall.values.spans import Span


class Mode(StrEnum):
    """Performed through Moothall, or reported to have happened in the world."""

    PERFORMED = "performed"
    REPORTED = "reported"


class Status(StrEnum):
    """Done, or only planned and never done; what was planned changes nothing."""

    DONE = "done"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act.

    Attributes:
        name: its id in the vocabulary, "meeting.hold".
        by: id of the body or office that acted; "" where the source does not say.
        of: id of the body or office whose meeting, seat or decision it is.
        at: when: one moment somewhere in the span.
        about: the matter: a motion, a decision, a meeting, a paper; "" for none.
        kind, subject, to: as the act says; "" where it does not.
        stated: the facts that whoever acts or reports states, by word of the vocabulary.
        particulars: what this act alone has.
        mode, status: see Mode and Status.
        event: id of the event that reports it; "" for none.
        reported_by: who reports it and states its facts: an account, a body, an office; "" where
            nobody does, or nobody says who.
    """

    name: str
    by: str
    of: str
    at: Span
    particulars: "Particulars"
    about: str = ""
    kind: str = ""
    subject: str = ""
    to: str = ""
    stated: Mapping[str, "Stated"] = field(default_factory=dict)
    mode: Mode = Mode.REPORTED
    status: Status = Status.DONE
    event: str = ""
    reported_by: str = ""


Stated = Found | Lead


class Particulars(Protocol):
    """What an act of one kind alone has, and what it changes; most change nothing but the log."""

    __slots__ = ()
    ACT: ClassVar[str]

    def matter(self) -> str:
        """What the act brings into being or concerns by its nature; "" for none."""
        return ""

    def meeting_named(self) -> str:
        """The meeting at which it was done, or which it concerns; "" for none."""
        return ""

    def omission(self) -> str:
        """For a report of an omission, the act that was owed; "" for any other."""
        return ""

    def sets_date(self) -> Span | None:
        """The date that the act sets, for acts that set one; time facts run to it."""
        return None

    def kind_formed(self, act: Act) -> str:
        """The kind of which the body concerned is one from this act on; "" where it says none."""
        return ""

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """Change the state; called for acts that are done and not void."""
        return


@cache
def particulars_of(kind: type[Particulars]) -> Mapping[str, str]:
    """What acts of a kind alone have: each name with how its type is written."""
    return {one.name: str(one.type) for one in fields(kind)}  # type: ignore[arg-type]
