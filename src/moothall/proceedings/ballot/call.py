"""The act `ballot.call`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBallot(Particulars):
    """A ballot is called.

    Attributes:
        ballot: its identifier on the record.

    Facts: by, support, since paper.circulate, subject.
    Changes: the ballot is called; its result is owed where the book says so.
    """

    ACT: ClassVar[str] = "ballot.call"
    ballot: str = ""

    def matter(self) -> str:
        """The ballot."""
        return self.ballot
