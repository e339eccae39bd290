"""What a witness does: remember a head, and sign the next one only if the record just grew.

Section 9 of docs/spec/record.md. What is shown comes from the record's own
server, which is not trusted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.record.bundles import bundle_name, split_bundle
from moothall.record.checkpoints import Checkpoint
from moothall.record.entries import read_kept
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import ENTRIES
from moothall.record.keys import PublicKey
from moothall.record.proofs import (
    Node,
    extension_roots,
    prove_inclusion,
    range_root,
    verify_inclusion,
)
from moothall.record.rotations import parse_rotation
from moothall.record.tiles import WIDTH, Read, TileNodes, widths
from moothall.record.tree import leaf_hash


class ForkError(Exception):
    """Two heads, both signed by the log, of which neither extends the other: `kept` and `shown`."""

    def __init__(self, kept: Checkpoint, shown: Checkpoint) -> None:
        sizes = f"{kept.head.size} and {shown.head.size} entries"
        super().__init__(f"{kept.head.origin} has forked: two signed heads, of {sizes}, disagree")
        self.kept = kept
        self.shown = shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a witness knows of one record: the log key, and the last head that it cosigned."""

    origin: str
    key: PublicKey
    last: Checkpoint | None


def accept_head(memory: Memory, shown: Checkpoint, *, read: Read) -> Memory:
    """What the witness knows after it was shown this head, which it may now cosign [record 9].

    Raises:
        ForkError: the log signed two heads that cannot both be true.
        RecordError: the head is not the log's, or nothing shows that the record only grew.
    """
    head = shown.head
    if head.origin != memory.origin:
        says = f"the head is of {head.origin}, not of {memory.origin}"
        raise RecordError(Damage.ANCHOR, says)
    node = TileNodes(read, size=head.size)
    if range_root(node, 0, head.size) != head.root:
        raise RecordError(Damage.ROOT, "the tiles have another root than the head")
    key = _signer(memory, shown, node=node, read=read)
    if memory.last is not None:
        _require_growth(memory.last, shown, node=node)
    return Memory(origin=memory.origin, key=key, last=shown)


def _require_growth(last: Checkpoint, shown: Checkpoint, *, node: Node) -> None:
    old, new = last.head, shown.head
    if new.size < old.size:
        says = f"the record went back from {old.size} entries to {new.size}"
        raise RecordError(Damage.ANCHOR, says)
    if new.size == old.size:
        if new.root != old.root:
            raise ForkError(last, shown)
        return
    before, now = extension_roots(node, old.size, size=new.size)
    if now != new.root:  # what was read is damaged: it says nothing of the log
        raise RecordError(Damage.TILE, "the tiles do not lead to the root of the head")
    if before != old.root:
        raise ForkError(last, shown)


def _signer(memory: Memory, shown: Checkpoint, *, node: Node, read: Read) -> PublicKey:
    """The key that signed: the one remembered, or one that rotations in the tree lead to."""
    key = memory.key
    if shown.is_signed_by(key):
        return key
    first = 0 if memory.last is None else memory.last.head.size
    for number, leaf in _leaves(first, shown.head.size, node=node, read=read):
        if b'"rotation":' in leaf:
            key = _follow(key, leaf, number=number, shown=shown, node=node)
    if not shown.is_signed_by(key):
        says = f"the head is not signed by {memory.key}, nor by a key that follows it"
        raise RecordError(Damage.SIGNATURE, says)
    return key


def _follow(
    key: PublicKey, leaf: bytes, *, number: int, shown: Checkpoint, node: Node
) -> PublicKey:
    """The key after this leaf, if it is a rotation and the tree that is shown holds it."""
    head = shown.head
    entry = read_kept(leaf, b"", number=number).entry or {}
    if "rotation" not in entry:
        return key
    proof = prove_inclusion(node, number, size=head.size)
    hashed = leaf_hash(leaf)
    if not verify_inclusion(proof, leaf=hashed, number=number, size=head.size, root=head.root):
        raise RecordError(Damage.TILE, f"the tree does not hold the rotation in entry {number}")
    rotation = parse_rotation(entry, origin=head.origin, number=number)
    if rotation.old != key:
        raise RecordError(Damage.ROTATION, f"entry {number} rotates another key than {key}")
    return rotation.new


def _leaves(first: int, size: int, *, node: Node, read: Read) -> Iterator[tuple[int, bytes]]:
    """The leaves from `first` on, each bundle held against the tiles before the next is read."""
    for number, width in widths(size):
        if (number + 1) * WIDTH > first:
            name = bundle_name(ENTRIES, number, width=width)
            held = split_bundle(name, read(name), width=width)
            start = number * WIDTH
            if any(leaf_hash(leaf) != node(0, start + at) for at, leaf in enumerate(held)):
                raise RecordError(Damage.TILE, f"{name} does not hold what the tree holds")
            yield from (
                (number * WIDTH + at, leaf)
                for at, leaf in enumerate(held)
                if number * WIDTH + at >= first
            )
