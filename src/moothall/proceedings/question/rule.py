"""The act `question.rule`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import AnswerStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOnQuestion(Particulars):
    """Whoever may answer a question of the book answers it, with reasons.

    Attributes:
        question: the question's name in the book.
        answer: the answer.

    Facts: by, reasons.
    Changes: the question is answered about that matter; it is evidence, and may be reviewed.
    """

    ACT: ClassVar[str] = "question.rule"
    question: str = ""
    answer: bool = True

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The question is answered about the matter."""
        answer = AnswerStanding(
            question=self.question, about=act.about, answer=self.answer, by=act.by
        )
        state.answers.put(f"{self.question} {act.about}", answer, since=act.at)
