"""The Senate count beside dividebatur, a program that nobody here wrote (Apache 2.0).

It counts by section 273 and was checked by its author against published counts. Compared are every
total, what is lost by fraction, and who is elected. Where the two differ by reading is said below.
"""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from dividebatur.counter import PapersForCount, SenateCounter
from dividebatur.results import BaseResults
from hypothesis import assume, given, settings

from moothall.count import Papers, StagedResult
from moothall.count.rules.australian_senate_2016 import Practice, count
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward

Totals = tuple[list[int], int]


class Listener(BaseResults):  # type: ignore[misc]
    """Writes down what the peer says: the totals of every round, and whom it elects."""

    def __init__(self) -> None:
        self.rounds: list[Totals] = []
        self.elected: list[int] = []

    def candidate_aggregates(self, obj: object) -> None:
        votes = obj.get_candidate_votes()  # type: ignore[attr-defined]
        lost = obj.get_gain_loss_votes()  # type: ignore[attr-defined]
        self.rounds.append(([votes[one] for one in sorted(votes)], lost))

    def candidate_elected(self, obj: object) -> None:
        self.elected.append(obj.candidate_id)  # type: ignore[attr-defined]

    def started(self, vacancies: int, total_papers: int, quota: int) -> None:
        self.quota = quota

    def round_begin(self, round_number: int) -> None: ...
    def round_complete(self) -> None: ...
    def exclusion_distribution_performed(self, obj: object) -> None: ...
    def election_distribution_performed(self, obj: object) -> None: ...
    def candidates_excluded(self, obj: object) -> None: ...
    def provision_used(self, obj: object) -> None: ...
    def finished(self) -> None: ...


def by_the_peer(papers: Papers) -> Listener:
    """Count with the peer; of equals the candidate with the lower number is drawn."""
    numbers = list(range(1, len(papers.candidates) + 1))
    heap = PapersForCount()
    for paper in single_papers(papers):
        heap.add_ticket(paper, 1)
    listener = Listener()

    def first(options: Sequence[object]) -> int:
        return 0

    def in_order(options: Sequence[Sequence[int]]) -> int:
        return list(map(tuple, options)).index(tuple(sorted(options[0])))

    SenateCounter(
        listener, papers.seats, heap, in_order, first, first, numbers, lambda one: one, True
    ).run()
    return listener


def by_us(papers: Papers) -> StagedResult:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    return count(papers, seats=papers.seats, lots=numbers, practice=Practice.AEC_2016)


def without_repetition(rounds: list[Totals]) -> list[Totals]:
    """Leave out rounds that change nothing: the peer also transfers surpluses of no votes."""
    return rounds[:1] + [later for earlier, later in pairwise(rounds) if later != earlier]


def assert_agrees(papers: Papers, result: StagedResult) -> None:
    """Every total agrees as long as both count: when the last are elected, 273(18), differs."""
    peer = by_the_peer(papers)
    ours = [(list(stage.totals), stage.lost_by_fraction or 0) for stage in result.stages]
    for mine, theirs in zip(
        without_repetition(ours), without_repetition(peer.rounds), strict=False
    ):
        assert mine == theirs
    assert result.quota == peer.quota
    assert {one.candidate for one in result.elected} == set(peer.elected)


@settings(max_examples=200, deadline=None)
@given(papers=polls())
def test_it_agrees_on_made_up_papers(papers: Papers) -> None:
    """The peer asks that all of three equal ones differ; the Commission of 2016 did not.

    After excluding somebody without papers it excludes the next at once, never asking 273(17); and
    it passes on papers of whoever has just the quota, at a value of nothing, by which they swell
    later divisors. Section 273(25) sets them aside, as ConcreteSTV reads it too.
    """
    result = by_us(papers)
    ties = [stage.tie for stage in result.stages if stage.tie]
    assume(all(len(tie.tied) == 2 for tie in ties))
    assume(all(stage.moved for stage in result.stages))
    assume(
        all(
            result.stages[one.stage - 1].totals[one.candidate - 1] != result.quota
            for one in result.elected
        )
    )
    assert_agrees(papers, result)


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_agrees_on_real_papers(name: str) -> None:
    papers = ward(name)
    assert_agrees(papers, by_us(papers))
