"""A witness that trusts neither the server nor what it is shown."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.record.checkpoints import Head, parse_checkpoint, sign_head
from moothall.record.keys import parse_public_key
from tests.record import making
from tests.record.looking import Look, reason
from tests.record.making import BRANCH, LOG, MALLORY, ORIGIN


def test_it_cosigns_what_only_grows(look: Look, record: Callable[..., Path]) -> None:
    for count in (0, 3, 256, 257, 600):
        folder = record(making.acts(count))
        look(folder)
        code, said = look(folder)
        assert code == 0
        assert said["entries"] == count
        note = (folder / "checkpoint").read_bytes() + str(said["cosignature"]).encode()
        assert parse_checkpoint(note, what="the head").cosigned_at(BRANCH.public()) is not None


def test_it_looks_at_an_address(look: Look, record: Callable[..., Path], served: str) -> None:
    record(making.acts(300), called="-served")
    code, said = look(f"{served}/record-300-served/")
    assert (code, said["entries"]) == (0, 300)
    assert reason(look(f"{served}/nowhere")) == (
        f"files: {served}/nowhere/checkpoint: answered 404"
    )


def test_it_reports_a_fork_with_both_heads(look: Look, record: Callable[..., Path]) -> None:
    kept = record(making.acts(5))
    shown = record(making.acts(9, audience="public"))
    look(kept)
    answer = look(shown)
    says = (
        f"fork: {ORIGIN} has forked: two signed heads, of 5 and 9 entries, disagree; the evidence"
    )
    assert reason(answer).startswith(says)
    fork = answer[1]["fork"]
    assert isinstance(fork, dict)
    for folder, side in ((kept, "kept"), (shown, "shown")):
        head = parse_checkpoint(fork[side].encode(), what=side)
        assert head.is_signed_by(LOG.public())
        assert head.head == parse_checkpoint((folder / "checkpoint").read_bytes(), what="").head
    assert reason(look(kept)).startswith("fork: seen before; the evidence is in ")


def test_it_reports_a_fork_of_the_same_size(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    assert "of 5 and 5 entries, disagree" in reason(
        look(record(making.acts(5, audience="public"), called="b"))
    )


def test_it_refuses_what_went_back(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    says = "anchor: the record went back from 5 entries to 4"
    assert reason(look(record(making.acts(4)))) == says


def test_it_refuses_another_key(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    assert reason(look(record(making.acts(6), key=MALLORY))) == (
        f"signature: the head is not signed by {LOG.public()}, nor by a key that follows it"
    )


def test_it_takes_no_damaged_tiles_for_a_fork(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    folder = record(making.acts(6))
    tile = folder / "tile/0/000.p/6"
    tile.write_bytes(bytes(32) + tile.read_bytes()[32:])
    assert reason(look(folder)) == "root: the tiles have another root than the head"


@pytest.mark.parametrize(("kept", "shown"), [(100, 300), (128, 300), (300, 600), (5, 257)])
def test_a_damaged_tile_beneath_a_whole_one_is_no_fork(
    look: Look, record: Callable[..., Path], tmp_path: Path, kept: int, shown: int
) -> None:
    """The root of the head is found above it; what the older head needs is beneath."""
    look(record(making.acts(kept)))
    folder = record(making.acts(shown))
    tile = folder / f"tile/0/{'001' if kept == 300 else '000'}"
    whole = tile.read_bytes()
    tile.write_bytes(bytes(32) + whole[32:])
    assert reason(look(folder)) == "tile: the tiles do not lead to the root of the head"
    assert not list((tmp_path / "state").glob("*/fork"))
    tile.write_bytes(whole)
    assert look(folder)[0] == 0


@pytest.mark.parametrize(("kept", "shown"), [(100, 300), (128, 300), (256, 600), (300, 600)])
def test_a_fork_is_one_whatever_the_sizes(
    look: Look, record: Callable[..., Path], kept: int, shown: int
) -> None:
    look(record(making.acts(kept)))
    answer = reason(look(record(making.acts(shown, audience="public"))))
    assert answer.startswith(f"fork: {ORIGIN} has forked: two signed heads, of {kept} and {shown}")


def test_a_made_up_size_is_refused_before_a_leaf_is_read(
    look: Look, record: Callable[..., Path]
) -> None:
    look(record(making.acts(5)))
    folder = record(making.acts(6))
    head = replace(parse_checkpoint((folder / "checkpoint").read_bytes(), what="").head, size=512)
    (folder / "checkpoint").write_bytes(bytes(sign_head(head, MALLORY)))
    (folder / "tile/1").mkdir(exist_ok=True)
    (folder / "tile/1/000.p").mkdir(exist_ok=True)
    (folder / "tile/1/000.p/2").write_bytes(bytes(64))
    assert reason(look(folder)) == "root: the tiles have another root than the head"


def test_it_cosigns_no_first_head_whose_tiles_do_not_fit(
    look: Look, record: Callable[..., Path]
) -> None:
    folder = record(making.acts(6))
    (folder / "tile/0/000.p/6").write_bytes(bytes(6 * 32))
    assert reason(look(folder)) == "root: the tiles have another root than the head"


def test_it_takes_no_foreign_head(look: Look, record: Callable[..., Path], tmp_path: Path) -> None:
    look(record(making.acts(5)))
    key = replace(LOG, name="elsewhere.example")
    head = sign_head(Head(origin=key.name, size=0, root=bytes(32)), key)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/checkpoint").write_bytes(bytes(head))
    words = ["witness", str(tmp_path / "elsewhere"), "--state", str(tmp_path / "state")]
    assert main([*words, "--key", str(tmp_path / "own")]) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "nowhere: no folder and no http address; name where the record is"),
        (["."], f"{ORIGIN} is new to this witness: give its key with --log"),
        ([".", "--log", "x"], "'x' is no file and no key; a key is written NAME+ID+KEY"),
        ([".", "--log", str(BRANCH.public())], "is the key of a witness, not of a log"),
        ([".", "--key", "checkpoint"], "checkpoint: this is no private key"),
        ([".", "--key", "log"], "log: this is not the key of a witness; see moothall key make"),
        ([".", "--state", "checkpoint"], "checkpoint"),
    ],
)
def test_called_wrongly_it_says_so_in_one_line(
    record: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    says: str,
) -> None:
    folder = record(making.acts(2))
    (folder / "log").write_text(LOG.secret_text())
    monkeypatch.chdir(folder)
    assert main(["witness", *words]) == 2
    written = capsys.readouterr().err.splitlines()[-1]
    assert says in written
    assert written.startswith("moothall: ")


def test_without_a_key_it_makes_one_and_keeps_it(
    record: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(making.acts(2))
    monkeypatch.chdir(folder)
    assert main(["witness", ".", "--log", str(LOG.public())]) == 0
    out, err = capsys.readouterr()
    key = parse_public_key(err.split()[-1])
    assert out.splitlines()[0] == f"{ORIGIN} has 2 entries and has only grown. Cosigned:"
    assert out.splitlines()[1].startswith(f"— {key.name} ")
    assert (folder / "witness/key").stat().st_mode & 0o777 == 0o600
    assert main(["witness", "."]) == 0
    assert capsys.readouterr().err == ""


def test_a_damaged_memory_is_never_taken_for_none(
    look: Look, record: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(making.acts(2))
    look(folder)
    for head in (tmp_path / "state").glob("*/memory"):
        head.write_text("nothing")
    words = ["witness", str(folder), "--state", str(tmp_path / "state")]
    assert main([*words, "--key", str(tmp_path / "own")]) == 2
    assert "what the witness remembers is damaged: note: " in capsys.readouterr().err


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The folder of this test, served on this machine alone."""
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
