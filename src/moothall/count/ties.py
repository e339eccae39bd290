"""Settling equal votes: by an earlier stage that tells them apart, else by lot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers
from moothall.count.transcript import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a tie is about: the purpose in words, who is wanted, and the paragraphs that settle.

    `from_first`: the earliest stage that differs decides, not the latest.
    """

    purpose: str
    highest: bool
    by_stage: str
    by_lot: str
    from_first: bool = False


def settle(
    tied: Sequence[int],
    question: Question,
    *,
    earlier: Sequence[Sequence[int]],
    lots: Iterable[int],
    papers: Papers,
) -> Tie:
    """Choose one of the tied: who had most (or fewest) votes at the latest stage that differs.

    `earlier[i][c]` are the votes of candidate c at the end of stage i + 1. Candidates still equal
    there go on to the stage before, or after where the question looks from the first; those equal
    at every stage need a lot, which falls on whoever of them stands first in `lots`. Raises
    LotNeededError if none does.
    """
    left = list(tied)
    stages = range(1, len(earlier) + 1)
    for stage in stages if question.from_first else reversed(stages):
        votes = [earlier[stage - 1][candidate] for candidate in left]
        wanted = max(votes) if question.highest else min(votes)
        left = [candidate for candidate, had in zip(left, votes, strict=True) if had == wanted]
        if len(left) == 1:
            return _tie(tied, left[0], question, stage)
    for candidate in lots:
        if candidate in left:
            return _tie(tied, candidate, question, None)
    raise LotNeededError(
        stage=len(earlier) + 1,
        purpose=question.purpose,
        tied=tuple((candidate, papers.name(candidate)) for candidate in left),
    )


def _tie(tied: Sequence[int], chosen: int, question: Question, stage: int | None) -> Tie:
    return Tie(
        tied=tuple(tied),
        chosen=chosen,
        purpose=question.purpose,
        settled_by_stage=stage,
        paragraph=question.by_lot if stage is None else question.by_stage,
    )
