"""What a witness does: trust nothing but its own memory, sign only what extends it.

Enacts section 9 of docs/spec/record.md. What is shown comes from the record's own server, which is
not trusted: all that is kept of it while reading is O(log n).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from moothall.record.bundles import bundle_name, split_bundle
from moothall.record.checkpoints import Checkpoint, Head
from moothall.record.entries import Entry, read_kept
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import ENTRIES
from moothall.record.keys import PublicKey
from moothall.record.proofs import Node, extension_hashes, fold_extension, range_root
from moothall.record.rotations import Rotation, require_chain, rotations_in
from moothall.record.tiles import WIDTH, Read, TileNodes, widths
from moothall.record.tree import Frontier, leaf_hash, peaks


class ForkError(Exception):
    """Two heads, both signed by the log, of which neither extends the other: `kept` and `shown`.

    `hashes` are those of `extension_hashes`: with them anybody sees that the tree of the larger
    head does not begin with that of the smaller one; where the sizes are the same there are none.
    `rotations` are the notes that lead from the key of the one to that of the other.
    """

    def __init__(
        self,
        kept: Checkpoint,
        shown: Checkpoint,
        hashes: Sequence[bytes] = (),
        rotations: Sequence[str] = (),
    ) -> None:
        sizes = f"{kept.head.size} and {shown.head.size} entries"
        super().__init__(f"{kept.head.origin} has forked: two signed heads, of {sizes}, disagree")
        self.kept = kept
        self.shown = shown
        self.hashes = tuple(hashes)
        self.rotations = tuple(rotations)


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
    if shown.is_signed_by(memory.key):  # a fork is one, even by a key that was to sign no more
        _require_growth(memory, shown, node=node)
    seen = 0 if memory.last is None else min(memory.last.head.size, head.size)
    own = _own_entries(seen, head, node=node, read=read)
    try:
        key = _signer(memory, shown, rotations=rotations_in(own, origin=head.origin))
    except RecordError as error:
        if seen and error.damage in {Damage.SIGNATURE, Damage.ROTATION}:
            _require_one_branch(memory, shown, node=node, read=read)
        raise
    if key != memory.key:
        _require_growth(memory, shown, node=node)
    return Memory(origin=memory.origin, key=key, last=shown)


def is_fork(kept: Head, shown: Head, hashes: Sequence[bytes]) -> bool:
    """Whether these hashes prove that the larger head does not extend the smaller one.

    They lead to the root of the larger one, and so are its tree's, but not to that of the other.
    """
    old, new = sorted((kept, shown), key=lambda head: head.size)
    if old.size == new.size:
        return old.root != new.root and not hashes
    if len(hashes) != len(extension_hashes(lambda *_: b"", old.size, size=new.size)):
        return False
    before, now = fold_extension(hashes, old.size, size=new.size)
    return now == new.root and before != old.root


def _require_one_branch(memory: Memory, shown: Checkpoint, *, node: Node, read: Read) -> None:
    """Refuse a head by a key that follows ours among entries other than those that we saw.

    Raises:
        ForkError: our own key made that one its successor, and it signed another record.
    """
    own = _own_entries(0, shown.head, node=node, read=read)
    key, notes = memory.key, list[str]()
    for rotation in rotations_in(own, origin=shown.head.origin):
        if rotation.old == key:
            key = rotation.new
            notes += [str(entry["rotation"]) for number, entry in own if number == rotation.number]
    if notes and shown.is_signed_by(key):
        try:
            _require_growth(memory, shown, node=node)
        except ForkError as fork:
            raise ForkError(fork.kept, fork.shown, fork.hashes, notes) from None


def _require_growth(memory: Memory, shown: Checkpoint, *, node: Node) -> None:
    if memory.last is None:
        return
    old, new = memory.last.head, shown.head
    if new.size < old.size:
        says = f"the record went back from {old.size} entries to {new.size}"
        raise RecordError(Damage.ANCHOR, says)
    if new.size == old.size:
        if new.root != old.root:
            raise ForkError(memory.last, shown)
        return
    if old.size == 0:
        return
    hashes = extension_hashes(node, old.size, size=new.size)
    before, now = fold_extension(hashes, old.size, size=new.size)
    if now != new.root:  # what was read is damaged: it says nothing of the log
        raise RecordError(Damage.TILE, "the tiles do not lead to the root of the head")
    if before != old.root:
        raise ForkError(memory.last, shown, hashes)


def _signer(memory: Memory, shown: Checkpoint, *, rotations: Sequence[Rotation]) -> PublicKey:
    """The key in force for this head, which must have signed it [record 8].

    A key that was told, and not remembered, may be any of the record's.
    """
    keys = [memory.key]
    if rotations:
        keys = [rotations[0].old, *(rotation.new for rotation in rotations)]
        require_chain(keys[-1], rotations)
    known = keys[:1] if memory.last is not None else keys
    if memory.key not in known:
        says = f"entry {rotations[0].number} rotates another key than {memory.key}"
        raise RecordError(Damage.ROTATION, says)
    if shown.is_signed_by(keys[-1]):
        return keys[-1]
    for rotation in rotations:
        if shown.is_signed_by(rotation.old):
            says = (
                f"the head of {shown.head.size} entries is signed by {rotation.old}, "
                f"which entry {rotation.number} replaced"
            )
            raise RecordError(Damage.ROTATION, says)
    says = f"the head is not signed by {memory.key}, nor by a key that follows it"
    raise RecordError(Damage.SIGNATURE, says)


def _own_entries(seen: int, head: Head, *, node: Node, read: Read) -> tuple[tuple[int, Entry], ...]:
    """The rotations from entry `seen` on, with their numbers, that the tree of the head holds.

    Every entry since then is read, put after those before, and forgotten again.
    """
    frontier = Frontier(size=seen, roots=tuple(node(*peak) for peak in peaks(seen)))
    own: list[tuple[int, Entry]] = []
    for number, leaf in _leaves(seen, head.size, read=read):
        frontier = frontier.append(leaf_hash(leaf))
        if b'"rotation":' in leaf:
            own.append((number, read_kept(leaf, b"", number=number).entry or {}))
    if frontier.root() != head.root:
        says = f"the entries from {seen} on do not lead to the root of the head"
        raise RecordError(Damage.ROOT, says)
    return tuple(own)


def _leaves(first: int, size: int, *, read: Read) -> Iterator[tuple[int, bytes]]:
    """The leaves from `first` on, bundle by bundle."""
    if first == size:
        return
    for number, width in widths(size, begun=first // WIDTH):
        name = bundle_name(ENTRIES, number, width=width)
        held = split_bundle(name, read(name), width=width)
        yield from islice(enumerate(held, number * WIDTH), max(first - number * WIDTH, 0), None)
