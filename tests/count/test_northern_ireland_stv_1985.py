"""Northern Ireland's rules against the rules read aloud, and where they differ from others."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from moothall.count import LotNeededError, Papers
from moothall.count.rules.northern_ireland_stv_1985 import Deemed, count, quota
from moothall.count.shown import text
from tests.count import plain_northern_ireland
from tests.count.small_polls import poll, totals
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward

BOTH = pytest.mark.parametrize("deemed", Deemed)


def assert_agrees(papers: Papers, deemed: Deemed) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers, deemed=deemed)
    at_once = deemed is Deemed.AT_ONCE
    single = list(single_papers(papers))
    hall = plain_northern_ireland.count(single, papers.seats, numbers, at_once=at_once)
    assert [one.candidate for one in result.elected] == hall.elected
    assert result.quota == hall.quota * 100
    assert [stage.givers for stage in result.stages] == hall.acts
    assert [[Fraction(votes, 100) for votes in stage.totals] for stage in result.stages] == [
        list(stage.values()) for stage in hall.stages
    ]


@BOTH
@settings(max_examples=200)
@given(papers=polls())
def test_it_agrees_with_the_rules_read_aloud_at_every_stage(papers: Papers, deemed: Deemed) -> None:
    assert_agrees(papers, deemed)


@BOTH
@pytest.mark.parametrize("name", OFFICIAL)
def test_it_agrees_on_real_papers(name: str, deemed: Deemed) -> None:
    """These wards were counted by another rule; their papers are real all the same."""
    assert_agrees(ward(name), deemed)


@BOTH
@given(papers=polls())
def test_every_vote_is_somebodys_or_not_transferred(papers: Papers, deemed: Deemed) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers, deemed=deemed)
    assert len(result.elected) == papers.seats
    for stage in result.stages:
        assert sum(stage.totals) + stage.not_transferred == result.valid * 100
        assert min(*stage.totals, stage.not_transferred) >= 0


def test_the_quota_is_a_whole_vote_more() -> None:
    assert quota(700, seats=3) == 176_00
    assert quota(1000, seats=2) == 334_00


def test_a_transfer_value_is_cut_at_two_decimals_and_the_remainder_goes_to_nobody() -> None:
    """Alice has 50, the quota is 31: 19 over 30 papers that name another is 0.63."""
    papers = poll({"1 2": 20, "1 3": 10, "1": 20, "2": 15, "3": 14, "4": 11}, seats=2)
    result = count(papers, seats=2, lots=())
    assert result.stages[1].notes == (
        "Transfer value: 19.00 / 30 papers, not above 1.00 = 0.63. [49(4)]",
        "20 papers have no further preference.",
    )
    assert totals(result, 2) == ["31.00", "27.60", "20.30", "11.00"]
    assert result.stages[1].not_transferred == 10
    assert "  30 papers of value 1.00, now 0.63:" in text.transcript(result)


def test_papers_gain_no_value_where_few_can_move() -> None:
    papers = poll({"1 2": 5, "1": 45, "2": 15, "3": 14, "4": 11}, seats=2)
    result = count(papers, seats=2, lots=())
    assert totals(result, 2) == ["31.00", "20.00", "14.00", "11.00"]
    assert result.stages[1].not_transferred == 14_00


def test_only_the_sub_parcel_last_received_moves() -> None:
    """Bob's own papers name Carol, those that came from Dan name Erin; only these move."""
    papers = poll(
        {"1": 30, "2 3": 30, "3": 19, "4 2 5": 12, "5": 15, "5 1": 1}, seats=2, candidates=5
    )
    result = count(papers, seats=2, lots=())
    surplus = next(stage for stage in result.stages if stage.act == "surplus")
    assert surplus.candidate == 2
    assert surplus.paragraphs[:2] == ("49(5)", "49(7)")
    assert set(surplus.received()) == {5}


def test_several_lowest_go_in_one_operation_only_if_together_less_than_the_next() -> None:
    papers = poll({"1": 30, "2": 28, "3 1": 25, "4 2": 5, "5 2": 3}, seats=1, candidates=5)
    assert count(papers, seats=1, lots=()).stages[1].givers == (4, 5)
    equal = poll({"1": 30, "2": 28, "3 1": 25, "4 2": 15, "5 2": 10}, seats=1, candidates=5)
    assert count(equal, seats=1, lots=()).stages[1].givers == (5,)


