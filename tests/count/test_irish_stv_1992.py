"""The Irish count against the same count on tables, the Department's program and cases by hand."""

import pytest
from hypothesis import given, settings

from moothall.count import LotNeededError, Papers, RuleError, papers_from, read_blt
from moothall.count.rules.irish_stv_1992 import count, quota
from moothall.count.rules.irish_surplus import PaperOrder
from moothall.count.shown import text
from tests.count import plain_irish
from tests.count.small_polls import NAMES, totals
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import FOLDER, OFFICIAL


def filed(rankings: list[tuple[str, int]], *, seats: int, candidates: int = 4) -> Papers:
    """Papers in their order, as [("1 2", 10)]: ten papers say 1, then 2."""
    return papers_from(
        [tuple(map(int, ranking.split())) for ranking, _ in rankings],
        candidates=NAMES[:candidates],
        seats=seats,
        weights=[weight for _, weight in rankings],
        merge=False,
    )


def assert_agrees(papers: Papers, *, expenses: bool, order: PaperOrder) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers, expenses=expenses, order=order)
    single = list(single_papers(papers))
    if order is PaperOrder.REVERSED:
        single.reverse()
    hall = plain_irish.count(single, papers.seats, numbers, expenses=expenses)
    assert [one.candidate for one in result.elected] == hall.elected
    assert result.quota == hall.quota
    assert [stage.givers for stage in result.stages] == hall.acts
    assert [list(stage.totals) for stage in result.stages] == [
        list(one.values()) for one in hall.counts
    ]


@pytest.mark.parametrize("order", PaperOrder)
@pytest.mark.parametrize("expenses", [True, False])
@settings(max_examples=150)
@given(papers=polls())
def test_it_agrees_with_the_count_on_tables_at_every_count(
    papers: Papers,
    expenses: bool,  # noqa: FBT001 - parametrized
    order: PaperOrder,
) -> None:
    assert_agrees(papers, expenses=expenses, order=order)


@pytest.mark.parametrize("name", list(OFFICIAL)[:3])
def test_it_agrees_on_real_papers(name: str) -> None:
    """These wards were counted by another rule; their papers are real all the same."""
    papers = read_blt((FOLDER / f"{name}.blt").read_bytes(), merge=False)
    assert_agrees(papers, expenses=True, order=PaperOrder.AS_IN_FILE)


@given(papers=polls())
def test_every_paper_is_somebodys_or_not_effective(papers: Papers) -> None:
    numbers = tuple(range(1, len(papers.candidates) + 1))
    result = count(papers, seats=papers.seats, lots=numbers)
    assert len(result.elected) == papers.seats
    before = 0
    for stage in result.stages:
        assert sum(stage.totals) + stage.not_transferred == result.valid
        assert before <= stage.not_transferred
        before = stage.not_transferred


def test_the_quota_is_one_more_than_the_division_without_its_fraction() -> None:
    assert quota(25_000, seats=4) == 5001
    assert quota(20, seats=3) == 6


def test_a_surplus_moves_in_proportion_and_the_largest_fraction_makes_it_up() -> None:
    """Worked by hand: 50 papers, quota 26 of 77; 24 of 40 transferable papers move.

    Bob 25 x 24/40 = 15, Carol 8 x 24/40 = 4 and 32/40, Dan 7 x 24/40 = 4 and 8/40. One is missing.
    """
    papers = filed(
        [("1 2", 25), ("1 3", 8), ("1 4", 7), ("1", 10), ("2", 10), ("3", 9), ("4", 8)], seats=2
    )
    stage = count(papers, seats=2, lots=()).stages[1]
    assert stage.received() == {2: 15, 3: 5, 4: 4}
    assert stage.notes == (
        "Bob: 25 papers x 24 / 40 = 15 and 0/40; 15 move. [121]",
        "Carol: 8 papers x 24 / 40 = 4 and 32/40; 5 move. [121]",
        "Dan: 7 papers x 24 / 40 = 4 and 8/40; 4 move. [121]",
    )
    assert (stage.totals[0], stage.not_transferred) == (26, 0)
    assert "  24 papers of value 1:" in text.transcript(count(papers, seats=2, lots=()))


def test_where_few_papers_can_move_the_rest_of_the_surplus_is_not_effective() -> None:
    papers = filed([("1 2", 5), ("1", 45), ("2", 15), ("3", 14), ("4", 11)], seats=2)
    stage = count(papers, seats=2, lots=()).stages[1]
    assert totals(count(papers, seats=2, lots=()), 2) == ["31", "20", "14", "11"]
    assert stage.not_transferred == 14
    note = (
        "All 5 transferable papers move, 45 are not transferable; 14 votes of the surplus are not"
        " effective. [121]"
    )
    assert stage.notes == (note,)


