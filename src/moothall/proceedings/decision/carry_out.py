"""The act `decision.carry_out`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import change_decision
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOutDecision(Particulars):
    """A decision is carried out.

    Facts: since decision.take.
    Changes: the duty to carry it out is done.
    """

    ACT: ClassVar[str] = "decision.carry_out"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision that the act is about changes so."""
        change_decision(
            act.about, state, lambda before: replace(before, is_carried_out=True), since=act.at
        )
