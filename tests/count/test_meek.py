"""Meek's method against the reference rule read aloud in fractions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from moothall.count import LotNeededError, Papers, RuleError
from moothall.count.rules.meek import VOTE, count
from tests.count import plain_meek
from tests.count.small_polls import poll, totals
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import ward


@settings(max_examples=60, deadline=None)
@given(polls(most_candidates=5, most_papers=8))
def test_it_agrees_with_the_rule_read_aloud_at_every_round(papers: Papers) -> None:
    numbers = range(1, len(papers.candidates) + 1)
    if papers.seats == len(papers.candidates):
        return
    result = count(papers, seats=papers.seats, lots=tuple(numbers))
    elected, quotas, rounds = plain_meek.count(
        list(single_papers(papers)), numbers, papers.seats, list(numbers)
    )
    assert [one.candidate for one in result.elected] == elected
    for stage, quota, votes in zip(result.stages, quotas, rounds, strict=False):
        assert stage.quota == quota * VOTE
        assert [Fraction(one, VOTE) for one in stage.totals] == list(votes.values())
    assert len(result.stages) - len(rounds) in {0, 1}


@settings(max_examples=60, deadline=None)
@given(polls())
def test_every_part_of_a_vote_is_somebodys_or_not_transferred(papers: Papers) -> None:
    result = count(papers, seats=papers.seats, lots=tuple(range(1, len(papers.candidates) + 1)))
    assert len(result.elected) == papers.seats
    for stage in result.stages:
        assert sum(stage.totals) + stage.not_transferred == result.valid * VOTE
        assert stage.not_transferred >= 0
        assert stage.quota is not None


def test_surplus_goes_also_to_those_who_are_elected_already() -> None:
    """Alice keeps what makes a quota; Bob has one and passes on his own and hers to Carol."""
    papers = poll({"1 2 3": 60, "2 3": 40, "3": 10, "4": 10}, seats=3)
    result = count(papers, seats=3, lots=())
    assert [one.candidate for one in result.elected] == [1, 2, 3]
    assert totals(result, 2)[0] == totals(result, 2)[1]
    assert result.stages[1].keep[1] < result.stages[1].keep[0] < VOTE


def test_a_real_ward_elects_four() -> None:
    """No official Meek count exists; the four are also those of the official count."""
    result = count(ward("edinburgh_2017_ward1"), seats=4, lots=())
    assert sorted(one.candidate for one in result.elected) == [2, 4, 9, 10]


def test_a_tie_for_defeat_needs_a_lot() -> None:
    papers = poll({"1": 10, "2": 9, "3 1": 4, "4 1": 4}, seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert str(missing.value) == (
        "3 (Carol) and 4 (Dan) had equal votes; draw a lot to say who is defeated, and count again"
        " with the number drawn among the lots"
    )
    assert count(papers, seats=1, lots=(4, 3)).stages[1].candidate == 4


def test_it_refuses_seats_that_cannot_be_filled() -> None:
    with pytest.raises(RuleError) as refused:
        count(poll({"1": 3}, seats=1), seats=0, lots=())
    assert str(refused.value) == (
        "0 seats cannot be filled by 4 candidates who stand; ask for 1 to 4 seats"
    )