LAST = [("1 2 3", 20), ("1 2 4", 20), ("2", 10), ("3", 11), ("4", 12)]


def test_the_papers_last_filed_move_and_the_transcript_says_that_this_decided() -> None:
    """Quota 25: of forty papers for Bob after Alice the last fifteen in the file all name Dan."""
    result = count(filed(LAST, seats=2), seats=2, lots=())
    assert result.stages[1].notes[-1] == (
        "Which 15 of the 40 papers for Bob move is decided by their order: they differ further on."
        " [121]"
    )
    backwards = count(filed(LAST[::-1], seats=2), seats=2, lots=())
    reverse = count(filed(LAST, seats=2), seats=2, lots=(), order=PaperOrder.REVERSED)
    assert [stage.totals for stage in backwards.stages] == [
        stage.totals for stage in reverse.stages
    ]
    assert reverse.choices[0] != result.choices[0]


def test_nothing_is_said_of_the_order_where_the_papers_agree() -> None:
    papers = filed([("1 2 3", 40), ("2", 10), ("3", 11), ("4", 12)], seats=2)
    assert not any("order" in note for note in count(papers, seats=2, lots=()).stages[1].notes)


def test_papers_that_were_added_up_are_said_to_have_lost_their_order() -> None:
    papers = filed(LAST, seats=2)
    merged = papers_from(single_papers(papers), candidates=papers.candidates, seats=2)
    said = "Equal papers were added up before the count: the order of the file is not known."
    assert said in count(merged, seats=2, lots=()).choices
    assert said not in count(papers, seats=2, lots=()).choices


def test_only_the_sub_parcel_last_received_is_examined() -> None:
    """Bob's own papers name Carol, the ones that come from Dan name Erin."""
    papers = filed(
        [("1", 30), ("2 3", 30), ("3", 19), ("4 2 5", 12), ("5", 15), ("5 1", 1)],
        seats=2,
        candidates=5,
    )
    result = count(papers, seats=2, lots=())
    surplus = next(stage for stage in result.stages if stage.act == "surplus")
    assert (surplus.candidate, set(surplus.received())) == (2, {5})


def test_of_equal_fractions_that_of_the_larger_sub_parcel_counts() -> None:
    """25 x 20/40 = 12 and a half, 15 x 20/40 = 7 and a half; one vote is missing."""
    papers = filed([("1 2", 25), ("1 3", 15), ("2", 6), ("3", 6), ("4", 6)], seats=2)
    stage = count(papers, seats=2, lots=()).stages[1]
    assert stage.received() == {2: 13, 3: 7}
    assert len(stage.notes) == 2


def test_equal_fractions_of_equal_sub_parcels_look_to_the_first_count() -> None:
    rest = [("2", 12), ("3", 14), ("4", 13), ("5", 40)]
    papers = filed([("1 2", 21), ("1 3", 21), *rest], seats=2, candidates=5)
    stage = count(papers, seats=2, lots=()).stages[1]
    assert stage.received() == {3: 1}
    assert stage.notes[2] == (
        "The fractions of Bob and Carol are equal, and so are the sub-parcels; by their votes at"
        " stage 1, that of Carol is taken as the largest. [121]"
    )


@pytest.mark.parametrize("chosen", [2, 3])
def test_equal_fractions_at_every_count_need_a_lot(chosen: int) -> None:
    """Quota 43 of 128; the one vote over could lift Mallory over a quarter and so must move."""
    rest = [("2", 13), ("3", 13), ("4", 12), ("5", 36), ("6", 10)]
    papers = filed([("1 2", 22), ("1 3", 22), *rest], seats=2, candidates=6)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=2, lots=())
    assert str(missing.value) == (
        "stage 2: 2 (Bob) and 3 (Carol) had equal votes at every stage; draw a lot to say whose"
        " fraction is taken as the largest, and count again with the number drawn among the lots"
    )
    assert count(papers, seats=2, lots=(chosen,)).stages[1].received() == {chosen: 1}


def test_more_papers_than_can_be_moved_one_by_one_are_refused() -> None:
    papers = filed([("1", 20_000_000), ("2", 1)], seats=1)
    with pytest.raises(RuleError) as refused:
        count(papers, seats=1, lots=())
    assert str(refused.value) == (
        "20,000,001 papers are too many to be moved one by one; count at most 20,000,000"
    )
