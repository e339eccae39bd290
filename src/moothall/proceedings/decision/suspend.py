"""The act `decision.suspend`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import change_decision
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendDecision(Particulars):
    """A decision is put on hold.

    Facts: decided_by, support, for, since decision.take.
    Changes: nothing rests on the decision, and it need not be carried out, until it is ratified
        or taken again.
    """

    ACT: ClassVar[str] = "decision.suspend"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision that the act is about changes so."""
        change_decision(
            act.about, state, lambda before: replace(before, is_suspended=True), since=act.at
        )
