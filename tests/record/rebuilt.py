"""What Mallory builds with the right key: tree and signatures fit, and still it is refused."""

from dataclasses import replace
from typing import TYPE_CHECKING

from moothall.record.checkpoints import Head, sign_head
from moothall.record.entries import Entry, Kept, commitment
from moothall.record.errors import Damage
from moothall.record.exports import CHECKPOINT, MANIFEST, Readers
from moothall.record.notes import Note, parse_note, sign_text
from moothall.record.rotations import rotation_entry
from moothall.values.canonical import canonical_bytes
from tests.record import making
from tests.record.damages import ENTRIES, OPENED, ROTATED_BY, TILE, Damaged, Files, entries
from tests.record.making import LOG, MALLORY, NEXT, ORIGIN

if TYPE_CHECKING:
    from moothall.values.canonical import Json


def of_entries() -> list[Damaged]:
    """Entries that are none."""
    first = dict(entries()[0])
    long = {**first, "act": "x" * 33_000}
    named = {**first, "texts": ["f" * 64, "e" * 64]}
    return [
        _leaf("an entry that is not canonical", Damage.JSON, canonical_bytes(first) + b" "),
        _leaf(
            "an entry with a noncharacter",
            Damage.JSON,
            canonical_bytes(first).replace(b"committee", "\uffff".encode()),
        ),
        _leaf("an entry with a fraction", Damage.JSON, b'{"number":0.0}'),
        _leaf("an entry that is no object", Damage.JSON, b"[]"),
        _leaf("an entry of nothing", Damage.JSON, b""),
        _entry("an entry number twice", Damage.ENTRY, {**first, "number": 1}),
        _entry("an entry of another format", Damage.ENTRY, {**first, "format": "record/v2"}),
        _entry("another vocabulary", Damage.ENTRY, {**first, "vocabulary": "rules/v2"}),
        _entry("an audience of no kind", Damage.ENTRY, {**first, "audience": "friends"}),
        _entry("a members' entry unsealed", Damage.ENTRY, {**first, "audience": "members"}),
        _entry("an entry without a ruling", Damage.ENTRY, _without(first, "ruling")),
        _entry("an entry without an act", Damage.ENTRY, _without(first, "act")),
        _entry("an act and a rotation in one", Damage.ENTRY, {**first, "rotation": ""}),
        _entry("an entry longer than allowed", Damage.ENTRY, long),
        _entry("a book that is no digest", Damage.ENTRY, {**first, "book": "A" * 64}),
        _entry("texts out of order", Damage.ENTRY, named),
        _entry("true for a number", Damage.ENTRY, {**first, "number": False}),
    ]


def of_seals() -> list[Damaged]:
    """Sealed entries that open to something else than they say."""
    inside = dict(entries()[1])
    return [
        _sealed("sealed with another number inside", Damage.ENTRY, {**inside, "number": 2}),
        _sealed("sealed for others", Damage.OPENING, {**inside, "audience": "body"}),
        _sealed("a public entry sealed", Damage.ENTRY, inside, audience="public"),
        _sealed("more beside the seal", Damage.ENTRY, inside, note="x"),
        _sealed("a seal that is no digest", Damage.ENTRY, inside, sealed="A" * 64),
        _opened("a body's entry open to members", Readers.MEMBERS),
        _opened("a members' entry open to the public", Readers.PUBLIC),
    ]


def of_heads() -> list[Damaged]:
    """Heads that the right key signed over another tree."""
    files = making.export_of(making.keep(entries()), key=NEXT, witnesses=())
    root = making.head_of(making.keep(entries())).head.root
    seven = Head(origin=ORIGIN, size=7, root=bytes(32))
    return [
        _headed("another root", Damage.ROOT, files, seven),
        _headed("a size too large", Damage.FILES, files, replace(seven, size=8, root=root)),
        _headed("a size too small", Damage.FILES, files, replace(seven, size=6, root=root)),
        _headed("a size beyond counting", Damage.FILES, files, replace(seven, size=10**19)),
        _headed("a head of no entries", Damage.FILES, files, replace(seven, size=0)),
    ]


def of_splices() -> list[Damaged]:
    """Parts of two sound exports of one record's key, of the same length."""
    ours = making.export_of(making.keep(entries()), key=NEXT)
    other = making.export_of(making.keep([making.act(0), *entries()[1:]]), key=NEXT)
    reseated = making.act(1, audience="members", texts=["0" * 64])
    sealed = making.export_of(making.keep([entries()[0], reseated, *entries()[2:]]), key=NEXT)
    return [
        _spliced("the head of another export", Damage.ROOT, ours, other, [CHECKPOINT]),
        _spliced("the entries of another export", Damage.TILE, ours, other, [ENTRIES]),
        _spliced("the tile of another export", Damage.TILE, ours, other, [TILE]),
        _spliced("entries and tile of another export", Damage.ROOT, ours, other, [ENTRIES, TILE]),
        _spliced("the openings of another export", Damage.OPENING, ours, sealed, [OPENED]),
    ]


