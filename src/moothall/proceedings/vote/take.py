"""The act `vote.take`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeVote(Particulars):
    """A body votes on a motion.

    Attributes:
        motion: the motion voted on.
        carried: whether it was carried, where that is known.

    Facts: for, against, abstain, present, turnout, tied.
    Changes: the motion is carried or lost.
    """

    ACT: ClassVar[str] = "vote.take"
    motion: str = ""
    carried: bool | None = None

    def matter(self) -> str:
        """The motion."""
        return self.motion

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The motion is carried or lost."""
        before = state.motions.get(self.motion, at=None)
        if before is not None:
            state.motions.put(self.motion, replace(before, is_carried=self.carried), since=act.at)
