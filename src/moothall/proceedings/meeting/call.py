"""The act `meeting.call`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.meeting.one_meeting import DatedMeeting
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMeeting(DatedMeeting):
    """A body's meeting is called for a date.

    Attributes:
        meeting: its identifier on the record.
        held_at: the date that is set, where it is known.

    Facts: notice (from the call to the date), told, support, since meeting.hold.
    Changes: the meeting stands called for that date.
    """

    ACT: ClassVar[str] = "meeting.call"
    meeting: str = ""
    held_at: Span | None = None