def test_a_surplus_that_could_change_nothing_waits() -> None:
    """Alice is one above the quota; Dan is two below Carol and goes first."""
    papers = poll({"1 4": 27, "2": 24, "3": 16, "4 3": 10}, seats=2)
    result = count(papers, seats=2, lots=())
    assert result.stages[0].elected == (1,)
    assert (result.stages[1].act, result.stages[1].givers) == ("exclusion", (4,))


def test_the_last_seat_goes_to_whoever_cannot_be_overtaken() -> None:
    papers = poll({"1": 40, "2": 30, "3": 20, "4": 12}, seats=2)
    result = count(papers, seats=2, lots=())
    assert [(one.candidate, one.stage) for one in result.elected] == [(1, 1), (2, 2)]
    assert result.stages[1].paragraphs == ("51(1)", "52(2)")


def test_the_two_readings_of_when_one_is_deemed_elected_differ() -> None:
    """Dan's own papers take Bob over the quota; are Dan's transferred papers still Bob's?"""
    rankings = {"1": 30, "2": 30, "3": 24, "4 2": 15, "5 4 2 3": 5, "5 1": 6}
    papers = poll(rankings, seats=2, candidates=5)
    at_once = count(papers, seats=2, lots=(), deemed=Deemed.AT_ONCE)
    at_end = count(papers, seats=2, lots=(), deemed=Deemed.AT_THE_STAGE_S_END)
    assert at_once.stages[2].givers == at_end.stages[2].givers == (4,)
    assert totals(at_once, 3) == ["36.00", "45.00", "29.00", "0.00", "0.00"]
    assert totals(at_end, 3) == ["36.00", "50.00", "24.00", "0.00", "0.00"]
    assert at_once.choices[0] != at_end.choices[0]


def test_a_tie_looks_to_the_earliest_stage() -> None:
    """At six each: Bob had five at first and Carol four, whatever happened in between."""
    papers = poll({"1": 20, "2": 15, "3": 14, "4 3": 2, "5 2": 1, "6": 18}, seats=1, candidates=6)
    result = count(papers, seats=1, lots=())
    ties = [stage.tie for stage in result.stages if stage.tie]
    assert [(tie.tied, tie.chosen, tie.settled_by_stage, tie.paragraph) for tie in ties] == [
        ((2, 3), 3, 1, "51(13)(a)")
    ]


def test_a_tie_of_three_names_the_stage_that_left_one() -> None:
    """At three each: stage 1 lets Carol go, who had three; Alice and Erin had two until stage 2."""
    rankings = {"1 3 2": 2, "2 5": 1, "3": 3, "4": 5, "4 1": 1, "5": 2}
    result = count(poll(rankings, seats=2, candidates=5), seats=2, lots=())
    assert totals(result, 1) == ["2.00", "1.00", "3.00", "6.00", "2.00"]
    assert totals(result, 2) == ["3.00", "1.00", "3.00", "5.00", "2.00"]
    tie = result.stages[3].tie
    assert tie is not None
    assert (tie.tied, tie.chosen, tie.settled_by_stage) == ((1, 3, 5), 5, 2)


@pytest.mark.parametrize(("lots", "chosen"), [((3,), 3), ((4, 3), 4)])
def test_a_tie_at_every_stage_needs_a_lot(lots: tuple[int, ...], chosen: int) -> None:
    papers = poll({"1": 10, "2": 9, "3 1": 6, "4 1": 6}, seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert str(missing.value) == (
        "stage 2: 3 (Carol) and 4 (Dan) had equal votes at every stage; draw a lot to say who is"
        " excluded, and count again with the number drawn among the lots"
    )
    assert count(papers, seats=1, lots=lots).stages[1].givers == (chosen,)


@pytest.mark.parametrize("chosen", [1, 2])
def test_equal_surpluses_from_the_first_stage_need_a_lot(chosen: int) -> None:
    papers = poll({"1 3": 40, "2 4": 40, "3": 10, "4": 11}, seats=3)
    stage = count(papers, seats=3, lots=(chosen,)).stages[1]
    assert stage.givers == (chosen,)
    assert stage.tie is not None
    assert (stage.tie.settled_by_stage, stage.tie.paragraph) == (None, "50(1)(b)")


def test_when_as_many_are_left_as_vacancies_nothing_moves_any_more() -> None:
    result = count(poll({"1": 10, "2": 9, "3 1": 8, "4": 7}, seats=2), seats=2, lots=())
    last = result.stages[2]
    assert (last.givers, last.elected, last.moved) == ((3,), (1, 2), ())
    assert last.paragraphs == ("51(1)", "52(1)")
    assert totals(result, 3) == ["10.00", "9.00", "8.00", "0.00"]
    assert last.notes == ("No papers are transferred: the last vacancies can be filled. [52(3)]",)
