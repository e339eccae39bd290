"""The values that the collections hold: bodies, seats, offices, meetings, papers and the rest.

Each is frozen; a change is a new version with a later `since`. The verdict kept with some of them
is that of the act that made them, so that what rests on it can be asked.
"""

from dataclasses import dataclass

from moothall.rulebook.judging.rulings import Verdict
from moothall.values.amounts import Range
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyStanding:
    """A body: its kind is the body of the book that it is one of ("regional-network")."""

    id: str
    kind: str = ""
    size: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsStanding:
    """How many seats of a body are filled; None where some filling did not say how many."""

    of: str
    filled: Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeStanding:
    """An office and who filled it; is_vacant after its holder has gone."""

    office: str
    filled_by: str
    since: Span
    is_vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStanding:
    """A meeting: when it was called and for when, and whether it was held or cancelled."""

    meeting: str
    of: str
    called_at: Span | None = None
    called_for: Span | None = None
    held_at: Span | None = None
    present: Range | None = None
    is_cancelled: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStanding:
    """Papers circulated for a meeting."""

    paper: str
    meeting: str
    circulated_at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionStanding:
    """A motion: who submitted it and whether it was carried (None: not voted on)."""

    motion: str
    of: str
    submitted_by: str
    submitted_at: Span
    is_carried: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStanding:
    """A decision: who took it, what about, its owner and date, and what became of it."""

    decision: str
    of: str
    taken_at: Span
    verdict: Verdict
    subject: str = ""
    about: str = ""
    owner: str = ""
    due: Span | None = None
    is_set_aside: bool = False
    is_suspended: bool = False
    is_carried_out: bool = False

    @property
    def is_in_force(self) -> bool:
        """May anything rest on it: is it neither set aside nor on hold?"""
        return not (self.is_set_aside or self.is_suspended)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingStanding:
    """Who holds what: data, channels, accounts, assets."""

    holding: str
    of: str
    holder: str
    kind: str = ""
