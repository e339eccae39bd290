"""An export: which files it has, and putting one together for the public, for members or whole.

Section 7 of docs/spec/record.md. Checking one is in `inspection.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from moothall.record.bundles import bundle_name, cut_bundles, split_bundle
from moothall.record.checkpoints import Checkpoint
from moothall.record.entries import Audience, Kept, is_digest, read_kept, text_digest
from moothall.record.errors import Damage, RecordError
from moothall.record.keys import PublicKey, Purpose, parse_public_key
from moothall.record.tiles import WIDTH, Read, cut_tiles, tiles_of, widths
from moothall.record.tree import hash_leaves
from moothall.values.canonical import NotCanonicalError, canonical_bytes, parse_canonical

CHECKPOINT = "checkpoint"
MANIFEST = "export.json"
ENTRIES = "tile/entries"
OPENED = "opened"
BOOKS = "books/"
TEXTS = "texts/"
FORMAT = "export/v1"


class Readers(StrEnum):
    """For whom an export is."""

    PUBLIC = "public"
    MEMBERS = "members"
    WHOLE = "whole"

    def may_open(self, audience: Audience) -> bool:
        """Whether an entry for this audience may stand opened in the export."""
        return self is Readers.WHOLE or (self is Readers.MEMBERS and audience is Audience.MEMBERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export says of itself, apart from its head."""

    readers: Readers
    key: PublicKey
    witnesses: tuple[PublicKey, ...]

    def __bytes__(self) -> bytes:
        """The file `export.json`."""
        return canonical_bytes(
            {
                "audience": self.readers,
                "format": FORMAT,
                "key": str(self.key),
                "witnesses": [str(witness) for witness in self.witnesses],
            }
        )


