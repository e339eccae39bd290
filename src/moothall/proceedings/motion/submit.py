"""The act `motion.submit`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import MotionStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitMotion(Particulars):
    """A motion is submitted to a body.

    Attributes:
        motion: its identifier on the record.

    Facts: support, until meeting.hold, since motion.submit.
    Changes: the motion is before the body.
    """

    ACT: ClassVar[str] = "motion.submit"
    motion: str = ""

    def matter(self) -> str:
        """The motion."""
        return self.motion

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The motion is before the body."""
        standing = MotionStanding(
            motion=self.motion, of=act.of, submitted_by=act.by, submitted_at=act.at
        )
        state.motions.put(self.motion, standing, since=act.at)
