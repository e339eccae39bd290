"""The act `minutes.publish`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishMinutes(Particulars):
    """The minutes of a meeting are published.

    Attributes:
        meeting: the meeting whose minutes they are.

    Facts: since meeting.hold, told.
    Changes: the duty to publish them is done.
    """

    ACT: ClassVar[str] = "minutes.publish"
    meeting: str = ""

    def meeting_named(self) -> str:
        """The meeting."""
        return self.meeting

    def matter(self) -> str:
        """The meeting."""
        return self.meeting
