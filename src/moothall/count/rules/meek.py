"""Meek's method, as the Proportional Representation Foundation's Reference Meek Rule states it.

Each candidate keeps a share of every vote, the keep factor; the elected keep as little as still
makes a quota, found by iteration. Nine decimals; steps are cited as A to C and T of that rule. A
stage here is a round: what the round before decided, then the iteration to its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from moothall.count.errors import LotNeededError
from moothall.count.papers import Papers
from moothall.count.poll import open_seats, require_standing, require_valid, who_stands
from moothall.count.rules.outcome import staged_result
from moothall.count.transcript import Act, Elected, Stage, StagedResult, Tie

NAME = "meek"
LAW = "Reference Meek Rule of the Proportional Representation Foundation"
PLACES = 9
VOTE = 1_000_000_000
OMEGA = 1_000

_CHOICES = (
    "Ties are settled by lot; votes that differ by less than the total surplus are equal. [B.3, T]",
)


@dataclass(slots=True, kw_only=True)
class _Count:
    """The state of all candidates; votes and keep factors are in parts, index 0 unused."""

    papers: Papers
    seats: int
    lots: tuple[int, ...]
    keep: list[int]
    hopeful: list[int]
    valid: int = 0
    quota: int = 0
    surplus: int = 0
    votes: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    elected: list[Elected] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    """What a round begins with: the candidate defeated by the round before, if one was."""

    act: Act
    candidate: int | None = None
    tie: Tie | None = None


def count(papers: Papers, *, seats: int, lots: Sequence[int]) -> StagedResult:
    """Count papers by Meek's method and hand back every round.

    Of candidates who tie for defeat the lot falls on the first in `lots`. Raises RuleError or
    LotNeededError.
    """
    table = _open(papers, seats, tuple(lots))
    decision = _Decision(act=Act.FIRST_PREFERENCES)
    while not _is_complete(table):
        decision = _round(table, decision)
    _elect_remaining(table, decision)
    return _result(table)


def _open(papers: Papers, seats: int, lots: tuple[int, ...]) -> _Count:
    """Set keep factors to 1, of withdrawn candidates to 0 [A]."""
    require_standing(papers, seats=seats, lots=lots)
    stands = open_seats(papers)
    table = _Count(
        papers=papers,
        seats=seats,
        lots=lots,
        keep=[VOTE if one and place else 0 for place, one in enumerate(stands.tolist())],
        hopeful=who_stands(stands),
    )
    table.votes = _distribute(papers, table.keep)
    table.valid = sum(table.votes) // VOTE
    table.quota = _quota(table)
    require_valid(table.valid)
    return table


def _is_complete(table: _Count) -> bool:
    """Say whether all seats are filled or no more candidates are left than seats [B.1]."""
    left = table.seats - len(table.elected)
    return left <= 0 or len(table.hopeful) <= left


def _round(table: _Count, decision: _Decision) -> _Decision:
    """Iterate until somebody is elected or the surplus is as small as it gets [B.2]."""
    last = None
    while True:
        table.votes = _distribute(table.papers, table.keep)
        table.quota = _quota(table)
        winners = _elect_winners(table)
        table.surplus = max(
            0, sum(table.votes[one.candidate] - table.quota for one in table.elected)
        )
        if winners:
            _enter(table, decision, winners, ("B.2",))
            return _Decision(act=Act.KEEP_FACTORS)
        if table.surplus < OMEGA or (last is not None and table.surplus >= last):
            _enter(table, decision, [], ("B.2", "B.3"))
            return _defeat_lowest(table)
        last = table.surplus
        _update_keep_factors(table)


def _distribute(papers: Papers, keep: Sequence[int]) -> list[int]:
    """Give each candidate on a paper the keep factor of what is left, rounded up [B.2.a]."""
    factors = np.array(keep, np.int64)
    left = np.full(len(papers.weights), VOTE, np.int64)
    votes = np.zeros(len(keep), np.int64)
    for column in papers.rankings.T[:-1]:
        kept = _rounded_up(left * factors[column])
        np.add.at(votes, column, kept * papers.weights)
        left -= kept
    found: list[int] = votes.tolist()
    return found


def _rounded_up(product: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bring a product of two parts back to parts, rounded up."""
    return -(-product // VOTE)


def _quota(table: _Count) -> int:
    """All votes by one more than the seats, truncated, and one part more [B.2.b]."""
    return sum(table.votes) // (table.seats + 1) + 1


def _elect_winners(table: _Count) -> list[int]:
    """Elect each hopeful candidate who has the quota, most votes first [B.2.c]."""
    winners = [one for one in table.hopeful if table.votes[one] >= table.quota]
    winners.sort(key=lambda one: -table.votes[one])
    _elect(table, winners)
    return winners


def _elect(table: _Count, candidates: Sequence[int]) -> None:
    stage = len(table.stages) + 1
    for one in candidates:
        table.hopeful.remove(one)
        table.elected.append(Elected(candidate=one, name=table.papers.name(one), stage=stage))


def _update_keep_factors(table: _Count) -> None:
    """Multiply by the quota, divide by the votes, rounding up each time [B.2.f]."""
    for one in (elected.candidate for elected in table.elected):
        product = -(-table.keep[one] * table.quota // VOTE)
        table.keep[one] = -(-product * VOTE // table.votes[one])


def _defeat_lowest(table: _Count) -> _Decision:
    """Defeat the hopeful candidate with fewest votes, by lot among equals [B.3, T]."""
    least = min(table.votes[one] for one in table.hopeful)
    equal = [one for one in table.hopeful if table.votes[one] <= least + table.surplus]
    chosen, tie = equal[0], None
    if len(equal) > 1:
        chosen = _drawn(table, equal)
        tie = Tie(
            tied=tuple(equal),
            chosen=chosen,
            purpose="who is defeated",
            settled_by_stage=None,
            paragraph="T",
        )
    table.hopeful.remove(chosen)
    table.keep[chosen] = 0
    return _Decision(act=Act.EXCLUSION, candidate=chosen, tie=tie)


def _drawn(table: _Count, equal: Sequence[int]) -> int:
    for one in table.lots:
        if one in equal:
            return one
    raise LotNeededError(
        stage=None,
        purpose="who is defeated",
        tied=tuple((one, table.papers.name(one)) for one in equal),
    )


def _enter(
    table: _Count, decision: _Decision, elected: Sequence[int], paragraphs: tuple[str, ...]
) -> None:
    table.stages.append(
        Stage(
            number=len(table.stages) + 1,
            act=decision.act,
            candidate=decision.candidate,
            moved=(),
            totals=tuple(table.votes[1:]),
            not_transferred=table.valid * VOTE - sum(table.votes),
            elected=tuple(elected),
            tie=decision.tie,
            paragraphs=paragraphs,
            quota=table.quota,
            keep=tuple(table.keep[1:]),
        )
    )


def _elect_remaining(table: _Count, decision: _Decision) -> None:
    """Elect whoever is left if seats are; no further votes are distributed [B.1, C.1]."""
    if len(table.elected) >= table.seats:
        return
    left = sorted(table.hopeful, key=lambda one: -table.votes[one])
    _elect(table, left)
    if decision.candidate is not None:
        table.votes[decision.candidate] = 0
    _enter(table, decision, left, ("B.1", "C.1"))


def _result(table: _Count) -> StagedResult:
    return staged_result(
        table.papers,
        rule=NAME,
        law=LAW,
        seats=table.seats,
        valid=table.valid,
        quota=table.quota,
        places=PLACES,
        elected=table.elected,
        stages=table.stages,
        choices=_CHOICES,
    )
