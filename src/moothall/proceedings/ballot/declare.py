"""The act `ballot.declare`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import put_decision
from moothall.proceedings.state.standing import DecisionStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareBallot(Particulars):
    """The result of a ballot is declared.

    Attributes:
        ballot: its identifier on the record.
        carried: whether it was carried, where that is known.

    Facts: for, against, turnout, ratio, authority.
    Changes: what it decided stands as a decision of those who voted.
    """

    ACT: ClassVar[str] = "ballot.declare"
    ballot: str = ""
    carried: bool | None = None

    def matter(self) -> str:
        """The ballot."""
        return self.ballot

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """A ballot that was carried is a decision of those who voted."""
        if not self.carried:
            return
        standing = DecisionStanding(
            decision=self.ballot,
            of=act.of,
            taken_at=act.at,
            verdict=ruling.verdict,
            subject=act.subject,
            about=act.about,
        )
        put_decision(standing, state, since=act.at)
