"""The act `decision.ratify`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.deciding import change_decision
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class RatifyDecision(Particulars):
    """A body ratifies what needs it, or what was done irregularly.

    Facts: for, method, decided_by.
    Changes: the matter counts as ratified by that body; a decision that was on hold is no longer.
    """

    ACT: ClassVar[str] = "decision.ratify"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The decision that the act is about is on hold no longer."""
        decision = state.decisions.get(act.about, at=None) if act.about else None
        if decision is not None and decision.is_suspended:
            change_decision(
                act.about, state, lambda before: replace(before, is_suspended=False), since=act.at
            )