def assemble(
    kept: Sequence[Kept],
    *,
    checkpoint: Checkpoint,
    manifest: Manifest,
    files: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The files of an export; `files` holds at least the books and texts that it needs, by name.

    Raises:
        RecordError: a book is not among them.
    """
    shown = [show_to(one, manifest.readers) for one in kept]
    openings = [one.opening for one in shown]
    export = {CHECKPOINT: bytes(checkpoint), MANIFEST: bytes(manifest)}
    export.update(cut_tiles(hash_leaves(one.leaf for one in kept)))
    export.update(cut_bundles(ENTRIES, [one.leaf for one in kept]))
    opened = cut_bundles(OPENED, openings)
    export.update((name, content) for name, content in opened if any(content))
    export.update(_books_and_texts(shown, files))
    return export


def read_bundle(leaves: bytes, openings: bytes, *, number: int, width: int) -> Iterator[Kept]:
    """The entries of bundle `number`, each checked against its seal; no openings are empty bytes.

    Raises:
        RecordError: a bundle is not what it should be, or an entry in it.
    """
    name = bundle_name(ENTRIES, number, width=width)
    first = number * WIDTH
    opened = [b""] * width
    if openings:
        opened = split_bundle(bundle_name(OPENED, number, width=width), openings, width=width)
        if not any(opened):
            raise RecordError(Damage.FILES, f"the openings beside {name} open nothing")
    pairs = zip(split_bundle(name, leaves, width=width), opened, strict=True)
    for at, (leaf, opening) in enumerate(pairs):
        yield read_kept(leaf, opening, number=first + at)


def read_all(read: Read, *, size: int, names: frozenset[str]) -> Iterator[Kept]:
    """Every entry of an export with its opening, in order."""
    for number, width in widths(size):
        openings = read_openings(read, names, number=number, width=width)
        leaves = read(bundle_name(ENTRIES, number, width=width))
        yield from read_bundle(leaves, openings, number=number, width=width)


def read_beside(read: Read, names: Iterable[str]) -> dict[str, bytes]:
    """The books and texts of an export, by the names of their files."""
    return {name: read(name) for name in names if name.startswith((BOOKS, TEXTS))}


def read_openings(read: Read, names: frozenset[str], *, number: int, width: int) -> bytes:
    """The openings beside bundle `number`; where there is no such file, none.

    Raises:
        RecordError: the file is empty, which would be another spelling of none.
    """
    name = bundle_name(OPENED, number, width=width)
    content = read(name) if name in names else b""
    if name in names and not content:
        raise RecordError(Damage.FILES, f"{name} is empty")
    return content


def require_files(names: frozenset[str], *, size: int) -> None:
    """Refuse a set of files that is not that of an export of `size` entries [record 7].

    Raises:
        RecordError: one is missing or none of an export's.
    """
    if size > WIDTH * len(names):
        raise RecordError(Damage.FILES, f"there are too few files for {size} entries")
    needed = {CHECKPOINT, MANIFEST, *(tile.name() for tile in tiles_of(size))}
    needed.update(bundle_name(ENTRIES, number, width=width) for number, width in widths(size))
    missing = sorted(needed - names)
    if missing:
        raise RecordError(Damage.FILES, f"{missing[0]} is missing")
    opened = {bundle_name(OPENED, number, width=width) for number, width in widths(size)}
    for name in sorted(names - needed - opened):
        digest = _digest_of_book(name) or name.removeprefix(TEXTS)
        if not is_digest(digest) or name not in {f"{BOOKS}{digest}.md", f"{TEXTS}{digest}"}:
            raise RecordError(Damage.FILES, f"{name} is no file of an export of {size} entries")


def books_of(names: Iterable[str]) -> dict[str, str]:
    """The books of an export: digest to name."""
    return {_digest_of_book(name): name for name in names if name.startswith(BOOKS)}


def texts_of(names: Iterable[str]) -> dict[str, str]:
    """The texts of an export: digest to name."""
    return {name.removeprefix(TEXTS): name for name in names if name.startswith(TEXTS)}


def book_name(content: bytes) -> str:
    """The name of a rulebook's file."""
    return f"{BOOKS}{sha256(content).hexdigest()}.md"


def text_name(file: bytes) -> str:
    """The name of a text's file, salt first."""
    return f"{TEXTS}{text_digest(file)}"


def parse_manifest(content: bytes) -> Manifest:
    """Read `export.json`.

    Raises:
        RecordError: it is not canonical, or says anything else than it should.
    """
    try:
        value = parse_canonical(content)
    except NotCanonicalError as error:
        raise RecordError(Damage.JSON, f"{MANIFEST}: {error}") from error
    if not isinstance(value, dict) or value.keys() != {"audience", "format", "key", "witnesses"}:
        raise RecordError(Damage.JSON, f"{MANIFEST} has not the keys of an export")
    readers, witnesses = value["audience"], value["witnesses"]
    if value["format"] != FORMAT or readers not in set(Readers) or not isinstance(witnesses, list):
        raise RecordError(Damage.JSON, f"{MANIFEST} is not of the format {FORMAT}")
    manifest = Manifest(
        readers=Readers(str(readers)),
        key=_key(value["key"], Purpose.HEADS),
        witnesses=tuple(_key(witness, Purpose.COSIGNATURES) for witness in witnesses),
    )
    if bytes(manifest) != content:
        raise RecordError(Damage.JSON, f"{MANIFEST} is not written as an export writes it")
    return manifest


def _key(value: object, purpose: Purpose) -> PublicKey:
    key = parse_public_key(str(value))
    if key.purpose is not purpose:
        raise RecordError(Damage.JSON, f"{MANIFEST} names {key.name} with a key of another type")
    return key


def _digest_of_book(name: str) -> str:
    """The digest in a book's name; what is no book's name gives no digest."""
    return name.removeprefix(BOOKS).removesuffix(".md") if name.endswith(".md") else ""


def show_to(kept: Kept, readers: Readers) -> Kept:
    """The entry as these readers get it: sealed, where it is not for them."""
    if kept.audience is Audience.PUBLIC or readers.may_open(kept.audience):
        return kept
    return replace(kept, opening=b"", entry=None)


def _books_and_texts(
    shown: Iterable[Kept], files: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    books: set[str] = set()
    texts: set[str] = set()
    for one in shown:
        texts.update(one.texts())
        if (book := one.book()) is not None:
            books.add(book)
    for name in (f"{BOOKS}{book}.md" for book in books):
        if name not in files:
            raise RecordError(Damage.BOOK, f"{name} is not at hand")
        yield name, files[name]
    for name in (f"{TEXTS}{text}" for text in texts):
        if name in files:
            yield name, files[name]
