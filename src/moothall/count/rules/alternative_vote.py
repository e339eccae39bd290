"""The alternative vote: one seat; the last is excluded until somebody has more than half.

Half of the papers that still count at that stage, so that papers with no further preference leave
the sum. Ties are settled by the latest earlier stage that tells them apart, else by lot.
"""

from collections.abc import Sequence
from operator import add

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.piles import Piles
from moothall.count.poll import open_seats, require_standing, require_valid, who_stands
from moothall.count.rules.outcome import staged_result
from moothall.count.ties import Question, settle
from moothall.count.transcript import Act, Elected, Moved, Stage, StagedResult, Tie

_WHO_IS_EXCLUDED = Question(
    purpose="who is excluded", highest=False, by_stage="earlier stage", by_lot="lot"
)
_CHOICES = ("More than half of the papers that still count elects.",)


def count(papers: Papers, *, seats: int, lots: Sequence[int]) -> StagedResult:
    """Count papers by the alternative vote; raises RuleError or LotNeededError."""
    if seats != 1:
        raise RuleError(f"the alternative vote fills one seat, not {seats}; for more use STV")
    require_standing(papers, seats=seats, lots=lots)
    continuing = open_seats(papers)
    piles = Piles(papers, value=1)
    moved, received = piles.sort(continuing)
    totals = [0, *received[1:]]
    valid = sum(totals)
    require_valid(valid)
    stages = [_stage(totals, valid, moved, None, None, continuing)]
    history = [totals]
    while not stages[-1].elected:
        candidate, tie = _lowest(totals, continuing, history, lots, papers)
        continuing[candidate] = False
        moved, received = piles.move(candidate, continuing)
        totals = [0, *map(add, totals[1:], received[1:])]
        totals[candidate] = 0
        history.append(totals)
        stages.append(
            _stage(totals, valid, moved, candidate, tie, continuing, number=len(stages) + 1)
        )
    return _result(papers, stages, valid)


def _lowest(
    totals: Sequence[int],
    continuing: NDArray[np.bool_],
    history: Sequence[Sequence[int]],
    lots: Sequence[int],
    papers: Papers,
) -> tuple[int, Tie | None]:
    """Choose whoever has fewest votes to be excluded."""
    standing = who_stands(continuing)
    fewest = min(totals[one] for one in standing)
    equal = [one for one in standing if totals[one] == fewest]
    if len(equal) == 1:
        return equal[0], None
    tie = settle(equal, _WHO_IS_EXCLUDED, earlier=history, lots=lots, papers=papers)
    return tie.chosen, tie


def _stage(  # noqa: PLR0913, PLR0917 - what a stage is made of
    totals: Sequence[int],
    valid: int,
    moved: Moved,
    candidate: int | None,
    tie: Tie | None,
    continuing: NDArray[np.bool_],
    number: int = 1,
) -> Stage:
    """Enter a stage, and elect whoever has more than half or is alone."""
    counting = sum(totals[1:])
    standing = who_stands(continuing)
    majority = counting // 2 + 1
    elected = [one for one in standing if totals[one] >= majority or len(standing) == 1]
    return Stage(
        number=number,
        act=Act.FIRST_PREFERENCES if candidate is None else Act.EXCLUSION,
        candidate=candidate,
        moved=moved,
        totals=tuple(totals[1:]),
        not_transferred=valid - counting,
        elected=tuple(elected),
        tie=tie,
        paragraphs=("more than half",) if elected else ("fewest votes go next",),
        quota=majority,
    )


def _result(papers: Papers, stages: Sequence[Stage], valid: int) -> StagedResult:
    last = stages[-1]
    return staged_result(
        papers,
        rule="alternative-vote",
        law="more than half of the papers that still count",
        seats=1,
        valid=valid,
        quota=last.quota or 0,
        places=0,
        elected=tuple(
            Elected(candidate=one, name=papers.name(one), stage=last.number) for one in last.elected
        ),
        stages=stages,
        choices=_CHOICES,
    )
