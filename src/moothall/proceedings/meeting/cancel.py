"""The act `meeting.cancel`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act
from moothall.proceedings.meeting.one_meeting import OneMeeting
from moothall.proceedings.state.standing import MeetingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting(OneMeeting):
    """A meeting is cancelled.

    Attributes:
        meeting: its identifier on the record.

    Facts: by: the body that meets, one above it or one below it.
    Changes: the meeting no longer stands called.
    """

    ACT: ClassVar[str] = "meeting.cancel"
    meeting: str = ""

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The meeting no longer stands called."""
        standing = MeetingStanding(meeting=self.meeting, of=act.of, is_cancelled=True)
        state.meetings.put(self.meeting, standing, since=act.at)
