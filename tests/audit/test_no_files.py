"""What is no file is refused at once: nobody waits at a pipe or reads a device without end."""

import os
from pathlib import Path

import pytest

from tests.audit.calling import Say
from tests.record.making import LOG


@pytest.fixture
def pipe(tmp_path: Path) -> str:
    """A pipe that nobody ever writes to."""
    os.mkfifo(tmp_path / "pipe")
    return "pipe"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("pipe", "pipe: this is a pipe and no file; name an export, file or folder"),
        ("/dev/zero", "/dev/zero: this is a device and no file; name an export, file or folder"),
        ("x" * 5000, f"{'x' * 5000}: File name too long; name an export, file or folder"),
    ],
)
@pytest.mark.parametrize("command", ["audit", "export", "rotate"])
def test_an_export_is_a_file_or_a_folder(
    say: Say, pipe: str, command: str, path: str, says: str
) -> None:
    assert pipe
    rest = {"audit": [], "export": ["--to", "b"], "rotate": ["--key", "log", "--new", "next"]}
    words = ["key", "rotate", "--to", "b"] if command == "rotate" else [command]
    assert say(*words, path, *rest[command]) == (2, "", f"moothall: {says}\n")


@pytest.mark.parametrize("name", ["checkpoint", "export.json", "tile/0/000.p/7", "opened/000.p/7"])
def test_a_folder_holds_files_alone(say: Say, pipe: str, name: str) -> None:
    say("export", "a.tar", "--to", "b/")
    Path("b", name).unlink()
    Path("b", name).symlink_to(Path(pipe).resolve())
    says = f"DOES NOT HOLD. files: {name}: this is a pipe and no file\n"
    assert say("audit", "b") == (1, says, "")
    Path("b", name).unlink()
    Path("b", name).symlink_to("/dev/zero")
    assert say("audit", "b")[1] == says.replace("pipe", "device")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["audit", "a.tar", "--since", "pipe"], "pipe: this is a pipe and no file; give the file"),
        (["audit", "a.tar", "--since", "."], ".: this is a folder and no file; give the file"),
        (["audit", "a.tar", "--since", "/dev/zero"], "/dev/zero: this is a device and no file"),
        (["export", "a.tar", "--to", "b", "--cosigned", "pipe"], "pipe: this is a pipe and no fi"),
        (["key", "show", "pipe"], "pipe: this is a pipe and no file; give the file with a priva"),
        (["key", "succeed", "pipe", "--key", "log", "--to", "b"], "pipe: this is a pipe and no"),
        (["witness", "a", "--log", LOG.public(), "--key", "pipe"], "pipe: this is a pipe and no"),
        (["witness", "pipe", "--log", LOG.public()], "pipe: no folder and no http address"),
    ],
)
def test_nor_does_anything_else_wait(say: Say, pipe: str, words: list[str], says: str) -> None:
    assert pipe
    say("export", "a.tar", "--to", "a/")
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert says in err.splitlines()[-1]


def test_a_witness_waits_at_nothing_in_a_folder(say: Say, pipe: str) -> None:
    say("export", "a.tar", "--to", "a/")
    Path("a/checkpoint").unlink()
    Path("a/checkpoint").symlink_to(Path(pipe).resolve())
    code, out, _ = say("witness", "a", "--log", LOG.public(), "--key", "branch")
    says = "NOT COSIGNED. files: checkpoint: this is a pipe and no file\n"
    assert (code, out) == (1, says)


def test_a_file_longer_than_any_is_not_read_whole(say: Say) -> None:
    with Path("long").open("wb") as file:
        file.truncate(2**35)
    code, _, err = say("audit", "a.tar", "--since", "long")
    assert code == 2
    assert err.startswith("moothall: long: longer than 32 MiB; give the file `checkpoint` of an ")
    says = "DOES NOT HOLD. container: the archive does not end at byte 0 as it should\n"
    assert say("audit", "long") == (1, says, "")
