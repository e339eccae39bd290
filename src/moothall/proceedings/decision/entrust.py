"""The act `decision.entrust`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import change_decision
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrustDecision(Particulars):
    """A decision is given an owner, who is to carry it out.

    Facts: to, since decision.take.
    Changes: the decision has that owner.
    """

    ACT: ClassVar[str] = "decision.entrust"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision that the act is about changes so."""
        change_decision(
            act.about, state, lambda before: replace(before, owner=act.to), since=act.at
        )
