"""An export is written whole or not at all, by however many at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.cli.durable import write_new
from moothall.cli.sources import write_export
from tests.audit.calling import Say

KILLED = """
import os, signal, sys
from moothall.cli.sources import write_export
class Files(dict):
    def __getitem__(self, name):
        if name == "b":
            os.kill(os.getpid(), signal.SIGKILL)
        return b"x"
    def items(self):
        return ((name, self[name]) for name in self)
write_export(Files(a=b"", b=b""), sys.argv[1])
"""


@pytest.mark.parametrize("to", ["x.tar", "x/"])
def test_who_is_killed_while_writing_leaves_nothing_by_that_name(tmp_path: Path, to: str) -> None:
    path = f"{tmp_path}/{to}"
    killed = subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert killed.returncode == -9
    assert not os.path.lexists(path)
    write_export({"a": b""}, path)
    assert os.path.lexists(path)


def test_who_comes_second_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"

    def pieces() -> Iterator[bytes]:
        path.write_bytes(b"the other's")
        yield b"ours"

    with pytest.raises(FileExistsError):
        write_new(str(path), pieces())
    assert path.read_bytes() == b"the other's"
    assert list(tmp_path.iterdir()) == [path]


def test_an_answer_that_cannot_be_printed_is_one_line(say: Say) -> None:
    run = "import sys; from moothall.cli.main import main; sys.exit(main())"
    words = [sys.executable, "-c", run, "audit", "a.tar", "--json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "moothall: what was to be printed: No space left on device\n"
