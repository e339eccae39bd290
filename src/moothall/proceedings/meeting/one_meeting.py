"""What acts about one meeting have in common: which it is, and of two of them, for when it stands.

Owns no act; knows nothing of notice, powers or clauses.
"""

from typing import Protocol

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import MeetingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.spans import Span


class OneMeeting(Particulars, Protocol):
    """The particulars of an act about one meeting."""

    __slots__ = ()

    @property
    def meeting(self) -> str:
        """Its identifier on the record."""

    def meeting_named(self) -> str:
        """The meeting."""
        return self.meeting

    def matter(self) -> str:
        """The meeting."""
        return self.meeting


class DatedMeeting(OneMeeting, Protocol):
    """The particulars of an act after which a meeting stands called for a date."""

    __slots__ = ()

    @property
    def held_at(self) -> Span | None:
        """The date that is set, where it is known."""

    def sets_date(self) -> Span | None:
        """Notice and what else is asked of time run to the date that is set."""
        return self.held_at

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The meeting stands called for that date; its notice runs from here."""
        standing = MeetingStanding(
            meeting=self.meeting, of=act.of, called_at=act.at, called_for=self.held_at
        )
        state.meetings.put(self.meeting, standing, since=act.at)
