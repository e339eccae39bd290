"""Reserved seats: met whenever exhaustive search says they can be, and countback upon them."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moothall.cli.main import main
from moothall.count import LotNeededError, Papers, RuleError, papers_from
from moothall.count.countback import fill_vacancy
from moothall.count.reserved import Reservation, Reserved
from moothall.count.rules.scottish_stv_2011 import count
from tests.count.small_polls import poll
from tests.count.strategies import polls
from tests.count.wards_at_hand import ward


@st.composite
def reservations(draw: st.DrawFn, candidates: int, seats: int) -> Reserved:
    """Draw up to three categories, each with a least or a most, possible or not."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        members = draw(st.frozensets(st.integers(1, candidates)))
        least = draw(st.integers(0, seats))
        most = draw(st.none() | st.integers(least, seats))
        made.append(
            Reservation(category=f"category {number}", members=members, least=least, most=most)
        )
    return Reserved(reservations=tuple(made))


def satisfied(reserved: Reserved, elected: set[int]) -> bool:
    return all(
        one.least <= len(one.members & elected)
        and (one.most is None or len(one.members & elected) <= one.most)
        for one in reserved.reservations
    )


@given(polls(), st.data())
def test_they_are_met_whenever_any_choice_of_candidates_meets_them(
    papers: Papers, data: st.DataObject
) -> None:
    number = len(papers.candidates)
    reserved = data.draw(reservations(number, papers.seats))
    possible = any(
        satisfied(reserved, set(some)) for some in combinations(range(1, number + 1), papers.seats)
    )
    lots = tuple(range(1, number + 1))
    if possible:
        result = count(papers, seats=papers.seats, lots=lots, reserved=reserved)
        assert len(result.elected) == papers.seats
        assert satisfied(reserved, {one.candidate for one in result.elected})
    else:
        with pytest.raises(RuleError):
            count(papers, seats=papers.seats, lots=lots, reserved=reserved)


@given(polls(), st.data())
def test_guarded_and_doomed_are_who_exhaustive_search_says(
    papers: Papers, data: st.DataObject
) -> None:
    number, seats = len(papers.candidates), papers.seats
    reserved = data.draw(reservations(number, seats))
    numbers = list(range(1, number + 1))
    choices: list[set[int]] = [set(some) for some in combinations(numbers, seats)]
    right = [some for some in choices if satisfied(reserved, some)]
    assume(right)
    assert set(reserved.guarded([], numbers, seats=seats)) == {
        one for one in numbers if all(one in some for some in right)
    }
    assert set(reserved.doomed([], numbers, seats=seats)) == {
        one for one in numbers if not any(one in some for some in right)
    }


@given(polls())
def test_a_reservation_that_asks_for_nothing_changes_nothing(papers: Papers) -> None:
    lots = tuple(range(1, len(papers.candidates) + 1))
    nothing = Reserved(reservations=(Reservation(category="anybody", members=frozenset({1})),))
    plain = count(papers, seats=papers.seats, lots=lots)
    assert count(papers, seats=papers.seats, lots=lots, reserved=nothing).stages == plain.stages


def women(least: int, *members: int) -> Reserved:
    return Reserved(
        reservations=(Reservation(category="women", members=frozenset(members), least=least),)
    )


def test_the_doomed_go_at_once_and_the_transcript_says_so() -> None:
    papers = poll({"1": 30, "2": 20, "3": 12, "4 2": 5}, seats=2)
    result = count(papers, seats=2, lots=(), reserved=women(1, 4))
    assert [one.name for one in result.elected] == ["Alice", "Dan"]
    assert result.stages[1].notes == (
        "Carol could not be elected: the reserved seats leave no seat.",
    )
    assert result.choices[1:] == (
        "Of the seats at least 1 are for women.",
        (
            "Whoever the reserved seats cannot do without is not excluded; whoever they leave no"
            " seat for is excluded at once, before any surplus moves."
        ),
    )


def test_a_guarded_candidate_outlasts_those_with_more_votes() -> None:
    papers = poll({"1": 30, "2": 20, "3": 12, "4 2": 5}, seats=1)
    result = count(papers, seats=1, lots=(), reserved=women(0, 4))
    assert [one.name for one in result.elected] == ["Alice"]
    papers = poll({"1": 19, "2": 20, "3 1": 12, "4 2": 5, "5": 6}, seats=2, candidates=5)
    result = count(papers, seats=2, lots=(), reserved=women(1, 4))
    assert result.stages[1].candidate == 5
    assert result.stages[1].notes == ("Dan is not excluded: the reserved seats cannot do without.",)
    assert 4 in [one.candidate for one in result.elected]


def test_of_two_with_equal_votes_only_one_of_whom_may_be_elected_a_lot_decides() -> None:
    most = Reserved(
        reservations=(Reservation(category="the branch", members=frozenset({1, 2}), most=1),)
    )
    papers = poll({"1": 30, "2": 30, "3": 5}, seats=2, candidates=3)
    with pytest.raises(LotNeededError) as missing:
        count(papers, seats=2, lots=(), reserved=most)
    assert missing.value.tied == (1, 2)
    result = count(papers, seats=2, lots=(2,), reserved=most)
    assert [one.candidate for one in result.elected] == [2, 3]


