"""The act `holding.hand_over`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import HoldingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverHolding(Particulars):
    """A holding is handed over to whom it is due.

    Attributes:
        holding: its identifier on the record.

    Facts: to, signed_by, since election.declare.
    Changes: the holding has its new holder; the duty to hand it over is done.
    """

    ACT: ClassVar[str] = "holding.hand_over"
    holding: str = ""

    def matter(self) -> str:
        """The holding."""
        return self.holding

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The holding has its new holder."""
        standing = HoldingStanding(
            holding=self.holding, of=act.of, holder=act.to or act.of, kind=act.kind
        )
        state.holdings.put(self.holding, standing, since=act.at)
