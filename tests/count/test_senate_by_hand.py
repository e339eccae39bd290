"""The Senate count in cases worked by hand from section 273."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import LotNeededError, papers_from
from moothall.count.rules.australian_senate_2016 import Practice, count
from moothall.count.shown import document, page, text
from tests.count.small_polls import poll, totals

# Quota 61 of 182: Alice has 75, 14 over; 14/75 of 40, 25 and 10 papers.
SURPLUS = {"1 2": 40, "1 3": 25, "1": 10, "2": 30, "3": 42, "4": 35}


def test_every_paper_moves_at_surplus_over_papers_and_fractions_are_lost() -> None:
    """By hand: 40 x 14/75 = 7.4, 25 x 14/75 = 4.6, 10 x 14/75 = 1.8; of 14 votes 2 are lost."""
    stage = count(poll(SURPLUS, seats=2), seats=2, lots=()).stages[1]
    assert stage.transfer_value == Fraction(14, 75)
    assert stage.received() == {2: 7, 3: 4, 0: 1}
    assert list(stage.totals) == [61, 37, 46, 35]
    assert (stage.not_transferred, stage.lost_by_fraction) == (3, 2)
    assert stage.paragraphs == ("273(9)",)
    assert stage.notes == ("Transfer value: 14 surplus votes / 75 papers. [273(9)(a)]",)


def test_papers_that_name_nobody_more_take_their_part_of_the_surplus() -> None:
    """The divisor is all papers of the elected, not only those that can move on."""
    papers = poll({"1 2": 20, "1": 60, "2": 20, "3": 25, "4": 35}, seats=2)
    stage = count(papers, seats=2, lots=()).stages[1]
    assert (stage.transfer_value, stage.received()) == (Fraction(26, 80), {2: 6, 0: 19})
    assert stage.lost_by_fraction == 1


def test_the_transcript_says_the_value_as_a_fraction_and_in_decimals() -> None:
    result = count(poll(SURPLUS, seats=2), seats=2, lots=())
    said = text.transcript(result)
    assert "  75 papers of transfer value 14/75 (0.186666666666666):" in said
    assert "    40 x 14/75 = 7 to Bob" in said
    assert "    Exhausted          1" in said
    assert "    Lost by fraction   2" in said
    assert '<th scope="row">Lost by fraction</th><td></td><td>0</td><td>2</td>' in page.page(result)
    stage = json.loads(json.dumps(document.transcript(result)))["stages"][1]
    assert stage["transfer_value"] == "14/75"
    assert stage["lost_by_fraction"] == "2"


def test_an_exclusion_is_a_count_for_each_transfer_value_the_highest_first() -> None:
    """Dan has 20 of his own and 11 of Alice's papers, worth 14/75 each: 2 votes."""
    rankings = {"1 4 2": 11, "1": 64, "2": 40, "3": 47, "4 2": 20}
    result = count(poll(rankings, seats=2), seats=2, lots=())
    assert result.quota == 61
    first, second = result.stages[2:4]
    assert (first.givers, first.transfer_value, first.received()) == ((4,), Fraction(1), {2: 20})
    assert (second.givers, second.transfer_value) == ((4,), Fraction(14, 75))
    assert (second.received(), second.totals[3]) == ({2: 2}, 0)
    assert first.paragraphs[:2] == ("273(13)(a)", "273(13AA)(a)")


def test_the_count_stops_when_the_vacancies_are_filled_in_an_exclusion() -> None:
    """Carol reaches the quota by Dan's own papers; his others are not moved any more."""
    rankings = {"1 4 2": 11, "1": 64, "2": 40, "3": 47, "4 3": 20}
    result = count(poll(rankings, seats=2), seats=2, lots=())
    assert [(one.candidate, one.stage) for one in result.elected] == [(1, 1), (3, 3)]


def test_the_higher_of_the_last_two_is_elected_without_a_quota() -> None:
    result = count(poll({"1": 40, "2": 30, "3": 20}, seats=2, candidates=3), seats=2, lots=())
    assert [one.candidate for one in result.elected] == [1, 2]
    assert result.stages[-1].paragraphs[-1] == "273(17)"


@pytest.mark.parametrize("chosen", [1, 2])
def test_the_officer_decides_between_two_equal_last_ones(chosen: int) -> None:
    papers = poll({"1": 20, "2": 20}, seats=1, candidates=2)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=())
    assert str(missing.value) == (
        "1 (Alice) and 2 (Bob) had equal votes; draw a lot to say who has the last vacancy,"
        " and count again with the number drawn among the lots"
    )
    result = count(papers, seats=1, lots=(chosen,))
    assert result.elected[0].candidate == chosen
    assert result.stages[-1].notes[-1].endswith("(who has the last vacancy). [273(17)]")


# When Erin is gone, Bob, Carol and Dan have ten each; at first Dan had eight.
THREE = {"1": 20, "2": 10, "3": 10, "4": 8, "5 4": 2, "6": 21}


def test_as_the_commission_counted_any_difference_settles_a_tie_of_three() -> None:
    stage = count(poll(THREE, seats=1, candidates=6), seats=1, lots=(2, 3)).stages[2]
    assert stage.tie is not None
    assert (stage.tie.tied, stage.tie.chosen, stage.tie.settled_by_stage) == ((2, 3, 4), 4, 1)


