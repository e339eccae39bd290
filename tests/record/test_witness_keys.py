"""Which key a witness expects under a head, and which lines under it do not matter."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from moothall.cli.main import main
from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.entries import Entry
from moothall.record.keys import decode_base64
from moothall.record.notes import Signature, sign_text
from moothall.record.rotations import rotation_entry
from moothall.record.tree import node_hash
from moothall.record.witnessing import is_fork
from tests.record import making
from tests.record.looking import Look, reason
from tests.record.making import BRANCH, LOG, MALLORY, NEXT, ORIGIN


def rotated(count: int, *, after: int = 7) -> list[Entry]:
    entries = making.acts(count)
    entries[after] = rotation_entry(ORIGIN, number=after, old=LOG, new=NEXT)
    return entries


def junk(count: int, *, name: str = "x.example") -> bytes:
    lines = (b64encode(b"%032d" % number + bytes(36)).decode() for number in range(count))
    return "".join(f"\N{EM DASH} {name} {line}\n" for line in lines).encode()


def add_lines(folder: Path, lines: bytes, *, before: bool = False) -> None:
    """Lines under the head of a record, or above the log's own."""
    path = folder / "checkpoint"
    text, _, own = path.read_bytes().partition(b"\n\n")
    path.write_bytes(text + b"\n\n" + (lines + own if before else own + lines))


def test_it_follows_a_rotation(look: Look, record: Callable[..., Path]) -> None:
    def rotated(count: int) -> list[Entry]:
        entries = making.acts(count)
        entries[7] = rotation_entry(ORIGIN, number=7, old=LOG, new=NEXT)
        return entries

    look(record(making.acts(5)))
    assert look(record(rotated(9), key=NEXT))[0] == 0
    assert look(record(rotated(10), key=NEXT))[0] == 0
    assert reason(look(record(rotated(11), key=LOG))).startswith("signature: ")


def test_it_follows_no_rotation_that_the_tree_does_not_hold(
    look: Look, record: Callable[..., Path]
) -> None:
    look(record(making.acts(5)))
    entries = making.acts(6)
    folder = record(entries, key=NEXT)
    entries[5] = rotation_entry(ORIGIN, number=5, old=LOG, new=NEXT)
    other = record(entries, key=NEXT, called="b")
    bundle = "tile/entries/000.p/6"
    (folder / bundle).write_bytes((other / bundle).read_bytes())
    says = "root: the entries from 5 on do not lead to the root of the head"
    assert reason(look(folder)) == says


