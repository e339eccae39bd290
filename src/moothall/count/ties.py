"""Settling equal votes: by an earlier stage that tells them apart, else by lot."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

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
    left, stage = told_apart(tied, question, earlier=earlier)
    if len(left) == 1:
        return _tie(tied, left[0], question, stage)
    equal = frozenset(left)
    for candidate in lots:
        if candidate in equal:
            return _tie(tied, candidate, question, None)
    raise LotNeededError(
        stage=len(earlier) + 1,
        purpose=question.purpose,
        tied=tuple((candidate, papers.name(candidate)) for candidate in left),
    )


def told_apart(
    tied: Sequence[int], question: Question, *, earlier: Sequence[Sequence[int]]
) -> tuple[list[int], int]:
    """Narrow the tied down by earlier votes: who is left, and the last stage that told them apart.

    Several are left if they were equal at every stage.
    """
    left, told_by = list(tied), 0
    while len(left) > 1 and (stage := _stage_that_differs(left, question, earlier)):
        votes = [earlier[stage - 1][candidate] for candidate in left]
        wanted = max(votes) if question.highest else min(votes)
        left = [candidate for candidate, had in zip(left, votes, strict=True) if had == wanted]
        told_by = stage
    return left, told_by


def _stage_that_differs(
    tied: Sequence[int], question: Question, earlier: Sequence[Sequence[int]]
) -> int:
    """The latest (or first) stage at which they had unequal votes; 0 if there is none.

    Whoever is tied has only gained votes until now, so that stages at which none of them did are
    passed over at once: a thousand candidates without votes tie at a thousand stages.
    """
    votes_of = itemgetter(*tied)
    stage = 1 if question.from_first else len(earlier)
    while 1 <= stage <= len(earlier):
        votes = votes_of(earlier[stage - 1])
        if votes.count(votes[0]) < len(votes):
            return stage
        if question.from_first:
            stage = 1 + bisect_right(earlier, votes, lo=stage, key=votes_of)
        else:
            stage = bisect_left(earlier, votes, hi=stage, key=votes_of)
    return 0


def _tie(tied: Sequence[int], chosen: int, question: Question, stage: int | None) -> Tie:
    return Tie(
        tied=tuple(tied),
        chosen=chosen,
        purpose=question.purpose,
        settled_by_stage=stage,
        paragraph=question.by_lot if stage is None else question.by_stage,
    )
