"""What holds for every rule that the command offers."""

import json
from pathlib import Path

import pytest

from moothall.cli.counting_rules import RULES
from moothall.cli.main import main
from tests.count.wards_at_hand import FOLDER

WARD = str(FOLDER / "shetland_2017_ward4.blt")
ONE_SEAT = {"alternative-vote", "fptp", "schulze"}
STAGED = {
    "scottish-stv",
    "ni-stv",
    "irish-stv",
    "australian-senate",
    "ers97",
    "meek",
    "alternative-vote",
}


def call(rule: str, file: str = WARD) -> list[str]:
    more = ["--votes", "2"] if rule == "limited-vote" else []
    seats = ["--seats", "1"] if rule in ONE_SEAT else []
    return ["count", file, "--rule", rule, *seats, *more]


@pytest.mark.parametrize("rule", RULES)
def test_it_fills_the_seats_and_says_so_in_the_same_keys(
    rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call(rule), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    keys = ["rule", "seats", "valid", "elected"]
    assert set(found) == {*keys, *(["quota", "stages"] if rule in STAGED else [])}
    assert len(found["elected"]) == found["seats"] == (1 if rule in ONE_SEAT else 3)
    assert (found["rule"], found["valid"]) == (rule, 973)
    assert all((one["stage"] is None) == (rule not in STAGED) for one in found["elected"])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("suffix", ["txt", "json", "html"])
def test_its_transcript_names_every_candidate(
    rule: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"transcript.{suffix}"
    assert main([*call(rule), "--transcript", str(file)]) == 0
    content = file.read_text(encoding="utf-8")
    for name in ("Julie Jemima Buchan", "Davie Sandison", "Ian Scott"):
        assert name in content


@pytest.mark.parametrize("rule", RULES)
def test_its_page_names_the_rule_in_words_and_how_to_count_again(
    rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    assert main([*call(rule), "--transcript", str(file)]) == 0
    content = file.read_text(encoding="utf-8")
    seats = 1 if rule in ONE_SEAT else 3
    assert f"Counted by {rule} (" not in content
    assert f": 973 valid papers for {seats} seat{'s' if seats > 1 else ''}." in content
    assert f">moothall count FILE --rule {rule} --seats {seats}</pre>" in content


@pytest.mark.parametrize("rule", sorted(STAGED))
def test_the_picture_is_drawn_for_every_rule_by_stages(
    rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "picture.svg"
    assert main([*call(rule), "--transcript", str(file)]) == 0
    assert file.read_text(encoding="utf-8").count("<rect") > 5


@pytest.mark.parametrize("rule", RULES)
def test_papers_that_name_nobody_who_stands_are_refused(
    rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('4 3\n5 1 0\n2 0\n0\n"A"\n"B"\n"C"\n"D"\n')
    assert main([*call(rule, str(file)), "--withdrawn", "1"]) == 2
    assert capsys.readouterr().err == (
        f"moothall: {file}: no paper has a preference for a candidate who stands; nothing to"
        " count\n"
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_poll_from_which_all_withdrew_is_refused(
    rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.blt"
    file.write_text('2 1\n5 1 0\n0\n"A"\n"B"\n')
    more = ["--seats", "2"] if rule == "limited-vote" else []
    assert main([*call(rule, str(file)), *more, "--withdrawn", "1,2"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"moothall: {file}: ")
    assert said.endswith(("nobody to elect\n", "nothing to count\n", "give at least one vote\n"))
