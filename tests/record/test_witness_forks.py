"""A fork whose other branch changed its key among entries that the witness never saw."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moothall.record.checkpoints import parse_checkpoint
from moothall.record.entries import Entry
from moothall.record.keys import PrivateKey, Purpose, decode_base64, make_key
from moothall.record.notes import is_signed_by, parse_note
from moothall.record.rotations import rotation_entry
from moothall.record.witnessing import is_fork
from tests.record import making
from tests.record.looking import Look, reason
from tests.record.making import LOG, MALLORY, NEXT, ORIGIN

THIRD = make_key(ORIGIN, purpose=Purpose.HEADS, entropy=b"3" * 32)
Record = Callable[..., Path]


def branch(count: int, *rotations: tuple[int, PrivateKey, PrivateKey]) -> list[Entry]:
    """Entries that are other than `acts` from the first rotation on."""
    entries = making.acts(count)
    for number, old, new in rotations:
        entries[number] = rotation_entry(ORIGIN, number=number, old=old, new=new)
    return entries


@pytest.mark.parametrize(
    ("count", "rotations", "signer"),
    [
        (11, [(7, LOG, NEXT)], NEXT),
        (9, [(7, LOG, NEXT)], NEXT),
        (15, [(7, LOG, NEXT), (12, NEXT, THIRD)], THIRD),
        (15, [(6, LOG, NEXT), (7, NEXT, THIRD)], THIRD),
    ],
)
def test_a_key_that_follows_ours_elsewhere_signed_a_fork(
    look: Look,
    record: Record,
    count: int,
    rotations: list[tuple[int, PrivateKey, PrivateKey]],
    signer: PrivateKey,
) -> None:
    look(record(making.acts(9)))
    answer = look(record(branch(count, *rotations), key=signer, called="-b"))
    assert reason(answer).startswith(
        f"fork: {ORIGIN} has forked: two signed heads, of 9 and {count} entries, disagree; "
    )
    fork = answer[1]["fork"]
    assert isinstance(fork, dict)
    kept, shown = (parse_checkpoint(fork[side].encode(), what=side) for side in ("kept", "shown"))
    hashes = [decode_base64(one, what="a hash") for one in fork["hashes"]]
    assert is_fork(kept.head, shown.head, hashes)
    assert kept.is_signed_by(LOG.public())
    assert shown.is_signed_by(signer.public())
    assert [
        is_signed_by(parse_note(note.encode(), what="a rotation"), old.public())
        for note, (_, old, _) in zip(fork["rotations"], rotations, strict=True)
    ] == [True] * len(rotations)


def test_the_evidence_holds_the_rotations(look: Look, record: Record, tmp_path: Path) -> None:
    look(record(making.acts(9)))
    entries = branch(11, (7, LOG, NEXT))
    look(record(entries, key=NEXT))
    (evidence,) = (tmp_path / "state").glob("*/fork")
    assert sorted(file.name for file in evidence.iterdir()) == [
        "hashes",
        "kept",
        "rotation-0",
        "shown",
    ]
    assert (evidence / "rotation-0").read_text() == entries[7]["rotation"]


def test_a_key_that_strangers_rotated_signs_no_fork(look: Look, record: Record) -> None:
    look(record(making.acts(9)))
    folder = record(branch(11, (7, MALLORY, NEXT)), key=NEXT)
    assert reason(look(folder)).startswith("signature: the head is not signed by ")
    assert look(record(making.acts(10)))[0] == 0
