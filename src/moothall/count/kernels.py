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
def run(  # noqa: PLR0913, PLR0915, PLR0917 - one loop, compiled
    rankings: NDArray[type_of_row],
    weights: Integers,
    continuing: NDArray[np.bool_],
    lots: Integers,
    seats: int,
    vote: int,
) -> tuple[int, Integers, Integers, Integers]:
    """Count; returns (quota, givers, totals, elected).

    `rankings`: (papers, longest + 1), zeros at the end; `continuing`: (candidates + 1,), true at 0;
    `lots`: (candidates + 1,), when each was drawn, small first, 0 for not drawn. `givers`:
    (stages,), whose papers moved, 0 at the first stage; one longer than `totals` where the count
    stopped for want of a lot. `totals`: (stages, candidates + 1), index 0 not transferred.
    `elected`: (candidates + 1,), the place in the order of election, 0 for not elected.
    """
    number = len(continuing) - 1
    papers = len(weights)
    givers = np.zeros(2 * number + 2, np.int64)
    totals = np.zeros((2 * number + 2, number + 1), np.int64)
    elected = np.zeros(number + 1, np.int64)
    value = np.full(papers, vote, np.int64)
    head = np.full(number + 1, -1, np.int64)
    after = np.empty(papers, np.int32)
    place = np.zeros(papers, np.uint16)
    pending = np.zeros(number + 1, np.bool_)
    now = np.zeros(number + 1, np.int64)

    for paper in range(papers):
        to = _next(rankings, paper, place, continuing)
        if to:
            after[paper], head[to] = head[to], paper
            now[to] += weights[paper] * vote
    valid = now.sum() // vote
    quota = (valid // (seats + 1) + 1) * vote
    filled = 0
    stage = 0
    while True:
        # 48(1): whoever has the quota, most votes first.
        filled = _elect(now, quota, continuing, elected, pending, filled)
        # 53(1): as many continue as there are vacancies.
        left = continuing[1:].sum()
        if left == seats - filled:
            filled = _elect(now, 0, continuing, elected, pending, filled)
        totals[stage, 1:] = now[1:]
        totals[stage, 0] = valid * vote - now[1:].sum()
        stage += 1
        if filled >= seats:
            return quota, givers[:stage], totals[:stage], elected
        is_surplus = bool(pending.any())
        among = pending if is_surplus else continuing
        giver = _pick(among, now, totals[:stage], lots, is_surplus)
        givers[stage] = giver
        if not giver:
            return quota, givers[: stage + 1], totals[:stage], elected
        held, surplus = now[giver], now[giver] - quota
        if is_surplus:
            pending[giver] = False
            now[giver] = quota
        else:
            continuing[giver] = False
            now[giver] = 0
        paper = head[giver]
        head[giver] = -1
        old = new = -1
        while paper >= 0:
            following = after[paper]
            if is_surplus:
                # Few values occur, and division is slow.
                if value[paper] != old:
                    old = value[paper]
                    new = old * surplus // held
                value[paper] = new
            to = _next(rankings, paper, place, continuing)
            if to:
                after[paper], head[to] = head[to], paper
                now[to] += weights[paper] * value[paper]
            paper = following


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
    elected: Integers,
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
        filled += 1
        elected[best] = filled


@njit(cache=True)
def _pick(
    among: NDArray[np.bool_],
    now: Integers,
    earlier: Integers,
    lots: Integers,
    highest: bool,  # noqa: FBT001
) -> int:
    """Pick by votes now, else at the latest stage that differs, else by lot; 0 if none was drawn.

    [50, 52].
    """
    left = among.copy()
    left[0] = False
    count = _keep_the_best(left, now, highest)
    stage = len(earlier)
    while count > 1 and stage:
        stage -= 1
        count = _keep_the_best(left, earlier[stage], highest)
    if count == 1:
        return int(left.argmax())
    chosen = 0
    for candidate in range(1, len(now)):
        is_drawn = left[candidate] and lots[candidate]
        if is_drawn and (not chosen or lots[candidate] < lots[chosen]):
            chosen = candidate
    return chosen


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
