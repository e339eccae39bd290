"""Checking an export: bytes, signatures, tree, seals, keys, books, texts, anchors.

Enacts section 10 of docs/spec/record.md, in its order; judging is for `audit`. Bundles are
checked one by one through the caller's `map`, so that any number of processes may share them, and
whoever wants to do more with a bundle gets it once it is checked, while others still are.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol, TypeVar

from moothall.record.anchors import Anchors, Chain, require_anchors
from moothall.record.bundles import bundle_name, split_bundle
from moothall.record.checkpoints import Checkpoint, Head, parse_checkpoint
from moothall.record.entries import Entry, Kept, known_kept, text_digest
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import (
    CHECKPOINT,
    ENTRIES,
    MANIFEST,
    Manifest,
    Readers,
    books_of,
    parse_manifest,
    read_bundle,
    read_openings,
    require_files,
    texts_of,
)
from moothall.record.keys import PublicKey
from moothall.record.notes import require_signed_once
from moothall.record.proofs import range_root
from moothall.record.rotations import parse_succession, require_chain, rotations_in
from moothall.record.tiles import WIDTH, Read, Tile, TileNodes, split_tile, widths
from moothall.record.tree import hash_leaves, perfect_root

_A = TypeVar("_A")
_B = TypeVar("_B")


class Map(Protocol):
    """Like the builtin `map`: the results in order, wherever they are computed."""

    def __call__(self, work: Callable[[_A], _B], items: Iterable[_A], /) -> Iterable[_B]:
        """Apply `work` to each item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One bundle of entries with its openings (empty if none) and the tile over it."""

    number: int
    width: int
    leaves: bytes
    openings: bytes
    tile: bytes
    readers: Readers

    def known(self) -> Iterator[tuple[int, Kept]]:
        """The entries with their numbers, of a bundle that `inspect_bundle` has found sound."""
        name = bundle_name(ENTRIES, self.number, width=self.width)
        leaves = split_bundle(name, self.leaves, width=self.width)
        openings = [b""] * self.width
        if self.openings:
            openings = split_bundle(name, self.openings, width=self.width)
        for at, (leaf, opening) in enumerate(zip(leaves, openings, strict=True)):
            yield self.number * WIDTH + at, known_kept(leaf, opening)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a bundle held: enough to go on without it."""

    root: bytes
    acts: int
    sealed: int
    books: frozenset[str]
    texts: frozenset[str]
    own: tuple[tuple[int, Entry], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An export whose bytes, tree, signatures, seals, keys and anchors hold.

    `cosigned` says when the witnesses whom the reader knew cosigned the head: seconds since 1970.
    """

    head: Head
    manifest: Manifest
    chain: Chain
    cites: Head | None
    trusted: bool
    acts: int
    sealed: int
    texts_absent: int
    cosigned: tuple[tuple[PublicKey, int], ...]


def verify_export(
    names: Iterable[str],
    read: Read,
    *,
    anchors: Anchors,
    spread: Map,
    then: Callable[[Bundle], None] = lambda _: None,
) -> Inspection:
    """Check an export as far as that goes without judging [record 10].

    Args:
        names: the names of the export's files.
        read: gives each by its name.
        anchors: what the reader knew beforehand.
        spread: like `map`; bundles are checked through it.
        then: is given each bundle in order, once it is sound in itself. That the tree holds it is
            not known before the end.

    Raises:
        RecordError: the first thing that does not hold.
    """
    present = frozenset(names)
    manifest, checkpoint = read_head(present, read)
    head = checkpoint.head
    require_files(present, size=head.size)
    bundles = _bundles(present, read, head.size, manifest.readers)
    found = list(_inspected(bundles, spread=spread, then=then))
    node = _require_tree(found, read, head)
    chain, cites = _require_keys(found, manifest.key, head)
    _require_books(found, present, read)
    absent = _require_texts(found, present, read)
    require_anchors(anchors, checkpoint, chain=chain, node=node)
    return Inspection(
        head=head,
        manifest=manifest,
        chain=chain,
        cites=cites,
        trusted=anchors.are_given(),
        acts=sum(one.acts for one in found),
        sealed=sum(one.sealed for one in found),
        texts_absent=absent,
        cosigned=tuple((key, checkpoint.cosigned_at(key) or 0) for key in anchors.witnesses),
    )


def read_head(present: frozenset[str], read: Read) -> tuple[Manifest, Checkpoint]:
    """The manifest and the head, whose every signature is checked.

    Raises:
        RecordError: a line is wrong, is missing, or is by a key that the manifest does not name.
    """
    for name in (MANIFEST, CHECKPOINT):
        if name not in present:
            raise RecordError(Damage.FILES, f"{name} is missing")
    manifest = parse_manifest(read(MANIFEST))
    checkpoint = parse_checkpoint(read(CHECKPOINT), what=CHECKPOINT)
    require_signed_once(checkpoint.note, what=CHECKPOINT)
    expected = [manifest.key, *manifest.witnesses]
    lines = checkpoint.note.signatures
    named = [(line.name, line.key_id) for line in lines]
    if named != [(key.name, key.key_id()) for key in expected]:
        says = f"{CHECKPOINT} is not signed by the keys that {MANIFEST} names, in that order"
        raise RecordError(Damage.SIGNATURE, says)
    if not checkpoint.is_signed_by(manifest.key):
        raise RecordError(Damage.SIGNATURE, f"the signature of {manifest.key} on the head is wrong")
    for witness in manifest.witnesses:
        if checkpoint.cosigned_at(witness) is None:
            raise RecordError(Damage.SIGNATURE, f"the cosignature of {witness} is wrong")
    return manifest, checkpoint


def _inspected(
    bundles: Iterator[Bundle], *, spread: Map, then: Callable[[Bundle], None]
) -> Iterator[Found]:
    """What each bundle held; the bundle itself goes on to `then` and is forgotten."""
    given: deque[Bundle] = deque()

    def remembered() -> Iterator[Bundle]:
        for bundle in bundles:
            given.append(bundle)
            yield bundle

    for found in spread(inspect_bundle, remembered()):
        then(given.popleft())
        yield found


def inspect_bundle(bundle: Bundle) -> Found:
    """Check one bundle, its openings and its tile.

    Raises:
        RecordError: something in it does not hold.
    """
    kept = list(
        read_bundle(bundle.leaves, bundle.openings, number=bundle.number, width=bundle.width)
    )
    for at, one in enumerate(kept):
        if one.opening and not bundle.readers.may_open(one.audience):
            number = bundle.number * WIDTH + at
            says = (
                f"entry {number} is for {one.audience} and stands open in a {bundle.readers} export"
            )
            raise RecordError(Damage.OPENING, says)
    hashes = hash_leaves(one.leaf for one in kept)
    _require_tile(Tile(level=0, number=bundle.number, width=bundle.width), bundle.tile, hashes)
    return _summarise(kept, hashes, first=bundle.number * WIDTH)


def _summarise(kept: Sequence[Kept], hashes: Sequence[bytes], *, first: int) -> Found:
    entries = [(first + at, one.entry) for at, one in enumerate(kept) if one.entry is not None]
    return Found(
        root=perfect_root(hashes) if len(hashes) == WIDTH else b"",
        acts=sum("act" in entry for _, entry in entries),
        sealed=len(kept) - len(entries),
        books=frozenset(book for one in kept if (book := one.book()) is not None),
        texts=frozenset(text for one in kept for text in one.texts()),
        own=tuple((number, entry) for number, entry in entries if "act" not in entry),
    )


def _bundles(present: frozenset[str], read: Read, size: int, readers: Readers) -> Iterator[Bundle]:
    for number, width in widths(size):
        yield Bundle(
            number=number,
            width=width,
            leaves=read(bundle_name(ENTRIES, number, width=width)),
            openings=read_openings(read, present, number=number, width=width),
            tile=read(Tile(level=0, number=number, width=width).name()),
            readers=readers,
        )


def _require_tile(tile: Tile, content: bytes, hashes: Sequence[bytes]) -> None:
    """Refuse a tile that is not what lies below it hashes to [tlog-tiles: Merkle Tree]."""
    for at, held in enumerate(split_tile(tile.name(), content, width=tile.width)):
        if held != hashes[at]:
            below = f"entry {tile.number * WIDTH + at}" if tile.level == 0 else "the tiles below it"
            raise RecordError(Damage.TILE, f"{tile.name()} does not hold the hash of {below}")


def _require_tree(found: Sequence[Found], read: Read, head: Head) -> TileNodes:
    """The upper tiles and the root; gives the tree's nodes, which now are what they should be."""
    hashes = [one.root for one in found if one.root]
    level = 1
    while hashes:
        for number, width in widths(len(hashes)):
            tile = Tile(level=level, number=number, width=width)
            row = hashes[number * WIDTH : number * WIDTH + width]
            _require_tile(tile, read(tile.name()), row)
        full = len(hashes) // WIDTH * WIDTH
        hashes = [perfect_root(hashes[at : at + WIDTH]) for at in range(0, full, WIDTH)]
        level += 1
    node = TileNodes(read, size=head.size)
    if range_root(node, 0, head.size) != head.root:
        raise RecordError(Damage.ROOT, f"the {head.size} entries have another root than the head")
    return node


def _require_keys(found: Sequence[Found], key: PublicKey, head: Head) -> tuple[Chain, Head | None]:
    own = [pair for one in found for pair in one.own]
    rotations = rotations_in(own, origin=head.origin)
    cited = [
        parse_succession(entry, origin=head.origin, number=number).head
        for number, entry in own
        if "succession" in entry
    ]
    require_chain(key, rotations)
    return Chain(key=key, rotations=rotations), cited[0] if cited else None


def _require_books(found: Sequence[Found], present: frozenset[str], read: Read) -> None:
    named = frozenset[str]().union(*(one.books for one in found))
    books = books_of(present)
    for digest in sorted(named ^ books.keys()):
        says = "is named by an entry and missing" if digest in named else "is named by no entry"
        raise RecordError(Damage.BOOK, f"the rulebook {digest} {says}")
    for digest, name in sorted(books.items()):
        if sha256(read(name)).hexdigest() != digest:
            raise RecordError(Damage.BOOK, f"{name} has another digest than its name")


def _require_texts(found: Sequence[Found], present: frozenset[str], read: Read) -> int:
    """Check the texts that are there; how many are named and not there."""
    named = frozenset[str]().union(*(one.texts for one in found))
    texts = texts_of(present)
    for digest in sorted(texts.keys() - named):
        raise RecordError(Damage.TEXT, f"the text {digest} is named by no entry")
    for digest, name in sorted(texts.items()):
        if text_digest(read(name)) != digest:
            raise RecordError(Damage.TEXT, f"{name} has another digest than its name")
    return len(named - texts.keys())
