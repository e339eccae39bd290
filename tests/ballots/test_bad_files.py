"""What the ballots' commands answer where a file is no file, or where there is no room to write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.hashing import digest
from tests.ballots.elections import UUID
from tests.ballots.held import elsewhere, moothall, opened, opening, prepared
from tests.ballots.vectors import finished
from tests.patience import PATIENCE

LIMITED = """
import resource, sys
from moothall.cli.main import main
none, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
code = main(sys.argv[2:])
resource.setrlimit(resource.RLIMIT_FSIZE, (none, hard))  # what was run is noted when it is measured
sys.exit(code)
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def limited(most: int, *words: str) -> tuple[int, str]:
    """Run the command where no file may grow beyond so many bytes, as on a full disk."""
    command = [sys.executable, "-c", LIMITED, str(most), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    return done.returncode, done.stdout + done.stderr


def test_a_ballot_for_which_there_is_no_room_gets_no_receipt() -> None:
    held = opened()
    box = next(Path("server/public").glob("*.bel"))
    before = box.read_bytes()
    Path("one.json").write_bytes(held.ballot(0, [[1, 0, 0]]))
    says = (
        f"moothall: {box}: File too large: it is as it was before; "
        "what was not acknowledged has to be given again\n"
    )
    assert limited(len(before) + 600, "election", "accept", "server", "one.json") == (2, says)
    assert limited(len(before) + 600, "election", "close", "server") == (2, says)
    assert box.read_bytes() == before
    assert moothall("election", "accept", "server", "one.json") == 0


def test_a_list_of_paper_voters_that_was_damaged_is_not_passed_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened()
    Path("one.json").write_bytes(held.ballot(0, [[1, 0, 0]]))
    Path("server/struck-off").write_bytes(b"\xff\n")
    capsys.readouterr()
    assert moothall("election", "accept", "server", "one.json") == 2
    assert capsys.readouterr().err == (
        "moothall: server/struck-off: this is no list of public credentials, one a line; "
        "mend it before the box is used\n"
    )


def test_a_folder_without_ballots_is_not_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    opened()
    Path("nothing").mkdir()
    capsys.readouterr()
    assert moothall("election", "accept", "server", "nothing") == 2
    assert capsys.readouterr().err == (
        "moothall: there is no ballot there; of a folder the files *.json are taken\n"
    )


def test_nobody_waits_at_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe")
    Path("table").mkdir()
    Path("box.bel").write_bytes(finished().box)
    for words in (
        ("election", "draft", "server", "pipe"),
        ("credentials", "pipe", "cards", "--uuid", UUID),
        ("trustee", "commit", "table", "pipe"),
        ("trustee", "decrypt", "box.bel", "table", "pipe"),
    ):
        assert moothall(*words) == 2
        assert capsys.readouterr().err == "moothall: pipe: this is a pipe and no file\n"


def test_credentials_go_into_a_folder_whose_parent_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("voters.csv").write_text("Alice\n", encoding="utf-8")
    Path("loop").symlink_to("loop")
    for folder, says in (
        ("not/there/cards", "No such file or directory; name a new folder"),
        ("loop", "File exists; name a new folder"),
        ("/", "File exists; name a new folder"),
    ):
        assert moothall("credentials", "voters.csv", folder, "--uuid", UUID) == 2
        assert capsys.readouterr().err == f"moothall: {folder}: {says}\n"


@pytest.mark.parametrize("kept", [0, 511, 512, 600])
def test_what_is_no_box_is_no_earlier_copy_of_one(
    kept: int, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = bytes(finished().box)
    Path("box.bel").write_bytes(raw)
    Path("earlier.bel").write_bytes(raw[:kept])
    assert moothall("verify", "box.bel", "--workers", "1", "--earlier", "earlier.bel") == 2
    says = capsys.readouterr().err
    assert says.startswith("moothall: earlier.bel: this is no ballot box: ")
    assert says.count("\n") == 1


def test_a_list_in_the_order_of_the_voters_gets_neither_box_nor_pages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepared()
    elsewhere()
    path, said = Path("cards/public-credentials.json"), Path("cards/authority.json")
    listed = json.loads(path.read_bytes())
    path.write_text(json.dumps([*listed[1:], listed[0]], separators=(",", ":")))
    told = json.loads(said.read_bytes())
    said.write_text(json.dumps(told | {"credentials": digest(path.read_bytes())}))
    capsys.readouterr()
    assert opening() == 2
    assert capsys.readouterr().err == (
        "moothall: cards/public-credentials.json: the public credentials are not sorted, and their "
        "order may be that of the voters, which shows for ever who voted: have the authority draw "
        "them anew\n"
    )
    assert [one.name for one in Path("server").iterdir()] == ["ballot.toml"]
