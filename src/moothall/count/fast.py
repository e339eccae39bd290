"""The same Scottish count compiled, for counting thousands of polls: totals and seats, no parcels.

Needs the extra `fast`. The command never loads it: importing the compiler takes longer than
counting a million papers without. For the transcript of a poll, count it by the rule itself.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moothall.count import kernels
from moothall.count.papers import Papers
from moothall.count.poll import open_seats, require_standing
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.rules.scottish_table import VOTE

_NONE = np.zeros(0, np.int64)
_ALL = np.zeros(0, np.bool_)


class Tally(NamedTuple):
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
    book = kernels.run(
        papers.rankings,
        papers.weights,
        open_seats(papers) if papers.withdrawn else _ALL,
        np.array(lots, np.int64) if lots else _NONE,
        len(papers.candidates),
        seats,
        VOTE,
    )
    head = book[0].tolist()
    if head[1] or head[0] == VOTE:
        # It needs a lot, or nobody has a vote: the rule itself says what is missing, if anything.
        count(papers, seats=seats, lots=lots)
    return Tally(head[0], tuple(head[2 : 2 + seats]), book[1:, 1:], book[1:, 0])
