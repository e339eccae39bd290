"""Swing, worked by hand: Red from 50 to 40 per cent, Blue from 30 to 44: (10 + 14) / 2 = 12."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count import RuleError
from moothall.count.results import read_results
from moothall.count.swing import changed_by, mean, swings

HEAD = "constituency,party,votes\n"
BEFORE = HEAD + "Upton,Red,50\nUpton,Blue,30\nUpton,Grey,20\nLowton,Red,60\nLowton,Blue,40\n"
AFTER = HEAD + "Upton,Red,80\nUpton,Blue,88\nUpton,Grey,32\nLowton,Red,58\nLowton,Blue,42\n"


def test_swing_is_half_of_what_one_lost_and_the_other_gained() -> None:
    found = swings(
        read_results(BEFORE.encode()), read_results(AFTER.encode()), losing="Red", winning="Blue"
    )
    assert [(one.seat, one.swing) for one in found] == [
        ("Upton", Fraction(12, 100)),
        ("Lowton", Fraction(2, 100)),
    ]
    assert [(one.winner_before, one.winner_after) for one in found] == [
        ("Red", "Blue"),
        ("Red", "Red"),
    ]
    assert mean(found) == Fraction(7, 100)


@pytest.mark.parametrize(
    ("points", "changed"), [(10, []), (11, ["Upton", "Lowton"]), (30, ["Upton", "Lowton"])]
)
def test_a_uniform_swing_needs_more_than_a_tie(points: int, changed: list[str]) -> None:
    seats = read_results(BEFORE.encode())
    found = changed_by(seats, Fraction(points, 100), losing="Red", winning="Blue")
    assert found == changed


def test_a_seat_in_which_nobody_voted_changes_by_no_swing() -> None:
    seats = read_results(f"{BEFORE}Midton,Red,0\nMidton,Blue,0\n".encode())
    assert changed_by(seats, Fraction(11, 100), losing="Red", winning="Blue") == ["Upton", "Lowton"]


def test_no_seat_in_common_is_refused() -> None:
    seats = read_results(BEFORE.encode())
    with pytest.raises(RuleError) as refused:
        swings(seats, seats, losing="Red", winning="Green")
    assert str(refused.value) == "there is no seat where Red and Green stood both times"


def test_the_command_prints_swing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    before.write_text(BEFORE, encoding="utf-8")
    after.write_text(AFTER, encoding="utf-8")
    call = ["pact", str(after), "--since", str(before), "--swing", "Red,Blue"]
    assert main(call) == 0
    assert capsys.readouterr().out == (
        "Upton: 12.00 points from Red to Blue (changed hands)\n"
        "Lowton: 2.00 points from Red to Blue\n"
        "Mean of 2 seats: 7.00 points\n"
        "The mean swing everywhere would change: no seat\n"
    )
    assert main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mean"] == "7.00"
