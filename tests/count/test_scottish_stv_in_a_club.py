"""Withdrawals, re-open nominations, the last transfer, and what is refused."""

import pytest

from moothall.count import Ron, RonTakes, RuleError
from moothall.count.rules.scottish_stv_2011 import count
from tests.count.small_polls import poll, totals
from tests.count.wards_at_hand import ward


def test_a_candidate_who_withdrew_is_passed_over() -> None:
    papers = poll({"4 1": 5, "1": 3, "2": 6, "4": 2}, seats=1, withdrawn=(4,))
    result = count(papers, seats=1, lots=())
    assert totals(result, 1) == ["8.00000", "6.00000", "0.00000", "0.00000"]
    assert (result.valid, result.withdrawn) == (14, (4,))
    assert [(one.papers, one.reason) for one in result.set_aside] == [
        (2, "preferences for withdrawn candidates alone")
    ]


def test_as_many_candidates_as_seats_are_elected_at_once() -> None:
    result = count(poll({"1": 5, "2": 1, "3": 2}, seats=3, candidates=3), seats=3, lots=())
    assert [(one.candidate, one.stage) for one in result.elected] == [(1, 1), (3, 1), (2, 1)]
    assert result.stages[0].paragraphs == ("46", "47", "48(1)", "53(1)")


def test_the_last_transfer_can_be_left_out_as_rule_53_2_says() -> None:
    papers = ward("edinburgh_2017_ward1")
    strict = count(papers, seats=4, lots=(), last_transfer=False)
    official = count(papers, seats=4, lots=())
    assert strict.elected == official.elected
    assert strict.stages[:-1] == official.stages[:-1]
    assert strict.stages[-1].paragraphs == ("51(1)", "53(2)", "53(1)")
    assert strict.choices == (
        "No papers are transferred once the last vacancies can be filled. [53(2)]",
    )


def test_re_open_nominations_takes_one_seat() -> None:
    papers = poll({"1": 30, "4": 25, "2": 10, "3": 9}, seats=3)
    result = count(papers, seats=3, lots=(), ron=Ron(candidate=4))
    assert [one.candidate for one in result.elected] == [1, 2]
    assert result.reopened == 1


def test_re_open_nominations_takes_every_seat_left() -> None:
    papers = poll({"1": 30, "4": 25, "2": 10, "3": 9}, seats=3)
    ron = Ron(candidate=4, takes=RonTakes.SEATS_LEFT)
    result = count(papers, seats=3, lots=(), ron=ron)
    assert [one.candidate for one in result.elected] == [1]
    assert (result.reopened, len(result.stages)) == (2, 1)
    assert result.choices[1] == (
        "Dan is counted as a candidate; if elected, every seat left is re-opened."
    )


@pytest.mark.parametrize(
    ("seats", "lots", "ron", "message"),
    [
        (
            0,
            (),
            Ron(),
            "0 seats cannot be filled by 4 candidates who stand; ask for 1 to 4 seats",
        ),
        (
            5,
            (),
            Ron(),
            "5 seats cannot be filled by 4 candidates who stand; ask for 1 to 4 seats",
        ),
        (
            1,
            (9,),
            Ron(),
            "there is no candidate 9 to draw a lot for; give numbers from 1 to 4",
        ),
        (
            1,
            (),
            Ron(candidate=5),
            "re-open nominations cannot be candidate 5; give a number from 1 to 4",
        ),
    ],
)
def test_it_refuses_what_cannot_be_counted(
    seats: int, lots: tuple[int, ...], ron: Ron, message: str
) -> None:
    with pytest.raises(RuleError) as refused:
        count(poll({"1": 3}, seats=1), seats=seats, lots=lots, ron=ron)
    assert str(refused.value) == message


def test_it_refuses_a_poll_without_a_preference_that_counts() -> None:
    papers = poll({"4": 3}, seats=1, withdrawn=(4,))
    with pytest.raises(RuleError) as refused:
        count(papers, seats=1, lots=())
    assert str(refused.value) == (
        "no paper has a preference for a candidate who stands; nothing to count"
    )
