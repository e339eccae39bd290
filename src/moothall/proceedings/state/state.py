"""The state: what the record adds up to. It is read as of a moment and changed only by folds."""

from dataclasses import dataclass, field
from functools import partial

from moothall.proceedings.state.collection import Collection, Dictionary
from moothall.proceedings.state.occurrences import Occurrences
from moothall.proceedings.state.standing import (
    BodyStanding,
    DecisionStanding,
    HoldingStanding,
    MeetingStanding,
    MotionStanding,
    OfficeStanding,
    PaperStanding,
    SeatsStanding,
)

_of_whole_values = partial(Dictionary, is_whole=True)


@dataclass(slots=True, kw_only=True)
class State:
    """Collections of dated values, over dictionaries unless others are given."""

    bodies: Collection[BodyStanding] = field(default_factory=Dictionary)
    seats: Collection[SeatsStanding] = field(default_factory=Dictionary)
    offices: Collection[OfficeStanding] = field(default_factory=_of_whole_values)
    meetings: Collection[MeetingStanding] = field(default_factory=Dictionary)
    papers: Collection[PaperStanding] = field(default_factory=_of_whole_values)
    motions: Collection[MotionStanding] = field(default_factory=Dictionary)
    decisions: Collection[DecisionStanding] = field(default_factory=Dictionary)
    holdings: Collection[HoldingStanding] = field(default_factory=_of_whole_values)
    occurrences: Occurrences = field(default_factory=Occurrences)
