"""What a witness remembers, damaged or gone: it says so, accuses nobody, and signs nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.cli.main import main
from tests.record import making
from tests.record.making import LOG, ORIGIN

COPY = (
    "; put back a copy of the folder, or begin anew with another --state, and tell those who trust "
    "this witness\n"
)
Record = Callable[..., Path]


@pytest.fixture
def memory(tmp_path: Path, record: Record, capsys: pytest.CaptureFixture[str]) -> Path:
    """The memory of a witness that has cosigned five entries."""
    words = ["witness", str(record(making.acts(5))), "--state", str(tmp_path / "state")]
    assert main([*words, "--log", str(LOG.public())]) == 0
    capsys.readouterr()
    (found,) = (tmp_path / "state").glob("*/memory")
    return found


def again(memory: Path, record: Record) -> int:
    return main(
        ["witness", str(record(making.acts(5), called="-b")), "--state", str(memory.parents[1])]
    )


@pytest.mark.parametrize(("old", "new"), [("\n5\n", "\n4\n"), (f"\n\n{ORIGIN}", "\n\nother")])
def test_a_damaged_head_is_no_fork(
    memory: Path, record: Record, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    memory.write_text(memory.read_text().replace(old, new))
    assert again(memory, record) == 2
    assert capsys.readouterr() == (
        "",
        (
            f"moothall: {memory.parent}: what the witness remembers is damaged: the head in it is "
            f"not one of {ORIGIN} that {LOG.public()} signed{COPY}"
        ),
    )
    assert not (memory.parent / "fork").exists()


@pytest.mark.parametrize(
    ("put", "says"),
    [(Path.mkdir, "this is a folder and no file"), (os.mkfifo, "this is a pipe and no file")],
)
def test_a_memory_that_is_no_file_is_not_waited_for(
    memory: Path,
    record: Record,
    capsys: pytest.CaptureFixture[str],
    put: Callable[[Path], None],
    says: str,
) -> None:
    memory.unlink()
    put(memory)
    assert again(memory, record) == 2
    assert capsys.readouterr().err == (
        f"moothall: {memory.parent}: what the witness remembers is damaged: {says}{COPY}"
    )


def test_no_other_key_is_made_where_the_one_that_signed_is_gone(
    memory: Path, record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    key = memory.parents[1] / "key"
    key.unlink()
    assert again(memory, record) == 2
    assert capsys.readouterr() == (
        "",
        (
            f"moothall: {key}: the key that this witness signed with is gone; put it back, or give "
            "--key\n"
        ),
    )
    assert not key.exists()
