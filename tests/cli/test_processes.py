"""Work spread over processes: in order, never far ahead of its reader, and never silently lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count, islice
from operator import neg
from pathlib import Path

import pytest

from moothall.cli.errors import CannotReadError
from moothall.cli.key import write_private_key
from moothall.cli.main import main
from moothall.cli.processes import AGAIN, BALLOTS, BUNDLES, map_over
from moothall.cli.sources import write_export
from tests.patience import PATIENCE
from tests.record import making

MANY = 100
STOPPED = "a process was stopped before it was done: is there memory enough? try --workers 1"


@pytest.mark.parametrize("number", [0, 3, 4, MANY])
def test_results_come_in_the_order_of_the_items(number: int) -> None:
    with map_over(2, BALLOTS, begins_now=True) as spread:
        assert list(spread(neg, range(number))) == [-one for one in range(number)]


def test_no_more_is_taken_than_the_processes_are_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for one in count():
            taken.append(one)
            yield one

    with map_over(2, BUNDLES) as spread:
        assert list(islice(spread(neg, items()), 5)) == [0, -1, -2, -3, -4]
    assert len(taken) < MANY


def test_a_process_that_was_stopped_is_said_in_one_line() -> None:
    with map_over(2, BALLOTS) as spread:
        with pytest.raises(CannotReadError) as while_waiting:
            list(spread(os._exit, range(1, MANY)))
        with pytest.raises(CannotReadError) as as_it_is_asked:
            list(spread(neg, range(MANY)))
    assert str(while_waiting.value) == str(as_it_is_asked.value) == STOPPED


def test_the_remedy_is_one_that_the_command_has() -> None:
    with map_over(2, BALLOTS, remedy=AGAIN) as spread, pytest.raises(CannotReadError) as stopped:
        list(spread(os._exit, range(1, MANY)))
    assert str(stopped.value) == (
        "a process was stopped before it was done: is there memory enough? free some and do it "
        "again"
    )


def without_memory(item: int) -> int:
    raise MemoryError(item)


def test_a_process_without_memory_is_said_in_one_line() -> None:
    with map_over(2, BALLOTS) as spread, pytest.raises(CannotReadError) as stopped:
        list(spread(without_memory, range(MANY)))
    assert str(stopped.value) == STOPPED


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of twenty bundles, which are worth spreading, and the keys to rotate."""
    folder = tmp_path_factory.mktemp("record")
    write_export(making.export_of(making.keep(making.acts(20 * 256))), str(folder / "export"))
    write_private_key(making.LOG, str(folder / "old"))
    write_private_key(making.NEXT, str(folder / "new"))
    return folder


COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "audit": lambda folder: ["audit", f"{folder}/export"],
    "export": lambda folder: ["export", f"{folder}/export", "--to", f"{folder}/made"],
    "rotate": lambda folder: [
        *("key", "rotate", f"{folder}/export", "--key", f"{folder}/old"),
        *("--new", f"{folder}/new", "--to", f"{folder}/made"),
    ],
}


def stop(how: str, words: list[str]) -> tuple[int, str, str]:
    """Stop a command and wait until every process has let go of its output."""
    done = subprocess.run(
        (sys.executable, "-m", "tests.cli.stopping", how, *words, "--workers", "2"),
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_where_the_others_are_killed_the_command_says_so(command: str, folder: Path) -> None:
    assert stop("others", COMMANDS[command](folder)) == (2, f"moothall: {STOPPED}\n", "")
    assert not (folder / "made").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_where_all_are_interrupted_one_line_says_so(command: str, folder: Path) -> None:
    words = COMMANDS[command](folder)
    assert stop("all", words) == (2, "moothall: stopped before it was done\n", "")
    assert not (folder / "made").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_where_the_command_is_killed_nobody_is_left_behind(command: str, folder: Path) -> None:
    code, out, _ = stop("itself", COMMANDS[command](folder))  # Python names what it tidied up
    assert (code, out) == (-signal.SIGKILL, "")


def test_less_than_one_process_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", f"{folder}/export", "--workers", "-1"]) == 2
    assert capsys.readouterr().err == "moothall: --workers -1: at least one process is needed\n"
