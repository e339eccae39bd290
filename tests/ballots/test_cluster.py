"""Verifying with processes or over a Dask cluster gives what one process gives, however many."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.box import Kind
from moothall.cli.main import main
from tests.ballots.elections import BLANK, YES_NO, society
from tests.ballots.vectors import ranked
from tests.patience import PATIENCE


def require_extra() -> None:
    if importlib.util.find_spec("distributed") is None:
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail("the extra cluster is not installed, and nothing may be skipped")
        pytest.skip("needs the extra: pip install 'moothall[cluster]'")


@pytest.fixture(autouse=True)
def _extra() -> None:
    require_extra()


def boxes(folder: Path) -> list[Path]:
    """Of several chunks, two of them with a fault; and one whose rankings must keep their order."""
    made = society(YES_NO, BLANK, voters=80)
    for voter in range(80):
        made.cast(voter, [[1, 0, 0], [0, 1, voter % 2]])
    whole = folder / "whole.bel"
    whole.write_bytes(made.box)
    made.cast(0, [[1, 0, 0], [0, 1, 1]])
    stranger = society(YES_NO, BLANK, voters=1)
    stranger.election = made.election
    stranger.credentials = society(seed="stranger").credentials
    faulty = folder / "faulty.bel"
    made.append(Kind.BALLOT, stranger.sealed(0, [[1, 0, 0], [1, 0, 0]]))
    faulty.write_bytes(made.box)
    shuffled = folder / "ranked.bel"
    shuffled.write_bytes(ranked().box)
    return [whole, faulty, shuffled]


def test_the_answer_is_the_same_whatever_the_workers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(box) for box in boxes(tmp_path)]
    said = []
    for workers in "12":
        codes = [main(["verify", box, "--json", "--workers", workers]) for box in given]
        assert codes == [0, 1, 0]
        said.append(capsys.readouterr().out)
    alone = said[0]
    assert said[1] == alone
    for workers in "12":
        words = [sys.executable, "-m", "tests.ballots.cluster", workers, *given]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert (done.returncode, done.stdout) == (0, alone), done.stderr


@pytest.mark.parametrize("address", ["nowhere", "tcp://127.0.0.1:1", "tcp://[", "http://x:1"])
def test_an_address_where_nobody_answers_is_refused(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = tmp_path / "box.bel"
    box.write_bytes(ranked().box)
    assert main(["verify", str(box), "--cluster", address]) == 2
    assert capsys.readouterr().err == (
        f"moothall: --cluster {address}: no scheduler answers there; "
        "give its address, tcp://HOST:PORT\n"
    )
