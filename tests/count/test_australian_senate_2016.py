"""The Senate count against section 273 read aloud, and cases worked by hand from it."""

import pytest
from hypothesis import given, settings

from moothall.count import Papers
from moothall.count.rules.australian_senate_2016 import Practice, count, quota
from tests.count import plain_senate
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward

EVERY = pytest.mark.parametrize("practice", Practice)


def assert_agrees(papers: Papers, practice: Practice) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers, practice=practice)
    single = list(single_papers(papers))
    scrutiny = plain_senate.count(single, papers.seats, numbers, str(practice))
    assert [stage.givers for stage in result.stages] == scrutiny.acts
    assert [list(stage.totals) for stage in result.stages] == [
        list(one.values()) for one in scrutiny.counts
    ]
    assert [stage.lost_by_fraction for stage in result.stages] == scrutiny.losses
    assert [one.candidate for one in result.elected] == scrutiny.elected
    assert result.quota == scrutiny.quota


@EVERY
@settings(max_examples=200)
@given(papers=polls())
def test_it_agrees_with_the_act_read_aloud_at_every_count(
    papers: Papers, practice: Practice
) -> None:
    assert_agrees(papers, practice)


@EVERY
@settings(max_examples=40)
@given(papers=polls(most_candidates=12, most_papers=60))
def test_it_agrees_where_many_stand(papers: Papers, practice: Practice) -> None:
    assert_agrees(papers, practice)


@EVERY
@pytest.mark.parametrize("name", list(OFFICIAL)[:3])
def test_it_agrees_on_real_papers(name: str, practice: Practice) -> None:
    """These wards were counted by another rule; their papers are real all the same."""
    assert_agrees(ward(name), practice)


@given(papers=polls())
def test_every_vote_is_somebodys_exhausted_or_lost(papers: Papers) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers)
    assert len(result.elected) == papers.seats
    for stage in result.stages:
        assert sum(stage.totals) + stage.not_transferred == result.valid
        assert stage.lost_by_fraction is not None
        assert 0 <= stage.lost_by_fraction <= stage.not_transferred


def test_the_quota_is_that_of_the_territories_in_2016() -> None:
    """Published for the Capital and the Northern Territory, with two places each."""
    assert quota(254_767, seats=2) == 84_923
    assert quota(102_027, seats=2) == 34_010
