"""Rules that count once. Worked examples are those that encyclopaedias and textbooks print."""

import json
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.cli.main import main
from moothall.count import LotNeededError, Papers, RuleError, papers_from
from moothall.count.rules.highest_averages import count_dhondt, count_sainte_lague
from moothall.count.rules.largest_remainder import Quota
from moothall.count.rules.largest_remainder import count as count_largest_remainder
from moothall.count.rules.plurality import (
    count_approval,
    count_block_vote,
    count_first_past_the_post,
    count_limited_vote,
)
from moothall.count.tallied import TalliedResult
from tests.count.strategies import polls, single_papers


def lists(*votes: int) -> Papers:
    """Papers for lists with so many votes each."""
    return papers_from(
        [(place,) for place, number in enumerate(votes, start=1) if number],
        candidates=[f"List {place}" for place in range(1, len(votes) + 1)],
        seats=1,
        weights=[number for number in votes if number],
    )


def seats_won(result: TalliedResult) -> list[int]:
    won = Counter(award.candidate for award in result.awards)
    return [won[place] for place in range(1, len(result.candidates) + 1)]


PARTIES = lists(100_000, 80_000, 30_000, 20_000)
COLOURS = lists(47_000, 16_000, 15_900, 12_000, 6_000, 3_100)


def test_dhondt_divides_by_one_two_three() -> None:
    result = count_dhondt(PARTIES, seats=8, lots=())
    assert seats_won(result) == [4, 3, 1, 0]
    assert [int(award.measure) for award in result.awards] == [
        *(100_000, 80_000, 50_000, 40_000, 33_333, 30_000, 26_666, 25_000)
    ]


def test_sainte_lague_divides_by_one_three_five() -> None:
    assert seats_won(count_sainte_lague(PARTIES, seats=8, lots=())) == [3, 3, 1, 1]


@pytest.mark.parametrize(
    ("quota", "won"),
    [(Quota.HARE, [5, 2, 1, 1, 1, 0]), (Quota.DROOP, [5, 2, 2, 1, 0, 0])],
)
def test_largest_remainder_by_either_quota(quota: Quota, won: list[int]) -> None:
    result = count_largest_remainder(COLOURS, seats=10, lots=(), quota=quota)
    assert seats_won(result) == won


def test_the_quota_is_stated() -> None:
    result = count_largest_remainder(COLOURS, seats=10, lots=())
    assert result.choices == ("The quota is 10000: hare.",)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(1, 12))
def test_highest_averages_are_the_largest_of_all_quotients(votes: list[int], seats: int) -> None:
    if not any(votes):
        votes = [*votes, 1]
    papers, order = lists(*votes), tuple(range(1, len(votes) + 1))
    for counting, divisors in (
        (count_dhondt, range(1, seats + 1)),
        (count_sainte_lague, range(1, 2 * seats, 2)),
    ):
        quotients = sorted(
            (Fraction(number, divisor) for number in votes for divisor in divisors), reverse=True
        )
        result = counting(papers, seats=seats, lots=order)
        assert [award.measure for award in result.awards] == quotients[:seats]


def test_a_list_below_the_threshold_takes_no_part() -> None:
    result = count_dhondt(lists(60, 30, 10), seats=10, lots=(), threshold=Fraction(1, 5))
    assert seats_won(result) == [7, 3, 0]
    assert result.choices == ("Lists below 1/5 of the valid papers take no part.",)


RANKED = papers_from(
    [(1, 2, 3), (2, 3), (3, 4, 2), (4,)],
    candidates=["Alice", "Bob", "Carol", "Dan"],
    seats=2,
    weights=[5, 4, 3, 2],
)


def most_votes(papers: Papers, places: int, seats: int, *, withdrawn: tuple[int, ...]) -> list[int]:
    """Count crosses on single papers, with nothing but a dictionary."""
    votes: Counter[int] = Counter()
    for paper in single_papers(papers):
        votes.update([one for one in paper if one not in withdrawn][:places])
    numbers = [one for one in range(1, len(papers.candidates) + 1) if one not in withdrawn]
    return sorted(numbers, key=lambda one: (-votes[one], one))[:seats]


@given(polls(), st.integers(1, 6))
def test_block_limited_and_approval_count_crosses(papers: Papers, votes: int) -> None:
    lots = tuple(range(1, len(papers.candidates) + 1))
    seats = papers.seats
    block = count_block_vote(papers, seats=seats, lots=lots)
    assert [one.candidate for one in block.awards] == most_votes(papers, seats, seats, withdrawn=())
    approval = count_approval(papers, seats=seats, lots=lots)
    assert [one.candidate for one in approval.awards] == most_votes(papers, 9, seats, withdrawn=())
    if votes < seats:
        limited = count_limited_vote(papers, seats=seats, votes=votes, lots=lots)
        assert [one.candidate for one in limited.awards] == most_votes(
            papers, votes, seats, withdrawn=()
        )


def test_first_past_the_post_elects_one() -> None:
    result = count_first_past_the_post(RANKED, seats=1, lots=())
    assert [(one.name, one.measure) for one in result.awards] == [("Alice", Fraction(5))]
    assert result.tallies == (5, 4, 3, 2)


def test_a_withdrawn_candidate_gets_no_vote_and_the_next_place_counts() -> None:
    papers = RANKED.restricted(seats=2, withdrawn=(1, 4))
    result = count_block_vote(papers, seats=2, lots=())
    assert result.tallies == (0, 12, 12, 0)
    assert [(one.papers, one.reason) for one in result.set_aside] == [
        (2, "preferences for withdrawn candidates alone")
    ]


