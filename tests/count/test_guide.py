"""The guide quotes the transcript and cannot drift from it."""

import re
import shlex
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.senate_papers import read_senate
from moothall.count.shown import text
from tests.count.wards_at_hand import ward

GUIDE = Path(__file__).parents[2] / "docs" / "guide"


def test_every_quotation_stands_in_the_transcript() -> None:
    result = count(ward("renfrewshire_2017_ward3"), seats=3, lots=())
    guide = (GUIDE / "counting.md").read_text(encoding="utf-8")
    quotations = re.findall(r"```text\n(.*?)\n```", guide, flags=re.DOTALL)
    assert len(quotations) == 7
    for quotation in quotations:
        assert quotation in text.transcript(result)


def example(beginning: str) -> str:
    """A file that the guide shows, from its first line on."""
    guide = (GUIDE / "counting.md").read_text(encoding="utf-8")
    found = re.search(r"(?:^    .*\n)+", guide[guide.index(f"    {beginning}") :], re.MULTILINE)
    assert found
    return found[0].replace("    ", "")


def test_the_example_of_senate_papers_reads_as_the_guide_says() -> None:
    papers = read_senate(example("papers,A:Reds").encode(), seats=2)
    assert (papers.total, papers.rankings[0].tolist()) == (120, [1, 2, 3, 4, 0])
    assert [(one.line, one.papers) for one in papers.set_aside] == [(3, 3)]


ELECTED = {
    "--rule scottish-stv --reserve": ["Adam", "Carol", "Erin"],
    "--rule scottish-stv --vacated": ["Adam", "Ben", "Carol"],
    "--rule irish-stv": ["Adam", "Dan", "Carol"],
    "--rule australian-senate": ["Ada", "Ben"],
}


@pytest.mark.parametrize("said", ELECTED)
def test_the_commands_for_ones_own_papers_work_as_they_stand(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("papers.blt").write_text(example("8 3"), encoding="utf-8")
    Path("papers.csv").write_text(example("papers,A:Reds"), encoding="utf-8")
    guide = (GUIDE / "counting.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    moothall (count papers.*)$", guide, re.MULTILINE)
    assert len(commands) == len(ELECTED)
    command = next(one for one in commands if said in one)
    assert main(shlex.split(command)) == 0
    printed = capsys.readouterr().out
    assert re.findall(r"^Elected at stage \d+: (\w+)", printed, re.MULTILINE) == ELECTED[said]
