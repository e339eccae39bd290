"""The act `decision.ratify`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class RatifyDecision(Particulars):
    """A body ratifies what needs it, or what was done irregularly.

    Facts: for, method, decided_by.
    Changes: the matter counts as ratified by that body.
    """

    ACT: ClassVar[str] = "decision.ratify"
