"""The act `paper.circulate`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import PaperStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class CirculatePaper(Particulars):
    """Papers for a meeting are sent to those who will decide on them.

    Attributes:
        paper: its identifier on the record.
        meeting: the meeting that decides on it.

    Facts: papers (from their sending to the meeting, or as stated), told.
    Changes: the papers are on the record for that meeting.
    """

    ACT: ClassVar[str] = "paper.circulate"
    paper: str = ""
    meeting: str = ""

    def meeting_named(self) -> str:
        """The meeting."""
        return self.meeting

    def matter(self) -> str:
        """The paper, or else the meeting."""
        return self.paper or self.meeting

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The papers are on the record."""
        standing = PaperStanding(paper=self.paper, meeting=self.meeting, circulated_at=act.at)
        state.papers.put(self.meeting or self.paper, standing, since=act.at)
