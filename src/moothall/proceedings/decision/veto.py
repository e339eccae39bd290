"""The act `decision.veto`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import change_decision
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoDecision(Particulars):
    """A decision is stopped by another body.

    Facts: decided_by, since decision.take.
    Changes: the decision no longer stands.
    """

    ACT: ClassVar[str] = "decision.veto"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision that the act is about changes so."""
        change_decision(
            act.about, state, lambda before: replace(before, is_set_aside=True), since=act.at
        )
