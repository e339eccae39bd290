"""The act `question.rule`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOnQuestion(Particulars):
    """Whoever may answer a question of the book answers it, with reasons.

    Attributes:
        question: the question's name in the book.
        answer: the answer.

    Facts: by, reasons, and what the question needs.
    Changes: the question is answered about that matter; it is evidence, and may be challenged and
        reviewed.
    """

    ACT: ClassVar[str] = "question.rule"
    question: str = ""
    answer: bool = True
