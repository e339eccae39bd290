"""Most votes win: first past the post, block vote, limited vote, approval.

They differ only in how many votes a paper has: one; as many as seats; fewer than seats; as many as
names on it. The first places of a ranking are taken for the crosses; their order says nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.poll import require_standing
from moothall.count.tallied import TalliedResult, best, first_votes, result_of, standing


def count_block_vote(papers: Papers, *, seats: int, lots: Sequence[int]) -> TalliedResult:
    """Count by block vote: one vote to each of the first `seats` places of a paper."""
    return _count("block-vote", papers, seats, seats, lots)


def count_limited_vote(
    papers: Papers, *, seats: int, votes: int, lots: Sequence[int]
) -> TalliedResult:
    """Count by the limited vote: so many votes a paper, fewer than seats."""
    if not 1 <= votes < seats:
        raise RuleError(
            f"a limited vote gives fewer votes than the {seats} seats, not {votes};"
            " ask for at least two seats and give at least one vote"
        )
    result = _count("limited-vote", papers, seats, votes, lots)
    has = "1 vote" if votes == 1 else f"{votes} votes"
    return replace(result, choices=(f"Each paper has {has} for {seats} seats.",))


def count_first_past_the_post(papers: Papers, *, seats: int, lots: Sequence[int]) -> TalliedResult:
    """Count by first past the post: one seat, one vote."""
    if seats != 1:
        raise RuleError(f"first past the post fills one seat, not {seats}; use block-vote for more")
    return _count("fptp", papers, seats, 1, lots)


def count_approval(papers: Papers, *, seats: int, lots: Sequence[int]) -> TalliedResult:
    """Count by approval: one vote to everybody on the paper."""
    return _count("approval", papers, seats, len(papers.candidates), lots)


def _count(rule: str, papers: Papers, seats: int, votes: int, lots: Sequence[int]) -> TalliedResult:
    require_standing(papers, seats=seats, lots=lots)
    tally = first_votes(papers, places=votes)
    measures = {one: Fraction(tally.votes[one]) for one in standing(papers)}
    awards = best(measures, seats, lots=lots, papers=papers)
    return result_of(rule, papers, tally, awards, law="most votes")
