"""Every named damage of an export's files, each made from the same sound one.

An export's files are name to bytes. These leave the tree and the signatures as they were,
or are made with a key of Mallory's; what Mallory does with the right key is in `rebuilt.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from moothall.record.anchors import Anchors
from moothall.record.bundles import bundle, split_bundle
from moothall.record.entries import Entry
from moothall.record.errors import Damage
from moothall.record.exports import Readers, book_name, text_name
from moothall.record.keys import PrivateKey
from moothall.record.rotations import rotation_entry
from tests.record import making
from tests.record.making import BRANCH, LOG, MALLORY, NEXT, ORIGIN, OTHER_BRANCH, TEXT

Files = Mapping[str, bytes]

SIZE = 7
ROTATED_BY = 4
ENTRIES = f"tile/entries/000.p/{SIZE}"
OPENED = f"opened/000.p/{SIZE}"
TILE = f"tile/0/000.p/{SIZE}"
BOOK = book_name(making.BOOK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """An export with one damage, and the name by which it is refused."""

    name: str
    damage: Damage
    files: Files
    anchors: Anchors = field(default_factory=Anchors)


def entries(*, key: PrivateKey = NEXT) -> list[Entry]:
    """Seven entries: each audience, one with a text, a rotation."""
    listed = making.acts(SIZE)
    listed[0] = making.act(0, texts=[text_name(TEXT).removeprefix("texts/")])
    listed[ROTATED_BY] = rotation_entry(ORIGIN, number=ROTATED_BY, old=LOG, new=key)
    return listed


def sound(*, readers: Readers = Readers.WHOLE, key: PrivateKey = NEXT) -> dict[str, bytes]:
    return making.export_of(making.keep(entries(key=key)), key=key, readers=readers)


def of_files() -> list[Damaged]:
    """Files missing, too many, or with other bytes than the tree and the names say."""
    return [
        _one("a tile is missing", Damage.FILES, {TILE: None}),
        _one("the entries are missing", Damage.FILES, {ENTRIES: None}),
        _one("the head is missing", Damage.FILES, {"checkpoint": None}),
        _one("the manifest is missing", Damage.FILES, {"export.json": None}),
        _one("a private key lies beside it", Damage.FILES, {"key": b"PRIVATE+KEY+"}),
        _one("a partial tile of an older head", Damage.FILES, {"tile/0/000.p/3": bytes(96)}),
        _one("openings of another width", Damage.FILES, {"opened/000.p/3": bytes(6)}),
        _one("a book's name leads elsewhere", Damage.FILES, {f"books/../{'0' * 64}.md": b""}),
        _one("openings that open nothing", Damage.FILES, {OPENED: bytes(2 * SIZE)}),
        _one("openings without a byte", Damage.FILES, {OPENED: b""}),
        _one("one byte of an entry", Damage.TILE, {ENTRIES: _swap(b"20 hours", b"30 hours")}),
        _one("one bit of a tile", Damage.TILE, {TILE: _flip(40)}),
        _one("a tile cut short", Damage.TILE, {TILE: lambda tile: tile[:-1]}),
        _one(
            "two entries swapped",
            Damage.ENTRY,
            {ENTRIES: _items(lambda row: [row[3], *row[1:3], row[0], *row[4:]])},
        ),
        _one("a bundle cut short", Damage.BUNDLE, {ENTRIES: lambda held: held[:-1]}),
        _one(
            "the last entry left out of its bundle",
            Damage.BUNDLE,
            {ENTRIES: _items(lambda row: row[:-1])},
        ),
        _one(
            "an entry more in its bundle",
            Damage.BUNDLE,
            {ENTRIES: _items(lambda row: [*row, row[0]])},
        ),
        _one(
            "a word of an opened entry", Damage.OPENING, {OPENED: _swap(b"20 hours", b"30 hours")}
        ),
        _one(
            "a bit of a salt",
            Damage.OPENING,
            {OPENED: _items(lambda row: [row[0], _flip(0)(row[1]), *row[2:]])},
        ),
        _one(
            "two openings swapped",
            Damage.OPENING,
            {OPENED: _items(lambda row: [row[0], row[2], row[1], *row[3:]])},
        ),
        _one(
            "an opening of a public entry",
            Damage.OPENING,
            {OPENED: _items(lambda row: [row[1], *row[1:]])},
        ),
        _one("a byte of the rulebook", Damage.BOOK, {BOOK: _swap(b"seven", b"eight")}),
        _one("the rulebook is missing", Damage.BOOK, {BOOK: None}),
        _one("a rulebook that nobody names", Damage.BOOK, {book_name(b"# Another"): b"# Another"}),
        _one("a byte of a text", Damage.TEXT, {text_name(TEXT): _swap(b"motion", b"notion")}),
        _one("a text that nobody names", Damage.TEXT, {text_name(b"S" * 40): b"S" * 40}),
    ]


def of_notes() -> list[Damaged]:
    """The manifest and the head: how they are written, and who signed."""
    old_key, new_key = str(LOG.public()).encode(), str(NEXT.public()).encode()
    return [
        _one("a space in the manifest", Damage.JSON, {"export.json": _swap(b":[", b": [")}),
        _one(
            "a key twice in the manifest",
            Damage.JSON,
            {"export.json": _swap(b'{"audience"', b'{"audience":"whole","audience"')},
        ),
        _one("readers of no kind", Damage.JSON, {"export.json": _swap(b'"whole"', b'"whale"')}),
        _one(
            "a witness's key as the log's",
            Damage.JSON,
            {"export.json": _swap(new_key, str(BRANCH.public()).encode())},
        ),
        _one(
            "the id in a key",
            Damage.NOTE,
            {"export.json": _swap(new_key, _flip(len(ORIGIN) + 1)(new_key))},
        ),
        _one("base64 with bits in its padding", Damage.NOTE, {"checkpoint": _last_bits}),
        _one("base64 without its padding", Damage.NOTE, {"checkpoint": _swap(b"=\n\n", b"\n\n")}),
        _one("a size with a leading zero", Damage.NOTE, {"checkpoint": _swap(b"\n7\n", b"\n07\n")}),
        _one("an extension line", Damage.NOTE, {"checkpoint": _swap(b"\n\n", b"\nmore\n\n")}),
        _one(
            "carriage returns",
            Damage.NOTE,
            {"checkpoint": lambda note: note.replace(b"\n", b"\r\n")},
        ),
        _one("no empty line", Damage.NOTE, {"checkpoint": _swap(b"\n\n", b"\n")}),
        _one("no newline at the end", Damage.NOTE, {"checkpoint": lambda note: note[:-1]}),
        _one(
            "a line without its dash", Damage.NOTE, {"checkpoint": _swap("\n— ".encode(), b"\n- ")}
        ),
        _one(
            "signed twice by one key",
            Damage.NOTE,
            {"checkpoint": lambda note: note + note.splitlines(keepends=True)[-1]},
        ),
        _one("a bit of the log's signature", Damage.SIGNATURE, {"checkpoint": _flip_signature(4)}),
        _one("a bit of a cosignature", Damage.SIGNATURE, {"checkpoint": _flip_signature(5)}),
        _one(
            "another size in the head", Damage.SIGNATURE, {"checkpoint": _swap(b"\n7\n", b"\n8\n")}
        ),
        _one(
            "a line by an unknown key",
            Damage.SIGNATURE,
            {"checkpoint": lambda note: note + b"\xe2\x80\x94 x.example " + b"AAAA" * 24 + b"\n"},
        ),
        _one(
            "a cosignature left out",
            Damage.SIGNATURE,
            {"checkpoint": lambda note: b"".join(note.splitlines(keepends=True)[:-1])},
        ),
        _one(
            "the key of another in the manifest",
            Damage.SIGNATURE,
            {"export.json": _swap(new_key, str(MALLORY.public()).encode())},
        ),
        _one(
            "the key before the rotation in the manifest",
            Damage.SIGNATURE,
            {"export.json": _swap(new_key, old_key)},
        ),
    ]


def of_anchors() -> list[Damaged]:
    """Sound in themselves, and not what the reader knew."""
    forged = sound(key=MALLORY)
    shorter = making.export_of(making.keep(entries()[:6]), key=NEXT)
    other = making.keep([making.act(0, texts=[]), *entries()[1:]])
    rewritten = making.export_of(other, key=NEXT, witnesses=())
    since = making.head_of(making.keep(entries()), key=NEXT)
    return [
        Damaged(
            name="signed by another key",
            damage=Damage.ANCHOR,
            files=forged,
            anchors=Anchors(keys=(NEXT.public(),)),
        ),
        Damaged(
            name="the last entry dropped by the right key",
            damage=Damage.ANCHOR,
            files=shorter,
            anchors=Anchors(since=since),
        ),
        Damaged(
            name="rewritten by the right key, against an older head",
            damage=Damage.ANCHOR,
            files=rewritten,
            anchors=Anchors(since=since),
        ),
        Damaged(
            name="rewritten by the right key, against a witness",
            damage=Damage.ANCHOR,
            files=rewritten,
            anchors=Anchors(witnesses=(BRANCH.public(),)),
        ),
        Damaged(
            name="cosigned by another witness",
            damage=Damage.ANCHOR,
            files=sound(),
            anchors=Anchors(witnesses=(OTHER_BRANCH.public(),)),
        ),
    ]


def _one(
    name: str, damage: Damage, edits: Mapping[str, bytes | Callable[[bytes], bytes] | None]
) -> Damaged:
    files = sound()
    for file, edit in edits.items():
        if edit is None:
            del files[file]
        elif callable(edit):
            before = files[file]
            files[file] = edit(before)
            assert files[file] != before, name
        else:
            files[file] = edit
    return Damaged(name=name, damage=damage, files=files)


def _swap(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(before, after, 1)


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _items(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda held: bundle(change(split_bundle("", held, width=SIZE)))


def _flip_signature(line: int) -> Callable[[bytes], bytes]:
    """Another character of the base64, far from its padding, in this line of the note."""

    def flip(note: bytes) -> bytes:
        lines = note.splitlines(keepends=True)
        at = lines[line].rindex(b" ") + 40
        lines[line] = (
            lines[line][:at]
            + (b"B" if lines[line][at : at + 1] == b"A" else b"A")
            + lines[line][at + 1 :]
        )
        return b"".join(lines)

    return flip


def _last_bits(note: bytes) -> bytes:
    """The root with its unused bits set: decoders that are lax take it for the same."""
    lines = note.splitlines(keepends=True)
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = alphabet.index(lines[2][-3:-2])
    lines[2] = lines[2][:-3] + alphabet[last + 1 : last + 2] + b"=\n"
    return b"".join(lines)
