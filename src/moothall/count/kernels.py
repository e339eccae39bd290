"""The compiled count of Scottish STV: the one module that needs the extra `fast` (numba).

The same rules 46 to 53 as `rules.scottish_stv_2011`, in loops over arrays; `fast` is its only
caller and the differential test its warrant. All votes are int64 parts of a vote.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from moothall.count.papers import type_of_row

Integers = NDArray[np.int64]


@njit(cache=True)
def run(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917 - one loop, compiled
    rankings: NDArray[type_of_row],
    weights: Integers,
    standing: NDArray[np.bool_],
    lots: Integers,
    candidates: int,
    seats: int,
    vote: int,
) -> Integers:
    """Count, and hand back one book: handing over more arrays takes longer than a small count.

    `rankings`: (papers, longest + 1), zeros at the end; `standing`: (candidates + 1,), true at 0,
    or (0,) if nobody has withdrawn; `lots`: (drawn,), the candidates in the order drawn.

    The book is int64 (stages + 1, candidates + 2). Its first row: the quota, 1 where the count
    stopped for want of a lot, the elected in their order. Then a row a stage: whose papers moved (0
    at the first), not transferred, the votes of each candidate.
    """
    papers = len(weights)
    book = np.zeros((2 * candidates + 3, candidates + 2), np.int64)
    now = np.zeros(candidates + 1, np.int64)
    # Papers lie in piles, each a chain from `top`; `papers` ends it.
    top = np.full(candidates + 1, papers, np.uint32)
    under = np.empty(papers, np.uint32)
    place = np.zeros(papers, np.uint16)
    value = np.full(papers, vote, np.int64)
    continuing = np.ones(candidates + 1, np.bool_)
    pending = np.zeros(candidates + 1, np.bool_)
    left = np.empty(candidates + 1, np.bool_)
    if len(standing):
        continuing[:] = standing

    for paper in range(papers):
        to = _next(rankings, paper, place, continuing)
        if to:
            under[paper], top[to] = top[to], paper
            now[to] += weights[paper]
    valid = now.sum()
    now *= vote
    quota = (valid // (seats + 1) + 1) * vote
    book[0, 0] = quota
    filled = 0
    stage = 1
    while True:
        # 48(1): whoever has the quota, most votes first.
        filled = _elect(now, quota, continuing, book, pending, filled)
        # 53(1): as many continue as there are vacancies.
        if continuing[1:].sum() == seats - filled:
            filled = _elect(now, 0, continuing, book, pending, filled)
        book[stage, 1] = valid * vote - now.sum()
        book[stage, 2:] = now[1:]
        stage += 1
        if filled >= seats:
            return book[:stage]
        is_surplus = bool(pending.any())
        left[:] = pending if is_surplus else continuing
        giver = _pick(left, now, book[1:stage], lots, is_surplus)
        if not giver:
            book[0, 1] = 1
            return book[:stage]
        book[stage, 0] = giver
        held, surplus = now[giver], now[giver] - quota
        if is_surplus:
            pending[giver] = False
            now[giver] = quota
        else:
            continuing[giver] = False
            now[giver] = 0
        at = top[giver]
        top[giver] = papers
        old = new = -1
        while at < papers:
            following = under[at]
            if is_surplus:
                # Few values occur, and division is slow.
                if value[at] != old:
                    old = value[at]
                    new = old * surplus // held
                value[at] = new
            to = _next(rankings, at, place, continuing)
            if to:
                under[at], top[to] = top[to], at
                now[to] += weights[at] * value[at]
            at = following


@njit(cache=True)
def _next(
    rankings: NDArray[type_of_row],
    paper: int,
    place: NDArray[np.uint16],
    continuing: NDArray[np.bool_],
) -> int:
    """Go on from where the paper stands to its next continuing candidate; 0 at its end."""
    at = place[paper]
    while not continuing[rankings[paper, at]]:
        at += 1
    place[paper] = at
    return int(rankings[paper, at])


@njit(cache=True)
def _elect(  # noqa: PLR0913, PLR0917 - compiled, arrays are its only language
    now: Integers,
    least: int,
    continuing: NDArray[np.bool_],
    book: Integers,
    pending: NDArray[np.bool_],
    filled: int,
) -> int:
    """Elect whoever continues with at least so many votes, most votes first."""
    while True:
        best = 0
        for candidate in range(1, len(now)):
            if (
                continuing[candidate]
                and now[candidate] >= least
                and (not best or now[candidate] > now[best])
            ):
                best = candidate
        if not best:
            return filled
        continuing[best] = False
        pending[best] = least > 0 and now[best] > least
        book[0, 2 + filled] = best
        filled += 1


@njit(cache=True)
def _pick(
    left: NDArray[np.bool_],
    now: Integers,
    earlier: Integers,
    lots: Integers,
    highest: bool,  # noqa: FBT001
) -> int:
    """Pick by votes now, else at the latest stage that differs, else by lot; 0 if none was drawn.

    `left`: (candidates + 1,), among whom, spent by asking. `earlier`: rows of the book. [50, 52].
    """
    left[0] = False
    count = _keep_the_best(left, now, highest)
    stage = len(earlier)
    while count > 1 and stage:
        stage -= 1
        count = _keep_the_best(left, earlier[stage, 1:], highest)
    if count == 1:
        return int(left.argmax())
    for candidate in lots:
        if left[candidate]:
            return int(candidate)
    return 0


@njit(cache=True)
def _keep_the_best(
    left: NDArray[np.bool_],
    votes: Integers,
    highest: bool,  # noqa: FBT001
) -> int:
    """Keep those with most (or fewest) votes; say how many are left."""
    best = -1
    for candidate in range(1, len(votes)):
        if left[candidate] and (
            best < 0
            or (highest and votes[candidate] > best)
            or (not highest and votes[candidate] < best)
        ):
            best = votes[candidate]
    count = 0
    for candidate in range(1, len(votes)):
        left[candidate] = left[candidate] and votes[candidate] == best
        count += left[candidate]
    return count
