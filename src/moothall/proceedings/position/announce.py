"""The act `position.announce`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncePosition(Particulars):
    """A position is announced in the organisation's name.

    Facts: authority: the decision that took it and who took that decision.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "position.announce"
