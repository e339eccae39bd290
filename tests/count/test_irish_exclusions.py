"""Who goes, which surpluses wait and when the count is over: cases worked by hand from the Act."""

import pytest

from moothall.count import LotNeededError
from moothall.count.rules.irish_stv_1992 import count
from tests.count.test_irish_stv_1992 import filed


def test_a_surplus_that_could_change_nothing_waits() -> None:
    """Quota 26: one vote elects neither Bob (24) nor lifts Dan (10) to Carol (16)."""
    papers = filed([("1 4", 27), ("2", 24), ("3", 16), ("4 3", 10)], seats=2)
    result = count(papers, seats=2, lots=())
    assert result.stages[0].elected == (1,)
    assert (result.stages[1].act, result.stages[1].givers) == ("exclusion", (4,))


@pytest.mark.parametrize(("expenses", "act"), [(True, "surplus"), (False, "exclusion")])
def test_a_surplus_that_could_lift_the_lowest_over_a_quarter_moves(
    expenses: bool,  # noqa: FBT001 - parametrized
    act: str,
) -> None:
    """Quota 26, a quarter is six and a half; Dan has six and Alice one to give."""
    papers = filed([("1 4", 27), ("2", 24), ("3", 20), ("4", 6)], seats=2)
    assert count(papers, seats=2, lots=(), expenses=expenses).stages[1].act == act


def test_the_lowest_go_together_if_they_cannot_reach_the_next() -> None:
    """3 and 5 are less than 25, and 8 no more than a quarter of 46."""
    papers = filed(
        [("1", 30), ("2", 28), ("3 1", 25), ("4 2", 5), ("5 2", 3)], seats=1, candidates=5
    )
    assert count(papers, seats=1, lots=()).stages[1].givers == (4, 5)


@pytest.mark.parametrize(("expenses", "group"), [(True, (5,)), (False, (4, 5))])
def test_nobody_goes_along_who_could_still_exceed_a_quarter(
    expenses: bool,  # noqa: FBT001 - parametrized
    group: tuple[int, ...],
) -> None:
    """Quota 49, a quarter is 12 and a quarter: Dan's ten and Erin's four would exceed it."""
    papers = filed(
        [("1", 30), ("2", 28), ("3 1", 25), ("4 2", 10), ("5 4", 4)], seats=1, candidates=5
    )
    assert count(papers, seats=1, lots=(), expenses=expenses).stages[1].givers == group


def test_two_who_are_together_as_many_as_the_next_go_apart() -> None:
    papers = filed(
        [("1", 30), ("2", 28), ("3 1", 25), ("4 2", 15), ("5 2", 10)], seats=1, candidates=5
    )
    assert count(papers, seats=1, lots=()).stages[1].givers == (5,)


def test_all_but_the_lowest_are_elected_when_it_cannot_catch_up() -> None:
    """Section 124(1A): Carol's 10 and Alice's surplus of 4 are less than Bob's 15."""
    result = count(
        filed([("1", 20), ("2", 15), ("3", 10)], seats=2, candidates=3), seats=2, lots=()
    )
    assert result.stages[0].elected == (1, 2)
    assert result.stages[0].paragraphs == ("119", "120(1)", "120(2)", "124(1A)")


def test_the_last_vacancy_goes_to_whoever_has_more_than_all_others_and_the_surplus() -> None:
    """Section 124(2): 29 exceed 14, 11 and a surplus of 3; with 12 for Dan they would not."""
    result = count(filed([("1", 33), ("2", 29), ("3", 14), ("4", 11)], seats=2), seats=2, lots=())
    assert result.stages[0].elected == (1, 2)
    assert result.stages[0].paragraphs[-1] == "124(2)"
    other = count(filed([("1", 33), ("2", 29), ("3", 14), ("4", 12)], seats=2), seats=2, lots=())
    assert other.stages[0].elected == (1,)


def test_when_as_many_are_left_as_vacancies_nothing_moves_any_more() -> None:
    papers = filed([("1", 9), ("2", 9), ("3 1", 9)], seats=2, candidates=3)
    last = count(papers, seats=2, lots=(3,)).stages[-1]
    assert (last.givers, last.elected, last.moved) == ((3,), (1, 2), ())
    assert last.paragraphs == ("122", "124(1)")
    assert last.notes == ("No papers are transferred: the last vacancies can be filled. [124(3)]",)


def test_a_tie_for_exclusion_looks_to_the_first_count_that_differs() -> None:
    """At fourteen each: Bob had thirteen at first and Carol twelve."""
    papers = filed(
        [("1", 20), ("2", 13), ("3", 12), ("4 3", 2), ("5 2", 1), ("6", 19)],
        seats=1,
        candidates=6,
    )
    ties = [
        stage.tie for stage in count(papers, seats=1, lots=(), expenses=False).stages if stage.tie
    ]
    assert [(tie.tied, tie.chosen, tie.settled_by_stage, tie.paragraph) for tie in ties] == [
        ((2, 3), 3, 1, "122")
    ]


@pytest.mark.parametrize(("lots", "chosen"), [((3,), 3), ((4, 3), 4)])
def test_a_tie_at_every_count_needs_a_lot(lots: tuple[int, ...], chosen: int) -> None:
    papers = filed([("1", 10), ("2", 9), ("3 1", 6), ("4 1", 6)], seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert str(missing.value) == (
        "stage 2: 3 (Carol) and 4 (Dan) had equal votes at every stage; draw a lot to say who is"
        " excluded, and count again with the number drawn among the lots"
    )
    assert count(papers, seats=1, lots=lots).stages[1].givers == (chosen,)