def test_by_the_act_a_tie_of_three_needs_a_count_at_which_all_differed() -> None:
    papers = poll(THREE, seats=1, candidates=6)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=1, lots=(), practice=Practice.THE_ACT)
    assert str(missing.value) == (
        "stage 3: 2 (Bob) and 3 (Carol) and 4 (Dan) had equal votes and at no stage all different"
        " ones; draw a lot to say who is excluded, and count again with the number drawn among the"
        " lots"
    )
    stage = count(papers, seats=1, lots=(2, 3), practice=Practice.THE_ACT).stages[2]
    assert stage.tie is not None
    assert (stage.tie.chosen, stage.tie.settled_by_stage, stage.tie.paragraph) == (
        2,
        None,
        "273(31)(b)",
    )


def test_the_last_two_wait_until_a_surplus_is_transferred() -> None:
    """Alice's surplus is what lifts Carol over Bob for the last vacancy."""
    papers = poll({"1 3": 60, "2": 30, "3": 25}, seats=2, candidates=3)
    result = count(papers, seats=2, lots=())
    assert [(one.candidate, one.stage) for one in result.elected] == [(1, 1), (3, 2)]


MANY = {"1": 50, "2": 45, "3 1": 20, "4 3": 4, "5 4": 3, "6 2": 2}


def test_by_the_act_the_lowest_are_excluded_in_bulk() -> None:
    """Quota 63 of 124. Notional votes 2, 5, 9 and 29; leading and vacancy shortfall 13.

    Dan (9) is fewer than Carol's 20 and than the shortfall: Dan, Erin and Mallory go together.
    """
    result = count(poll(MANY, seats=1, candidates=6), seats=1, lots=(), practice=Practice.THE_ACT)
    stage = result.stages[1]
    assert (stage.givers, stage.paragraphs[:2]) == ((4, 5, 6), ("273(13)(b)", "273(13A)"))
    assert totals(result, 2) == ["50", "47", "24", "0", "0", "0"]


def test_equals_parted_at_the_edge_of_a_bulk_exclusion_are_named() -> None:
    """Quota 14 of 39; shortfalls 3 (leading) and 7 (vacancy); notional votes 1, 2, 3, 7 and more.

    Candidate B has notional votes of 3, not fewer than the leading shortfall; candidate C 2. So two
    of the three with one vote each go, and the officer says which.
    """
    papers = papers_from(
        [(candidate,) for candidate in range(1, 9)],
        candidates="ABCDEFGH",
        seats=2,
        weights=[1, 1, 1, 4, 5, 6, 10, 11],
    )
    result = count(papers, seats=2, lots=(3, 1, 4), practice=Practice.THE_ACT)
    assert result.stages[1].givers == (1, 3)
    assert result.stages[1].notes == (
        "A and B and C were equal; by lot, it is C (who is excluded). [273(31)(b)]",
        "A and B were equal; by lot, it is A (who is excluded). [273(31)(b)]",
    )


@pytest.mark.parametrize("practice", [Practice.AEC_2016, Practice.AEC_2019])
def test_as_the_commission_counted_one_goes_at_a_time(practice: Practice) -> None:
    result = count(poll(MANY, seats=1, candidates=6), seats=1, lots=(), practice=practice)
    assert result.stages[1].givers == (6,)


# Quota 10. When Dan and Carol are excluded, two are left for two places.
LAST = {"1": 9, "2": 8, "3 1": 7, "4": 3}


def test_in_2019_the_last_ones_were_elected_before_any_paper_moved() -> None:
    result = count(poll(LAST, seats=2), seats=2, lots=(), practice=Practice.AEC_2019)
    stage = result.stages[2]
    assert (stage.givers, stage.moved, stage.elected) == ((3,), (), (1, 2))
    assert stage.notes == ("No papers are transferred: as many continue as there are vacancies.",)
    assert len(result.stages) == 3


def test_in_2016_their_papers_and_a_surplus_were_transferred_first() -> None:
    result = count(poll(LAST, seats=2), seats=2, lots=(), practice=Practice.AEC_2016)
    assert [(one.candidate, one.stage) for one in result.elected] == [(1, 3), (2, 4)]
    assert result.stages[3].paragraphs == ("273(14)", "273(18)")


ALL_DIFFERENT = (
    "Equal candidates stand as at the last count at which each had a different number of votes."
)


def test_each_practice_is_spelled_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "papers.blt", tmp_path / "out.json"
    file.write_text('3 2\n40 1 2 0\n30 2 0\n20 3 0\n0\n"A"\n"B"\n"C"\n', encoding="utf-8")
    call = ["count", str(file), "--rule", "australian-senate", "--practice", "act"]
    assert main([*call, "--transcript", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["choices"] == [
        "Practice: act.",
        "Candidates are excluded in bulk wherever that is possible. [273(13)(b)]",
        ALL_DIFFERENT,
        "273(17) waits until no surplus and no exclusion is left to transfer, and so does 273(18).",
    ]