@pytest.mark.parametrize("tied", [2, 3])
def test_a_tie_for_the_last_seat_needs_a_lot(tied: int) -> None:
    papers = lists(9, *[4] * tied, 1)
    with pytest.raises(LotNeededError) as missing:
        count_block_vote(papers.restricted(seats=1, withdrawn=(1,)), seats=1, lots=())
    assert missing.value.tied == tuple(range(2, tied + 2))
    result = count_block_vote(papers, seats=2, lots=(3, 2))
    assert [(one.candidate, one.by_lot) for one in result.awards] == [(1, False), (3, True)]


def test_a_missing_lot_says_what_it_is_for() -> None:
    with pytest.raises(LotNeededError) as missing:
        count_dhondt(lists(4, 4), seats=1, lots=())
    assert str(missing.value) == (
        "1 (List 1) and 2 (List 2) had equal votes; draw a lot to say who is elected, and count"
        " again with the number drawn among the lots"
    )


def test_a_tie_among_those_who_are_all_elected_needs_none() -> None:
    assert seats_won(count_dhondt(lists(4, 4), seats=2, lots=())) == [1, 1]
    assert len(count_block_vote(lists(4, 4, 1), seats=2, lots=()).awards) == 2


REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: count_first_past_the_post(RANKED, seats=2, lots=()),
        "first past the post fills one seat, not 2; use block-vote for more",
    ),
    (
        lambda: count_limited_vote(RANKED, seats=2, votes=2, lots=()),
        (
            "a limited vote gives fewer votes than the 2 seats, not 2; ask for at least two seats"
            " and give at least one vote"
        ),
    ),
    (
        lambda: count_block_vote(RANKED, seats=5, lots=()),
        "5 seats cannot be filled by 4 candidates who stand; ask for 1 to 4 seats",
    ),
    (
        lambda: count_dhondt(RANKED, seats=0, lots=()),
        "0 seats cannot be awarded; ask for at least 1 seat",
    ),
    (
        lambda: count_dhondt(RANKED, seats=1, lots=(), threshold=Fraction(2)),
        "a threshold of 2 cannot be reached; give a share from 0 to 1",
    ),
    (
        lambda: count_dhondt(RANKED, seats=1, lots=(), threshold=Fraction(1, 2)),
        "no list reaches the threshold of 1/2; lower it",
    ),
    (
        lambda: count_largest_remainder(lists(9, 1), seats=9, lots=(), threshold=Fraction(3)),
        "a threshold of 3 cannot be reached; give a share from 0 to 1",
    ),
]


@pytest.mark.parametrize(("counting", "message"), REFUSED)
def test_it_refuses_what_cannot_be_counted(counting: Callable[[], object], message: str) -> None:
    with pytest.raises(RuleError) as refused:
        counting()
    assert str(refused.value) == message


CALLS = [
    ("fptp", ["--seats", "1"]),
    ("block-vote", []),
    ("limited-vote", ["--votes", "1"]),
    ("approval", []),
    ("sainte-lague", ["--seats", "9"]),
    ("dhondt", ["--seats", "9"]),
    ("largest-remainder", ["--seats", "9", "--quota", "droop"]),
]


@pytest.mark.parametrize(("rule", "more"), CALLS)
def test_the_command_omits_stages_and_quota(
    rule: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('3 2\n9 1 2 0\n5 2 0\n1 3 1 0\n0\n"A"\n"B"\n"C"\n"A <b> poll"\n')
    transcript = tmp_path / "t.html"
    call = ["count", str(file), "--rule", rule, *more, "--transcript", str(transcript)]
    assert main([*call, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["rule", "seats", "valid", "elected"]
    assert (result["rule"], result["valid"]) == (rule, 15)
    assert "<h1>A &lt;b&gt; poll</h1>" in transcript.read_text()
    assert main([*call[:-1], str(tmp_path / "t.svg")]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {tmp_path}/t.svg: a transcript of {rule} ends in .txt, .json, .html; rename"
        " it\n"
    )


def test_the_text_shows_each_seat_and_what_won_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('2 1\n10 1 0\n4 2 0\n0\n"A"\n"B"\n')
    assert main(["count", str(file), "--rule", "dhondt", "--seats", "3"]) == 0
    assert capsys.readouterr().out == (
        "Counted by dhondt: highest averages\n"
        "Seats 3, valid papers 14\n"
        "\n"
        "A  10\n"
        "B   4\n"
        "\n"
        "Seat 1: A (1) with 10\n"
        "Seat 2: A (1) with 5\n"
        "Seat 3: B (2) with 4\n"
    )


def test_a_limited_vote_needs_to_be_told_the_votes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('2 2\n10 1 0\n4 2 0\n0\n"A"\n"B"\n')
    assert main(["count", str(file), "--rule", "limited-vote"]) == 2
    assert capsys.readouterr().err == (
        "moothall: limited-vote needs to know how many votes a paper has: --votes N\n"
    )


def test_one_vote_and_one_candidate_are_said_in_the_singular() -> None:
    papers = papers_from([(1,), (2,)], candidates=["A", "B"], seats=2, weights=[10, 4])
    assert count_limited_vote(papers, seats=2, votes=1, lots=()).choices == (
        "Each paper has 1 vote for 2 seats.",
    )
    alone = papers.restricted(seats=1, withdrawn=(2,))
    with pytest.raises(RuleError) as refused:
        count_block_vote(alone, seats=2, lots=())
    assert str(refused.value) == (
        "2 seats cannot be filled by 1 candidate who stands; ask for 1 seat"
    )
