"""The act `holding.declare`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import HoldingStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareHolding(Particulars):
    """It is declared who holds members' data, a channel, an account or an asset.

    Attributes:
        holding: its identifier on the record.

    Facts: custodians, authority, kind, to.
    Changes: the holding is on the record with its holder.
    """

    ACT: ClassVar[str] = "holding.declare"
    holding: str = ""

    def matter(self) -> str:
        """The holding."""
        return self.holding

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The holding is on the record."""
        standing = HoldingStanding(
            holding=self.holding, of=act.of, holder=act.to or act.by, kind=act.kind
        )
        state.holdings.put(self.holding, standing, since=act.at)
