"""The act `meeting.move`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.meeting.one_meeting import DatedMeeting
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting(DatedMeeting):
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
