"""Official results: ten wards of 2017, to the last digit that was published."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given

from moothall.count import (
    LotNeededError,
    Papers,
    Ron,
    RonTakes,
    RuleError,
    StagedResult,
    papers_from,
)
from moothall.count.rules.scottish_stv_2011 import VOTE, count, quota, transfer_value
from tests.count import plain_stv
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward

NAMES = ["Alice", "Bob", "Carol", "Dan", "Erin", "Mallory"]


def poll(
    rankings: dict[str, int], *, seats: int, candidates: int = 4, withdrawn: Iterable[int] = ()
) -> Papers:
    """Papers as {"1 2": 10}: ten papers say 1, then 2."""
    return papers_from(
        [tuple(map(int, ranking.split())) for ranking in rankings],
        candidates=NAMES[:candidates],
        seats=seats,
        weights=rankings.values(),
        withdrawn=withdrawn,
    )


def totals(result: StagedResult, stage: int) -> list[str]:
    return [result.votes(votes) for votes in result.stages[stage - 1].totals]


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_agrees_with_the_returning_officer_at_every_stage(name: str) -> None:
    papers, official = ward(name), OFFICIAL[name]
    result = count(papers, seats=papers.seats, lots=())
    places = "0.01" if name.startswith("glasgow") else "0.00001"
    published = {
        int(number): [Decimal(votes).quantize(Decimal(places)) for votes in one["stage_totals"]]
        for number, one in official["candidates"].items()
    }
    ours = {
        number: [
            Decimal(result.votes(stage.totals[number - 1])).quantize(Decimal(places))
            for stage in result.stages
        ]
        for number in published
    }
    assert ours == published
    assert (result.valid, result.quota) == (official["valid_poll"], official["quota"] * VOTE)
    assert sorted(one.candidate for one in result.elected) == sorted(official["winners"])


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_agrees_with_the_plain_count_of_a_whole_ward(name: str) -> None:
    assert_agrees(ward(name), lots=())


@given(polls())
def test_it_agrees_with_the_plain_count_at_every_stage(papers: Papers) -> None:
    assert_agrees(papers, lots=range(1, len(papers.candidates) + 1))


@given(polls())
def test_without_lots_both_counts_stop_at_the_same_ties(papers: Papers) -> None:
    ours = tie_met(lambda: count(papers, seats=papers.seats, lots=()))
    assert ours == tie_met(lambda: plainly(papers, lots=()))


def tie_met(counting: Callable[[], object]) -> list[int]:
    try:
        counting()
    except (LotNeededError, plain_stv.LotWantedError) as missing:
        return sorted(missing.tied)
    return []


def plainly(papers: Papers, lots: Iterable[int]) -> tuple[list[plain_stv.Stage], int, list[int]]:
    numbers = range(1, len(papers.candidates) + 1)
    return plain_stv.count(list(single_papers(papers)), numbers, papers.seats, lots)


def assert_agrees(papers: Papers, lots: Iterable[int]) -> None:
    result = count(papers, seats=papers.seats, lots=tuple(lots))
    stages, whole_quota, elected = plainly(papers, lots)
    assert result.quota == whole_quota * VOTE
    assert [one.candidate for one in result.elected] == elected
    assert [[Fraction(votes, VOTE) for votes in stage.totals] for stage in result.stages] == [
        list(stage.votes.values()) for stage in stages
    ]
    assert [list(stage.elected) for stage in result.stages] == [stage.elected for stage in stages]


@given(polls())
def test_every_vote_is_somebodys_or_not_transferred(papers: Papers) -> None:
    result = count(papers, seats=papers.seats, lots=range(1, 7)[: len(papers.candidates)])
    for before, stage in zip(result.stages, result.stages[1:], strict=False):
        assert sum(stage.totals) + stage.not_transferred == result.valid * VOTE
        assert stage.not_transferred >= before.not_transferred
        received = stage.received()
        for candidate in range(1, len(papers.candidates) + 1):
            if candidate != stage.candidate:
                gain = stage.totals[candidate - 1] - before.totals[candidate - 1]
                assert gain == received.get(candidate, 0)


@given(polls())
def test_the_order_of_the_papers_says_nothing(papers: Papers) -> None:
    assume(len(papers.weights) > 1)
    backwards = papers_from(
        list(single_papers(papers))[::-1], candidates=papers.candidates, seats=papers.seats
    )
    lots = tuple(range(1, len(papers.candidates) + 1))
    assert count(papers, seats=papers.seats, lots=lots) == count(
        backwards, seats=papers.seats, lots=lots
    )


def test_the_quota_drops_decimals_and_adds_one() -> None:
    assert quota(999, seats=4) == 200 * VOTE
    assert quota(1000, seats=4) == 201 * VOTE


def test_a_value_ignores_the_remainder_at_five_places() -> None:
    assert transfer_value(VOTE, surplus=1 * VOTE, votes=3 * VOTE) == 33_333
    assert transfer_value(33_333, surplus=2 * VOTE, votes=3 * VOTE) == 22_222


def test_a_tie_is_settled_by_the_latest_stage_that_differs() -> None:
    result = count(ward("renfrewshire_2017_ward3"), seats=3, lots=())
    tie = result.stages[6].tie
    assert tie
    assert (tie.tied, tie.chosen, tie.settled_by_stage) == ((6, 8), 8, 5)
    assert tie.paragraph == "50(2)"


@pytest.mark.parametrize(
    ("tied", "rankings"),
    [
        ((3, 4), {"1": 10, "2": 9, "3 1": 4, "4 1": 4}),
        ((2, 3, 4), {"1": 10, "2": 4, "3 1": 4, "4 1": 4}),
    ],
)
def test_a_tie_for_exclusion_at_the_first_stage_needs_a_lot(
    tied: tuple[int, ...], rankings: dict[str, int]
) -> None:
    papers = poll(rankings, seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert missing.value.tied == tied
    for lot in tied:
        stage = count(papers, seats=1, lots=(lot, 1, 2, 3, 4)).stages[1]
        assert stage.candidate == lot
        assert stage.tie
        assert (stage.tie.tied, stage.tie.settled_by_stage) == (tied, None)
        assert stage.tie.paragraph == "52(2)(b)"


def test_a_missing_lot_says_between_whom_and_what_for() -> None:
    papers = poll({"1": 10, "2": 9, "3 1": 4, "4 1": 4}, seats=2)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=2, lots=())
    assert str(missing.value) == (
        "stage 2: 3 (Carol) and 4 (Dan) had equal votes at every stage; draw a lot to say who is"
        " excluded, and count again with the number drawn among the lots"
    )


@pytest.mark.parametrize(
    ("tied", "rankings", "seats"),
    [
        ((1, 2), {"1 3": 20, "2 4": 20, "3": 2, "4": 3}, 3),
        ((1, 2, 3), {"1 4": 20, "2 5": 20, "3 6": 20, "4": 2, "5": 3, "6": 1}, 4),
    ],
)
def test_a_tie_of_surpluses_at_the_first_stage_needs_a_lot(
    tied: tuple[int, ...], rankings: dict[str, int], seats: int
) -> None:
    papers = poll(rankings, seats=seats, candidates=2 * len(tied))
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=seats, lots=())
    assert missing.value.tied == tied
    for lot in tied:
        stage = count(papers, seats=seats, lots=(lot, *tied)).stages[1]
        assert stage.tie
        assert (stage.candidate, stage.act, stage.tie.paragraph) == (lot, "surplus", "50(3)")


def test_of_three_equal_now_two_equal_before_go_on_to_the_lot() -> None:
    # After stage 2 Bob, Carol and Dan have six each; before it Dan had six, Bob and Carol five.
    rankings = {"1": 9, "2": 5, "3": 5, "4": 6, "5 2": 1, "5 3": 1}
    papers = poll(rankings, seats=1, candidates=5)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=(4,))
    assert missing.value.tied == (2, 3)


@pytest.mark.parametrize(
    ("rankings", "out", "stage"),
    [
        ({"1": 9, "2": 5, "3": 6, "4": 7, "5 2": 2, "5 3": 1}, 2, 1),
        ({"1": 9, "2": 5, "3": 6, "4": 6, "5 2": 2, "5 3": 1, "5 4": 1}, 2, 1),
    ],
)
def test_two_or_three_equal_now_are_told_apart_by_an_earlier_stage(
    rankings: dict[str, int], out: int, stage: int
) -> None:
    result = count(poll(rankings, seats=1, candidates=5), seats=1, lots=(3,))
    tie = result.stages[2].tie
    assert tie
    assert (tie.chosen, tie.settled_by_stage, tie.paragraph) == (out, stage, "52(2)(a)")


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
