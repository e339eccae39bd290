"""The act `meeting.move`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import MeetingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting(Particulars):
    """A meeting is moved to another date.

    Attributes:
        meeting: its identifier on the record.
        held_at: the date that is set, where it is known.

    Facts: by, notice (to the new date), told.
    Changes: the meeting stands called for the new date.
    """

    ACT: ClassVar[str] = "meeting.move"
    meeting: str = ""
    held_at: Span | None = None

    def meeting_named(self) -> str:
        """The meeting."""
        return self.meeting

    def matter(self) -> str:
        """The meeting."""
        return self.meeting

    def sets_date(self) -> Span | None:
        """Notice and what else is asked of time run to the date that is set."""
        return self.held_at

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The meeting stands called for the new date; its notice runs from here."""
        standing = MeetingStanding(
            meeting=self.meeting, of=act.of, called_at=act.at, called_for=self.held_at
        )
        state.meetings.put(self.meeting, standing, since=act.at)
