"""The act `chair.challenge`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeRuling(Particulars):
    """A ruling on a question of the book is challenged, and voted on.

    Attributes:
        question: the question's name in the book; "" for every one ruled on about the matter.

    Facts: for, against: those for overruling, and those who uphold the ruling.
    Changes: with the majority that the question asks for, the answer about that matter is the
        other one.
    """

    ACT: ClassVar[str] = "chair.challenge"
    question: str = ""
