"""The same Scottish count compiled, for counting thousands of polls: totals and seats, no parcels.

Needs the extra `fast`. The command never loads it: importing the compiler takes longer than
counting a million papers without. For the transcript of a poll, count it by the rule itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moothall.count import kernels
from moothall.count.papers import Papers
from moothall.count.poll import open_seats, require_standing
from moothall.count.rules.scottish_stv_2011 import VOTE, count


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the compiled count hands back; votes are parts, five decimals.

    `elected`: candidates in the order of election. `totals`: int64 (stages, candidates + 1), votes
    at the end of each stage, index 0 not transferred. `givers`: int64 (stages,), whose papers moved
    (0 at the first stage).
    """

    quota: int
    elected: tuple[int, ...]
    totals: NDArray[np.int64]
    givers: NDArray[np.int64]


def tally(papers: Papers, *, seats: int, lots: Sequence[int]) -> Tally:
    """Count papers by the Order, compiled; raises RuleError or LotNeededError as the rule does."""
    require_standing(papers, seats=seats, lots=lots)
    drawn = np.zeros(len(papers.candidates) + 1, np.int64)
    for place in range(len(lots), 0, -1):
        drawn[lots[place - 1]] = place
    quota, givers, totals, elected = kernels.run(
        papers.rankings, papers.weights, open_seats(papers), drawn, seats, VOTE
    )
    if len(givers) > len(totals) or quota == VOTE:
        # The rule itself says what is missing, if anything is.
        count(papers, seats=seats, lots=lots)
    places = elected.tolist()
    order = sorted(range(1, len(places)), key=places.__getitem__)
    return Tally(
        quota=quota,
        elected=tuple(order[-seats:]),
        totals=totals,
        givers=givers,
    )