def test_it_follows_no_rotation_of_another_key(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    entries = making.acts(6)
    entries[5] = rotation_entry(ORIGIN, number=5, old=MALLORY, new=NEXT)
    assert reason(look(record(entries, key=NEXT))) == (
        f"rotation: entry 5 rotates another key than {LOG.public()}"
    )


def test_words_about_a_rotation_are_no_rotation(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    entries = [*making.acts(5), {**making.act(5, audience="public"), "act": {"rotation": "soon"}}]
    assert reason(look(record(entries, key=NEXT))).startswith("signature: ")


def test_a_head_by_a_key_past_its_rotation_is_refused_by_name(
    look: Look, record: Callable[..., Path]
) -> None:
    look(record(making.acts(5)))
    assert reason(look(record(rotated(9)))) == (
        f"rotation: the head of 9 entries is signed by {LOG.public()}, which entry 7 replaced"
    )
    assert look(record(rotated(9), key=NEXT, called="b"))[0] == 0


def test_the_old_key_signs_heads_up_to_its_rotation(
    look: Look, record: Callable[..., Path]
) -> None:
    look(record(making.acts(5)))
    assert look(record(making.acts(7)))[0] == 0
    assert look(record(rotated(8), key=NEXT))[0] == 0


@pytest.mark.parametrize("told", [LOG, NEXT])
def test_the_first_time_any_key_of_the_record_will_do(
    look: Look, record: Callable[..., Path], told: object
) -> None:
    assert look(record(rotated(9), key=NEXT), told=told)[0] == 0
    assert look(record(rotated(10), key=NEXT))[0] == 0
    assert reason(look(record(rotated(11)))).startswith(
        f"signature: the head is not signed by {NEXT.public()}, nor by a key that follows it"
    )


def test_the_first_time_too_a_key_past_its_rotation_is_refused(
    look: Look, record: Callable[..., Path]
) -> None:
    assert reason(look(record(rotated(9)))).startswith("rotation: the head of 9 entries is signed ")
    assert reason(look(record(rotated(9), key=NEXT, called="b"), told=MALLORY)) == (
        f"rotation: entry 7 rotates another key than {MALLORY.public()}"
    )


def test_a_fork_by_the_old_key_is_still_a_fork(look: Look, record: Callable[..., Path]) -> None:
    look(record(making.acts(5)))
    other = rotated(9)
    other[0] = making.act(0, texts=["0" * 64])
    assert reason(look(record(other))).startswith("fork: ")


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("name", ["x.example", ORIGIN, "branch.example/witness"])
def test_lines_of_unknown_keys_neither_hinder_nor_stay(
    look: Look, record: Callable[..., Path], tmp_path: Path, name: str, *, before: bool
) -> None:
    for count in (5, 6, 7):
        folder = record(making.acts(count))
        add_lines(folder, junk(64, name=name), before=before)
        code, said = look(folder)
        assert code == 0
        head = making.head_of(making.keep(making.acts(count)))
        (memory,) = (tmp_path / "state").glob("*/memory")
        key, _, kept = memory.read_text().partition("\n\n")
        assert key == str(LOG.public())
        assert kept == bytes(head).decode() + str(said["cosignature"])


def test_more_lines_than_a_note_may_have_are_refused_and_not_remembered(
    look: Look, record: Callable[..., Path]
) -> None:
    folder = record(making.acts(5))
    add_lines(folder, junk(100))
    assert reason(look(folder)) == "note: checkpoint has more than 100 signatures"
    assert look(record(making.acts(6)))[0] == 0


def wrong_line(key_id: bytes) -> bytes:
    return Signature(name=ORIGIN, key_id=key_id, raw=bytes(64)).line().encode()


def test_a_wrong_line_by_the_key_spoils_a_right_one(
    look: Look, record: Callable[..., Path]
) -> None:
    """Also where another key collides with its id, since nobody can tell the two apart."""
    folder = record(making.acts(5))
    add_lines(folder, wrong_line(LOG.public().key_id()))
    assert reason(look(folder)).startswith("signature: the head is not signed by ")


def test_a_line_with_only_its_name_or_only_its_id_is_another_keys(
    look: Look, record: Callable[..., Path]
) -> None:
    folder = record(making.acts(5))
    text = bytes(making.head_of(making.keep(making.acts(5)))).partition(b"\n\n")[0].decode()
    other = replace(sign_text(f"{text}\n", MALLORY), name="elsewhere.example")
    alike = replace(other, key_id=LOG.public().key_id())
    add_lines(folder, other.line().encode() + alike.line().encode() + wrong_line(b"\0\0\0\1"))
    assert look(folder)[0] == 0


@pytest.mark.parametrize(("kept", "shown"), [(4, 9), (5, 9), (100, 300), (256, 600), (300, 601)])
def test_the_evidence_of_a_fork_convinces_whoever_has_the_key(
    look: Look, record: Callable[..., Path], tmp_path: Path, kept: int, shown: int
) -> None:
    look(record(making.acts(kept)))
    fork = look(record(making.acts(shown, audience="public")))[1]["fork"]
    assert isinstance(fork, dict)
    (folder,) = (tmp_path / "state").glob("*/fork")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "kept": fork["kept"],
        "shown": fork["shown"],
        "hashes": "".join(f"{one}\n" for one in fork["hashes"]),
    }
    first, second = (parse(fork[side]) for side in ("kept", "shown"))
    assert first.is_signed_by(LOG.public())
    assert second.is_signed_by(LOG.public())
    hashes = [decode_base64(one, what="") for one in fork["hashes"]]
    assert is_fork(first.head, second.head, hashes)
    assert not is_fork(first.head, second.head, hashes[:-1])
    altered = [node_hash(hashes[0], hashes[0]), *hashes[1:]]
    assert not is_fork(first.head, second.head, altered)


def parse(written: str) -> Checkpoint:
    return parse_checkpoint(written.encode(), what="")


def test_an_honest_record_is_never_shown_to_have_forked() -> None:
    small, large = (making.head_of(making.keep(making.acts(count))).head for count in (5, 9))
    honest = [bytes(32)] * 4
    assert not is_fork(small, large, honest)
    assert not is_fork(small, small, [])


def test_a_witness_answers_in_json_where_it_is_told_nothing_new(
    record: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own").write_text(BRANCH.secret_text())
    words = ["witness", str(record(rotated(9))), "--state", str(tmp_path / "s"), "--json"]
    assert main([*words, "--key", str(tmp_path / "own"), "--log", str(LOG.public())]) == 1
    assert json.loads(capsys.readouterr().out)["cosignature"] is None
