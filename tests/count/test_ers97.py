"""ERS97 against the rules read aloud, and at the points where it differs from other rules."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from moothall.count import LotNeededError, Papers, papers_from
from moothall.count.rules.ers97 import count
from moothall.count.rules.ers97_table import quota_of
from tests.count import plain_ers97
from tests.count.small_polls import poll, totals
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward


def assert_agrees(papers: Papers) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers)
    hall = plain_ers97.count(list(single_papers(papers)), numbers, papers.seats, numbers)
    assert [one.candidate for one in result.elected] == hall.elected
    assert Fraction(result.quota, 100) == hall.quota
    assert [[Fraction(votes, 100) for votes in stage.totals] for stage in result.stages] == [
        list(stage.values()) for stage in hall.stages
    ]


@settings(max_examples=400)
@given(polls())
def test_it_agrees_with_the_rules_read_aloud_at_every_stage(papers: Papers) -> None:
    assert_agrees(papers)


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_agrees_on_real_papers(name: str) -> None:
    """These wards were counted by another rule; their papers are real all the same."""
    assert_agrees(ward(name))


@given(polls())
def test_every_vote_is_somebodys_or_not_transferred(papers: Papers) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers)
    assert len(result.elected) == papers.seats
    for stage in result.stages:
        assert sum(stage.totals) + stage.not_transferred == result.valid * 100
        assert min(*stage.totals, stage.not_transferred) >= 0


def test_the_quota_is_exact_or_a_hundredth_more() -> None:
    assert quota_of(700 * 100, seats=3) == 175_00
    assert quota_of(1000 * 100, seats=2) == 333_34


def test_candidates_who_cannot_catch_up_are_excluded_together() -> None:
    papers = poll({"1": 40, "2": 30, "3 1": 25, "4 2": 5, "5 2": 3}, seats=1, candidates=5)
    result = count(papers, seats=1, lots=())
    assert result.stages[1].givers == (4, 5)
    assert totals(result, 2) == ["40.00", "38.00", "25.00", "0.00", "0.00"]


def test_only_the_batch_that_gave_rise_to_a_surplus_moves() -> None:
    """Bob has 30 of his own that name Carol, then gets Dan's 12, which name Erin next."""
    papers = poll(
        {"1": 30, "2 3": 30, "3": 19, "4 2 5": 12, "5": 15, "5 1": 1}, seats=2, candidates=5
    )
    result = count(papers, seats=2, lots=())
    stage = result.stages[2]
    assert (stage.act, stage.candidate) == ("surplus", 2)
    assert stage.received().get(3) is None
    assert stage.received()[5] == 12 * stage.parcels[0].value_after


def test_the_quota_falls_while_nobody_is_elected() -> None:
    papers = poll({"1": 30, "2": 25, "3": 20, "4": 10}, seats=1)
    result = count(papers, seats=1, lots=())
    assert [stage.quota for stage in result.stages] == [42_50, 37_50, 27_50]


def test_a_tie_looks_to_the_earliest_point() -> None:
    """At six each: Bob had five at first and Carol four, whatever happened in between."""
    papers = poll({"1": 20, "2": 15, "3": 14, "4 3": 2, "5 2": 1, "6": 18}, seats=1, candidates=6)
    result = count(papers, seats=1, lots=())
    ties = [stage.tie for stage in result.stages if stage.tie]
    assert [(tie.tied, tie.chosen, tie.settled_by_stage) for tie in ties] == [((2, 3), 3, 1)]


def test_a_tie_at_every_point_needs_a_lot() -> None:
    papers = papers_from(
        [(1,), (2,), (3, 1), (4, 1)],
        candidates=["Alice", "Bob", "Carol", "Dan"],
        seats=1,
        weights=[10, 9, 6, 6],
    )
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert str(missing.value) == (
        "stage 2: 3 (Carol) and 4 (Dan) had equal votes at every stage; draw a lot to say who is"
        " excluded, and count again with the number drawn among the lots"
    )
