"""The act `decision.take`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import put_decision
from moothall.proceedings.state.standing import DecisionStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDecision(Particulars):
    """A body takes a decision.

    Attributes:
        decision: its identifier on the record.
        meeting: the meeting at which it was taken.
        owner: who is to carry it out.
        due: the date it sets for being carried out.

    Facts: for, against, abstain, present, subject, meeting, authority.
    Changes: the decision stands: it has a subject, and may have an owner and a date; it may be
        cited, set aside, ratified, reported on and carried out.
    """

    ACT: ClassVar[str] = "decision.take"
    decision: str = ""
    meeting: str = ""
    owner: str = ""
    due: Span | None = None

    def meeting_named(self) -> str:
        """The meeting."""
        return self.meeting

    def matter(self) -> str:
        """The decision."""
        return self.decision

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision stands, with the verdict it was given."""
        standing = DecisionStanding(
            decision=self.decision,
            of=act.by or act.of,
            taken_at=act.at,
            verdict=ruling.verdict,
            subject=act.subject,
            about=act.about,
            owner=self.owner,
            due=self.due,
        )
        put_decision(standing, state, since=act.at)
