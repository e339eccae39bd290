"""The command where it is stopped, and where nobody reads what it prints."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.shelf import DELEGATES, EXAMPLES, RULEBOOKS

HISTORY = str(EXAMPLES / "branch.yaml")
PROGRAM = """
import signal, sys
from moothall.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background may ignore it
sys.exit(main())
"""
BOOK = str(RULEBOOKS / DELEGATES / "rulebook.md")
NONE = "moothall: none: there is no such file; check the name\n"


def begin(history: str, *, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    words = (sys.executable, "-c", PROGRAM, "replay", history, "--rulebook", BOOK)
    return subprocess.Popen(words, stdout=stdout, stderr=subprocess.PIPE, text=True)


def test_whoever_stops_it_is_told_that_it_was_not_done(tmp_path: Path) -> None:
    pipe = tmp_path / "history.yaml"
    os.mkfifo(pipe)
    with begin(str(pipe)) as child, pipe.open("w"):  # it has opened the pipe and waits for us
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=PATIENCE)
    assert (child.returncode, out, err) == (2, "", "moothall: stopped before it was done\n")


def test_a_reader_who_has_had_enough_is_told_nothing() -> None:
    reads, writes = os.pipe()
    os.close(reads)  # before it begins: nothing it prints finds a reader
    with begin(HISTORY, stdout=writes) as child:
        os.close(writes)
        assert child.stderr is not None
        assert child.stderr.read() == ""
    assert child.returncode == 2


@pytest.mark.parametrize(
    ("closed", "words", "answer"),
    [
        (1, ["replay", HISTORY, "--rulebook", BOOK], (0, "", "")),
        (1, ["replay", "none", "--rulebook", BOOK], (2, "", NONE)),
        (2, ["replay", "none", "--rulebook", BOOK], (2, "", "")),
    ],
)
def test_a_stream_that_was_closed_before_costs_no_answer(
    closed: int, words: list[str], answer: tuple[int, str, str]
) -> None:
    command = [sys.executable, "-c", PROGRAM, *words]
    run = f"import os; os.close({closed}); os.execv({sys.executable!r}, {command!r})"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == answer