IMPOSSIBLE = [
    (
        women(2, 4),
        "2 seats are reserved for women and 1 stand; reserve fewer, or open nominations again",
    ),
    (
        women(3, 1, 2, 3),
        "at least 3 and at most 2 of 2 seats cannot be for women; give numbers that fit the seats",
    ),
    (women(1, 9), "there is no candidate 9 to be of women; give numbers from 1 to 4"),
    (
        Reserved(reservations=(Reservation(category="men", members=frozenset({1, 2, 3}), most=0),)),
        (
            "at most 0 of 2 seats may be for men and only 1 others stand; allow more, or open"
            " nominations again"
        ),
    ),
    (
        Reserved(
            reservations=(
                Reservation(category="north", members=frozenset({1}), least=1),
                Reservation(category="south", members=frozenset({2}), least=1),
                Reservation(category="young", members=frozenset({3, 4}), least=1),
            )
        ),
        (
            "no 2 of the candidates who stand satisfy all of this together: Of the seats at least"
            " 1 are for north. Of the seats at least 1 are for south. Of the seats at least 1 are"
            " for young. Lower a number, or open nominations again"
        ),
    ),
]


@pytest.mark.parametrize(("reserved", "message"), IMPOSSIBLE)
def test_what_cannot_be_met_is_said_before_the_count(reserved: Reserved, message: str) -> None:
    with pytest.raises(RuleError) as refused:
        count(poll({"1": 5, "2": 4}, seats=2), seats=2, lots=(), reserved=reserved)
    assert str(refused.value) == message


def test_a_search_beyond_the_limit_is_refused() -> None:
    papers = papers_from([(1,)], candidates=[str(n) for n in range(41)], seats=2)
    with pytest.raises(RuleError) as refused:
        count(papers, seats=2, lots=(), reserved=women(1, 2))
    assert str(refused.value) == (
        "41 candidates and 1 categories are more than the 40 and 6 that can be searched; count"
        " without reserved seats"
    )


def test_forty_candidates_and_six_categories_are_searched() -> None:
    numbers = range(1, 41)
    made = tuple(
        Reservation(
            category=str(place),
            members=frozenset(one for one in numbers if one >> place & 1),
            least=4,
            most=9,
        )
        for place in range(6)
    )
    papers = papers_from([(one,) for one in numbers], candidates=list(map(str, numbers)), seats=12)
    reserved = Reserved(reservations=made)
    result = count(papers, seats=12, lots=tuple(numbers), reserved=reserved)
    assert satisfied(reserved, {one.candidate for one in result.elected})


def test_a_vacancy_is_filled_from_the_same_papers_and_the_others_keep_their_seats() -> None:
    papers = ward("edinburgh_2017_ward1")
    filled = fill_vacancy(papers, seats=4, vacated=4, lots=())
    assert filled.candidate not in {2, 4, 9, 10}
    members = {one.candidate for one in filled.recount.elected}
    assert {2, 9, 10} < members
    assert 4 in filled.recount.withdrawn
    assert filled.recount.choices[0] == (
        "A casual vacancy: all papers are counted again without Kevin Lang; Bruce Whitehead (8)"
        " fills it."
    )


def test_a_vacancy_by_hand() -> None:
    """Alice leaves; her papers go to Carol, who then has 16 against Dan's 9; Bob keeps his seat."""
    papers = poll({"1 3": 12, "2": 10, "3": 4, "4": 9}, seats=2)
    assert fill_vacancy(papers, seats=2, vacated=1, lots=()).name == "Carol"


def test_only_a_members_seat_falls_vacant() -> None:
    with pytest.raises(RuleError) as refused:
        fill_vacancy(poll({"1": 9, "2": 5, "3": 1}, seats=2), seats=2, vacated=3, lots=(4,))
    assert str(refused.value) == ("candidate 3 was not elected by these papers; give one of 1, 2")


def test_the_command_reserves_seats_and_fills_vacancies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('4 2\n12 1 3 0\n10 2 0\n4 3 0\n9 4 0\n0\n"A"\n"B"\n"C"\n"D"\n')
    call = ["count", str(file), "--rule", "scottish-stv", "--json"]
    for more, elected in (
        ([], [1, 2]),
        (["--reserve", "women>=1:3,4"], [1, 4]),
        (["--reserve", "men<=1:1,2"], [1, 4]),
        (["--vacated", "1"], [3, 2]),
    ):
        assert main([*call, *more]) == 0
        found = json.loads(capsys.readouterr().out)["elected"]
        assert sorted(one["candidate"] for one in found) == sorted(elected)
    assert main([*call[:-1], "--vacated", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "A casual vacancy: all papers are counted again without A; C (3) fills it."
    )
    assert main([*call, "--vacated", "1", "--ron", "4"]) == 2
    assert capsys.readouterr().err == (
        "moothall: --vacated counts again as the election was; leave --ron, --reserve and"
        " --no-last-transfer out\n"
    )
    assert main([*call, "--reserve", "women"]) == 2
    assert capsys.readouterr().err == (
        "moothall: argument --reserve: 'women' is not a reservation like women>=2:3,5; see moothall"
        " count --help\n"
    )
