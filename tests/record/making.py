"""One record for all tests of this room: its keys, entries of every audience, its exports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from moothall.cli.processes import BUNDLES, map_over
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import Checkpoint, Head, cosign, sign_head, with_cosignature
from moothall.record.entries import Entry, Kept, keep_entry
from moothall.record.exports import Manifest, Readers, assemble, book_name, text_name
from moothall.record.inspection import Inspection, verify_export
from moothall.record.keys import PrivateKey, Purpose, make_key
from moothall.record.rotations import rotation_entry
from moothall.record.tree import hash_leaves, root_of

if TYPE_CHECKING:
    from moothall.values.canonical import Json

ORIGIN = "federation.example/record"
LOG = make_key(ORIGIN, purpose=Purpose.HEADS, entropy=b"L" * 32)
NEXT = make_key(ORIGIN, purpose=Purpose.HEADS, entropy=b"N" * 32)
MALLORY = make_key(ORIGIN, purpose=Purpose.HEADS, entropy=b"M" * 32)
BRANCH = make_key("branch.example/witness", purpose=Purpose.COSIGNATURES, entropy=b"B" * 32)
OTHER_BRANCH = make_key("other.example/witness", purpose=Purpose.COSIGNATURES, entropy=b"O" * 32)

BOOK = b"# A rulebook\n\n1.1  Meetings are called seven days ahead.\n"
TEXT = b"T" * 32 + b"A motion longer than an entry.\n"
FILES = {book_name(BOOK): BOOK, text_name(TEXT): TEXT}
AUDIENCES = ("public", "members", "body")


def act(number: int, *, audience: str | None = None, texts: Sequence[str] = ()) -> Entry:
    """An entry as `proceedings` writes them; its audience goes round unless it is given."""
    entry: dict[str, Json] = {
        "format": "record/v1",
        "vocabulary": "rules/v1",
        "number": number,
        "act": {"act": "meeting.hold", "body": "committee", "when": "2015-10-28"},
        "facts": [{"fact": "notice", "value": "20 hours", "source": "stated", "by": "alice"}],
        "ruling": {"verdict": "out of order", "findings": []},
        "book": sha256(BOOK).hexdigest(),
        "audience": audience or AUDIENCES[number % len(AUDIENCES)],
    }
    if texts:
        entry["texts"] = list(texts)
    return entry


def salt(number: int) -> bytes:
    return sha256(b"salt %d" % number).digest()


def keep(entries: Iterable[Entry]) -> list[Kept]:
    return [keep_entry(entry, salt=salt(number)) for number, entry in enumerate(entries)]


def acts(count: int, *, audience: str | None = None) -> list[Entry]:
    return [act(number, audience=audience) for number in range(count)]


def head_of(kept: Sequence[Kept], *, key: PrivateKey = LOG) -> Checkpoint:
    root = root_of(hash_leaves(one.leaf for one in kept))
    return sign_head(Head(origin=key.name, size=len(kept), root=root), key)


def export_of(
    kept: Sequence[Kept],
    *,
    readers: Readers = Readers.WHOLE,
    key: PrivateKey = LOG,
    witnesses: Sequence[PrivateKey] = (BRANCH,),
    files: Mapping[str, bytes] = FILES,
) -> dict[str, bytes]:
    checkpoint = head_of(kept, key=key)
    for witness in witnesses:
        line = cosign(checkpoint.head, witness, at=1_450_000_000)
        checkpoint = with_cosignature(checkpoint, line)
    manifest = Manifest(
        readers=readers,
        key=key.public(),
        witnesses=tuple(witness.public() for witness in witnesses),
    )
    return assemble(kept, checkpoint=checkpoint, manifest=manifest, files=files)


def rotated(count: int, *, after: int) -> list[Kept]:
    """A record in which the key is rotated by entry number `after`."""
    entries = acts(count)
    entries[after] = rotation_entry(ORIGIN, number=after, old=LOG, new=NEXT)
    return keep(entries)


def verify(files: Mapping[str, bytes], anchors: Anchors | None = None) -> Inspection:
    return verify_export(files, files.__getitem__, anchors=anchors or Anchors(), spread=map)


def verify_spread(files: Mapping[str, bytes]) -> Inspection:
    with map_over(2, BUNDLES) as spread:
        return verify_export(files, files.__getitem__, anchors=Anchors(), spread=spread)


def replaced(kept: Sequence[Kept], number: int, change: Callable[[Kept], Kept]) -> list[Kept]:
    return [change(one) if at == number else one for at, one in enumerate(kept)]


def with_leaf(kept: Kept, leaf: bytes) -> Kept:
    return replace(kept, leaf=leaf)
