"""Schulze as Debian runs it: a published example, and beatpaths computed another way."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from moothall.cli.main import main
from moothall.count import LotNeededError, Papers, RuleError, papers_from, read_blt
from moothall.count.rules.schulze import Default, count, pairwise
from tests.count.small_polls import poll
from tests.count.strategies import polls, single_papers

# The example of Schulze's own papers: 45 voters, five candidates, E wins.
PUBLISHED = {
    "ACBED": 5,
    "ADECB": 5,
    "BEDAC": 8,
    "CABED": 3,
    "CAEBD": 7,
    "CBADE": 2,
    "DCEBA": 7,
    "EBADC": 8,
}


def test_the_published_example_elects_e() -> None:
    papers = papers_from(
        [tuple("ABCDE".index(letter) + 1 for letter in ranking) for ranking in PUBLISHED],
        candidates=list("ABCDE"),
        seats=1,
        weights=PUBLISHED.values(),
    )
    assert pairwise(papers)[1:, 1:].tolist() == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]
    assert [award.name for award in count(papers, seats=1, lots=()).awards] == ["E"]


@given(polls())
def test_pairwise_counts_every_paper(papers: Papers) -> None:
    numbers = range(1, len(papers.candidates) + 1)
    prefer = pairwise(papers)
    for one in numbers:
        for other in numbers:
            said = sum(
                one in paper and (other not in paper or paper.index(one) < paper.index(other))
                for paper in single_papers(papers)
            )
            assert prefer[one, other] == (said if one != other else 0)


@given(polls())
def test_the_winner_has_a_beatpath_at_least_as_strong_as_every_other(papers: Papers) -> None:
    """Strength by winning votes; the strongest paths found by Floyd and Warshall's method."""
    numbers = range(1, len(papers.candidates) + 1)
    prefer = pairwise(papers)
    path = {
        (a, b): int(prefer[a, b]) if prefer[a, b] > prefer[b, a] else 0
        for a in numbers
        for b in numbers
    }
    for middle in numbers:
        for a in numbers:
            for b in numbers:
                path[a, b] = max(path[a, b], min(path[a, middle], path[middle, b]))
    winner = count(papers, seats=1, lots=tuple(numbers)).awards[0].candidate
    assert all(path[winner, other] >= path[other, winner] for other in numbers)


def elected(rankings: dict[str, int], default: Default | None) -> str:
    return count(poll(rankings, seats=1), seats=1, lots=(), default=default).awards[0].name


@pytest.mark.parametrize(
    ("quorum", "ratio", "name"),
    [(0, 1, "Alice"), (20, 1, "Alice"), (21, 1, "Dan"), (0, 2, "Alice"), (0, 3, "Dan")],
)
def test_quorum_and_majority_ratio_are_met_at_the_boundary(
    quorum: int, ratio: int, name: str
) -> None:
    """Alice is above the default, Dan, on 20 papers and below it on 10: 2 to 1 is just enough."""
    default = Default(option=4, quorum=quorum, ratios={1: Fraction(ratio)})
    assert elected({"1 4": 20, "4": 10}, default) == name


def test_a_tie_with_the_default_is_not_enough() -> None:
    assert elected({"1 4": 10, "4": 10}, Default(option=4)) == "Dan"


def test_what_is_dropped_and_why_is_written_down() -> None:
    papers = poll({"1 4": 20, "4 2": 10}, seats=1)
    default = Default(option=4, quorum=12, ratios={1: Fraction(3)})
    result = count(papers, seats=1, lots=(), default=default)
    assert result.working[-3:] == (
        "Alice is dropped: 20 to 10 against the default, the ratio is 3. [A.5.3]",
        "Bob is dropped: 0 papers above the default, the quorum is 12. [A.5.2]",
        "Carol is dropped: 0 papers above the default, the quorum is 12. [A.5.2]",
    )
    assert result.choices == (
        "The default option is Dan, the quorum 12; majority ratios: Alice 3.",
    )


def test_several_left_need_a_casting_vote() -> None:
    papers = poll({"1": 5, "2": 5}, seats=1)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert missing.value.tied == (1, 2)
    assert count(papers, seats=1, lots=(2,)).awards[0].by_lot


def test_a_cycle_is_broken_at_its_weakest_defeat() -> None:
    papers = poll({"1 2 3": 9, "2 3 1": 8, "3 1 2": 7}, seats=1, candidates=3)
    result = count(papers, seats=1, lots=())
    assert result.awards[0].name == "Alice"
    assert result.working[-1] == "The weakest defeat is dropped: Carol over Alice. [A.5.7]"


def test_papers_with_shared_places_are_refused() -> None:
    papers = read_blt(b'3 1\n4 1 2=3 0\n2 1=2 0\n1 3 0\n0\n"A"\n"B"\n"C"\n')
    with pytest.raises(RuleError) as refused:
        count(papers, seats=1, lots=())
    assert str(refused.value) == (
        "6 papers leave a place empty or give one place to two options, which this rule would have"
        " to count; give each option on them a place of its own"
    )


def test_the_default_option_must_stand() -> None:
    with pytest.raises(RuleError) as refused:
        elected({"1": 1}, Default(option=9))
    assert str(refused.value) == "the default option cannot be 9; it does not stand"


def test_a_quorum_below_nothing_is_refused() -> None:
    with pytest.raises(RuleError) as refused:
        elected({"1": 1}, Default(option=4, quorum=-1))
    assert str(refused.value) == "a quorum cannot be -1 papers; give 0 or more"


def test_the_command_takes_default_quorum_and_ratio(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('2 1\n20 1 2 0\n10 2 0\n0\n"A"\n"None of the above"\n')
    call = ["count", str(file), "--rule", "schulze", "--json"]
    for more, winner in (([], 1), (["--majority", "1:3"], 2), (["--quorum", "21"], 2)):
        assert main([*call, "--default", "2", *more]) == 0
        assert json.loads(capsys.readouterr().out)["elected"][0]["candidate"] == winner
    assert main([*call, "--quorum", "3"]) == 2
    assert capsys.readouterr().err == (
        "moothall: a quorum or a majority ratio needs a default option: --default N\n"
    )
    assert main([*call, "--default", "2", "--quorum", "-1"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}: a quorum cannot be -1 papers; give 0 or more\n"
    )
    assert main([*call, "--majority", "x"]) == 2
    assert capsys.readouterr().err == (
        "moothall: argument --majority: 'x' is not an option and a ratio like 2:3; see moothall"
        " count --help\n"
    )
