"""The command says that it was stopped, and nothing where its reader has had enough."""

import os
import signal
import subprocess
import sys
from pathlib import Path

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