def of_rotations() -> list[Damaged]:
    """Rotations that do not lead from the old key to the one that signs."""
    sound = rotation_entry(ORIGIN, number=ROTATED_BY, old=LOG, new=NEXT)
    fifth = rotation_entry(ORIGIN, number=5, old=LOG, new=NEXT)
    elsewhere = {**fifth, "number": ROTATED_BY}
    theirs = rotation_entry("other.example", number=ROTATED_BY, old=LOG, new=NEXT)
    stolen = rotation_entry(ORIGIN, number=ROTATED_BY, old=LOG, new=MALLORY)
    again = rotation_entry(ORIGIN, number=ROTATED_BY, old=LOG, new=LOG)
    note = parse_note(str(sound["rotation"]).encode(), what="")
    alone = replace(note, signatures=note.signatures[1:])
    forged = replace(sign_text(note.text, MALLORY), key_id=LOG.public().key_id())
    return [
        _rotated("a rotation of another entry", Damage.ROTATION, elsewhere),
        _rotated("a rotation of another record", Damage.ROTATION, theirs),
        _rotated("a rotation to another key", Damage.ROTATION, stolen),
        _rotated("a rotation to the same key", Damage.NOTE, again),
        _rotated("a rotation without the old key", Damage.ROTATION, _noted(sound, alone)),
        _rotated(
            "a rotation with the old key's signature forged",
            Damage.SIGNATURE,
            _noted(sound, replace(note, signatures=(forged, note.signatures[1]))),
        ),
        _rotated("a rotation that is no note", Damage.NOTE, {**sound, "rotation": "x"}),
        _rotated("a succession in the middle", Damage.ROTATION, _succeeding()),
    ]


def _without(entry: Entry, key: str) -> Entry:
    return {name: value for name, value in entry.items() if name != key}


def _leaf(name: str, damage: Damage, leaf: bytes) -> Damaged:
    kept = making.replaced(making.keep(entries()), 0, lambda one: making.with_leaf(one, leaf))
    return Damaged(name=name, damage=damage, files=making.export_of(kept, key=NEXT))


def _entry(name: str, damage: Damage, entry: Entry) -> Damaged:
    return _leaf(name, damage, canonical_bytes(entry))


def _sealed(name: str, damage: Damage, inside: Entry, **frame: "Json") -> Damaged:
    opening = making.salt(1) + canonical_bytes(inside)
    outside: Entry = {"audience": "members", "format": "record/v1", "number": 1}
    leaf = canonical_bytes({**outside, "sealed": commitment(opening), **frame})

    def seal(one: Kept) -> Kept:
        return replace(one, leaf=leaf, opening=opening)

    kept = making.replaced(making.keep(entries()), 1, seal)
    return Damaged(name=name, damage=damage, files=making.export_of(kept, key=NEXT))


def _opened(name: str, readers: Readers) -> Damaged:
    whole = making.export_of(making.keep(entries()), key=NEXT)
    manifest = making.export_of(making.keep(entries()), key=NEXT, readers=readers)[MANIFEST]
    return Damaged(name=name, damage=Damage.OPENING, files={**whole, MANIFEST: manifest})


def _headed(name: str, damage: Damage, files: dict[str, bytes], head: Head) -> Damaged:
    signed = bytes(sign_head(head, NEXT))
    return Damaged(name=name, damage=damage, files={**files, CHECKPOINT: signed})


def _spliced(name: str, damage: Damage, files: Files, other: Files, taken: list[str]) -> Damaged:
    spliced = {**files, **{file: other[file] for file in taken}}
    return Damaged(name=name, damage=damage, files=spliced)


def _rotated(name: str, damage: Damage, entry: Entry) -> Damaged:
    listed = [entry if number == ROTATED_BY else one for number, one in enumerate(entries())]
    return Damaged(name=name, damage=damage, files=making.export_of(making.keep(listed), key=NEXT))


def _noted(entry: Entry, note: Note) -> Entry:
    return {**entry, "rotation": bytes(note).decode()}


def _succeeding() -> Entry:
    lost = sign_head(
        Head(origin="lost.example", size=0, root=bytes(32)), replace(LOG, name="lost.example")
    )
    succession = {"succession": bytes(lost).decode()}
    return {"audience": "public", "format": "record/v1", "number": ROTATED_BY, **succession}
