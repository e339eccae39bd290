"""`moothall count`, as somebody at a terminal meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.count.wards_at_hand import FOLDER, OFFICIAL

TIED = '4 1\n10 1 0\n9 2 0\n4 3 1 0\n4 4 1 0\n0\n"Alice"\n"Bob"\n"Carol"\n"Dan"\n"A poll"\n'


@pytest.fixture
def tied(tmp_path: Path) -> str:
    file = tmp_path / "tied.blt"
    file.write_text(TIED, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("name", OFFICIAL)
def test_json_has_the_keys_that_are_promised_and_no_others(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    official = OFFICIAL[name]
    assert main(["count", str(FOLDER / f"{name}.blt"), "--rule", "scottish-stv", "--json"]) == 0
    said = capsys.readouterr()
    result = json.loads(said.out)
    assert said.err == ""
    assert list(result) == ["rule", "seats", "valid", "quota", "elected", "stages"]
    assert [list(one) for one in result["elected"]] == [["candidate", "name", "stage"]] * len(
        official["winners"]
    )
    assert {tuple(stage) for stage in result["stages"]} == {("number", "totals", "not_transferred")}
    assert (result["seats"], result["valid"], result["quota"]) == (
        official["seats"],
        official["valid_poll"],
        official["quota"],
    )


def test_totals_are_decimals_at_the_rules_precision(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(FOLDER / "edinburgh_2017_ward1.blt")
    main(["count", file, "--rule", "scottish-stv", "--json"])
    stages = json.loads(capsys.readouterr().out)["stages"]
    assert stages[1]["totals"]["1"] == "112.84448"
    assert stages[1]["totals"]["4"] == "2842.00000"
    assert stages[0]["not_transferred"] == "0.00000"


def test_it_prints_who_is_elected(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(FOLDER / "shetland_2017_ward4.blt"), "--rule", "scottish-stv"]) == 0
    assert capsys.readouterr().out == (
        "Shetland Central, Shetland Islands, council election of 4 May 2017\n"
        "Counted by scottish-stv: Scottish Local Government Elections Order 2011, Schedule 1\n"
        "Seats 3, valid papers 973, quota 244.00000\n"
        "\n"
        "Elected at stage 1: Davie Sandison (4)\n"
        "Elected at stage 1: Mark Robert Burgess (2)\n"
        "Elected at stage 4: Ian Scott (5)\n"
    )


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (["--rule", "guess"], None),
        (["--rule", "scottish-stv", "--seats", "0"], "0 seats cannot be filled by 4 candidates"),
        (["--rule", "scottish-stv", "--seats", "5"], "5 seats cannot be filled by 4 candidates"),
    ],
)
def test_it_refuses_a_wrong_call(
    tied: str, more: list[str], line: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", tied, *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    if line:
        assert said.err == f"moothall: {tied}: {line} who stand; ask for 1 to 4 seats\n"


@pytest.mark.parametrize(
    ("option", "rules"),
    [
        (["--reserve", "women>=1:1"], "scottish-stv"),
        (["--votes", "2"], "limited-vote"),
        (["--votes", "0"], "limited-vote"),
        (["--quota", "droop"], "largest-remainder"),
        (["--ron-takes", "one-seat"], "scottish-stv"),
        (["--quorum", "0"], "schulze"),
        (["--threshold", "0.05"], "sainte-lague, dhondt, largest-remainder"),
        (["--default", "2"], "schulze"),
    ],
)
def test_an_option_that_the_rule_would_not_heed_is_refused(
    tied: str, option: list[str], rules: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", tied, "--rule", "approval", *option]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {option[0]} means nothing to approval, only to {rules}; leave it out\n"
    )


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--ron-takes", "seats-left"], "--ron-takes says what re-open nominations takes: give"),
        (["--slates", "x.csv"], "--slates means nothing without --compare; leave it out"),
        (["--group", "x.blt"], "--group means nothing without --compare; leave it out"),
    ],
)
def test_half_of_what_belongs_together_is_refused(
    tied: str, options: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", tied, "--rule", "scottish-stv", *options]) == 2
    assert capsys.readouterr().err.startswith(f"moothall: {complaint}")


def test_a_missing_lot_stops_the_count_and_a_lot_lets_it_go_on(
    tied: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", tied, "--rule", "scottish-stv"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {tied}: stage 2: 3 (Carol) and 4 (Dan) had equal votes at every stage; draw a"
        " lot to say who is excluded, and count again with the number drawn among the lots\n"
    )
    assert main(["count", tied, "--rule", "scottish-stv", "--lots", "4,3"]) == 0


def test_a_malformed_file_is_named_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.blt"
    file.write_text(TIED.replace("9 2 0", "9 2 2 0"), encoding="utf-8")
    assert main(["count", str(file), "--rule", "scottish-stv"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}, line 3, column 5: candidate 2 is on this paper twice; keep one of the"
        " two places\n"
    )


@pytest.mark.parametrize("suffix", ["txt", "json", "html", "svg"])
def test_it_writes_the_transcript(tied: str, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"transcript.{suffix}"
    lots = ["--lots", "3,4", "--transcript", str(file)]
    assert main(["count", tied, "--rule", "scottish-stv", *lots]) == 0
    assert "A poll" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.blt"], "nowhere.blt: No such file or directory; check the name of the file"),
        (["."], ".: this is a folder and no file; check the name of the file"),
        (["/dev/zero"], "/dev/zero: this is a device and no file; check the name of the file"),
    ],
)
def test_it_says_why_a_file_cannot_be_read(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", *arguments, "--rule", "scottish-stv"]) == 2
    assert capsys.readouterr().err == f"moothall: {message}\n"


def test_a_table_needs_to_be_told_the_seats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.csv"
    file.write_text("A,B\n1,2\n1,\n,1\n", encoding="utf-8")
    call = ["count", str(file), "--rule", "scottish-stv"]
    assert main(call) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}: this format does not say how many seats; give --seats N\n"
    )
    assert main([*call, "--seats", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["elected"][0]["name"] == "A"


def test_papers_set_aside_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "blank.blt"
    file.write_text('2 1\n3 1 2 0\n2 0\n1 2 - 1 0\n0\n"A"\n"B"\n', encoding="utf-8")
    assert main(["count", str(file), "--rule", "scottish-stv", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["valid"] == 4
    assert said.err == (
        "moothall: Set aside: 2 papers (line 3): no preference.\n"
        "moothall: Counted up to the first place that was empty or had two candidates: 1 paper.\n"
    )


def test_the_command_loads_no_compiler() -> None:
    file = str(FOLDER / "edinburgh_2017_ward1.blt")
    check = (
        "import sys; from moothall.cli.main import main; main(sys.argv[1:]);"
        "assert not {'numba', 'django', 'scipy'} & set(sys.modules)"
    )
    arguments = ["count", file, "--rule", "scottish-stv", "--json"]
    assert subprocess.run([sys.executable, "-c", check, *arguments], check=False).returncode == 0
