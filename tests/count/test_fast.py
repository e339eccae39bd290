"""The compiled count against the rule, and so against the plain count and the official results."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from moothall.count import CountError, Papers, papers_from
from moothall.count.fast import tally
from moothall.count.rules.scottish_stv_2011 import count
from tests.count.strategies import polls
from tests.count.wards_at_hand import OFFICIAL, ward


def assert_equal(papers: Papers, lots: tuple[int, ...]) -> None:
    compiled = tally(papers, seats=papers.seats, lots=lots)
    result = count(papers, seats=papers.seats, lots=lots)
    assert compiled.quota == result.quota
    assert compiled.elected == tuple(one.candidate for one in result.elected)
    assert compiled.totals.tolist() == [
        [stage.not_transferred, *stage.totals] for stage in result.stages
    ]
    assert compiled.givers.tolist() == [stage.candidate or 0 for stage in result.stages]


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_counts_the_wards_as_the_rule_does(name: str) -> None:
    assert_equal(ward(name), ())


@settings(max_examples=300)
@given(polls())
def test_it_counts_any_poll_as_the_rule_does(papers: Papers) -> None:
    assert_equal(papers, tuple(range(1, len(papers.candidates) + 1)))


@given(polls())
def test_it_stops_where_the_rule_stops(papers: Papers) -> None:
    compiled = complaint(lambda: tally(papers, seats=papers.seats, lots=()))
    assert compiled == complaint(lambda: count(papers, seats=papers.seats, lots=()))


def complaint(counting: Callable[[], object]) -> str:
    try:
        counting()
    except CountError as error:
        return str(error)
    return ""


def test_the_largest_poll_does_not_overflow() -> None:
    papers = papers_from(
        [(1, 2, 3), (2, 3), (3, 1)],
        candidates=["Alice", "Bob", "Carol"],
        seats=2,
        weights=[899_999_997, 1, 2],
    )
    assert_equal(papers, ())


def test_it_refuses_a_poll_without_a_preference_that_counts() -> None:
    papers = papers_from([(1,)], candidates=["Alice", "Bob"], seats=1, withdrawn=(1,))
    assert complaint(lambda: tally(papers, seats=1, lots=())) == (
        "no paper has a preference for a candidate who stands; nothing to count"
    )
