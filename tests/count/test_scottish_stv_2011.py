"""Official results: ten wards of 2017, to the last digit that was published."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given

from moothall.count import (
    LotNeededError,
    Papers,
    papers_from,
)
from moothall.count.rules.scottish_stv_2011 import VOTE, count, quota, transfer_value
from tests.count import plain_stv
from tests.count.small_polls import poll
from tests.count.strategies import polls, single_papers
from tests.count.wards_at_hand import OFFICIAL, ward


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
