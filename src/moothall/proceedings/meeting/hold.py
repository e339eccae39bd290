"""The act `meeting.hold`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act
from moothall.proceedings.meeting.one_meeting import OneMeeting
from moothall.proceedings.state.standing import MeetingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.amounts import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeeting(OneMeeting):
    """A body meets.

    Attributes:
        meeting: its identifier on the record.

    Facts: notice (from its call, or as stated), consent, present, since meeting.hold.
    Changes: the meeting was held; its minutes are owed from here where the book says so.
    """

    ACT: ClassVar[str] = "meeting.hold"
    meeting: str = ""

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The meeting was held, and was ruled as it was."""
        present = act.stated.get("present")
        before = state.meetings.get(self.meeting, at=None) if self.meeting else None
        standing = MeetingStanding(
            meeting=self.meeting,
            of=act.of,
            called_at=before.called_at if before is not None else None,
            called_for=before.called_for if before is not None else None,
            held_at=act.at,
            present=present if isinstance(present, Range) else None,
            verdict=ruling.verdict,
        )
        state.meetings.put(self.meeting, standing, since=act.at)
