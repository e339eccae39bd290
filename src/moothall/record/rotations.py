"""Rotations and successions: how the log key changes, and how a record follows a lost one.

Section 8 of docs/spec/record.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.entries import FORMAT, Audience, Entry
from moothall.record.errors import Damage, RecordError
from moothall.record.keys import PrivateKey, PublicKey, parse_public_key
from moothall.record.notes import Note, is_signed_by, parse_note, require_signed_once, sign_text

_TITLE = "moothall/rotation/v1"
_NUMBER = re.compile(r"0|[1-9]\d{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """One change of the log key, in force for heads of more than `number` entries."""

    number: int
    old: PublicKey
    new: PublicKey


def rotation_entry(origin: str, *, number: int, old: PrivateKey, new: PrivateKey) -> Entry:
    """The entry by which `new` follows `old`, signed by both [record 8]."""
    lines = [_TITLE, origin, str(number), str(old.public()), str(new.public())]
    text = "".join(f"{line}\n" for line in lines)
    note = Note(text=text, signatures=(sign_text(text, old), sign_text(text, new)))
    return _own_entry("rotation", number, note)


def succession_entry(last: Checkpoint) -> Entry:
    """Entry 0 of a record that follows one whose key or last entries were lost [record 8]."""
    return _own_entry("succession", 0, last.note)


def parse_rotation(entry: Entry, *, origin: str, number: int) -> Rotation:
    """Read the rotation at this place.

    Raises:
        RecordError: it is for another record or place, or not signed by both keys.
    """
    what = f"the rotation in entry {number}"
    note = parse_note(str(entry["rotation"]).encode(), what=what)
    rotation = _read(note, origin=origin, what=what)
    if rotation.number != number:
        raise RecordError(Damage.ROTATION, f"{what} is not one of {origin} at this place")
    return rotation


def parse_replaced(content: bytes, *, origin: str, what: str) -> Rotation | None:
    """Read a note by which a key was replaced; None where it is a note about something else.

    Raises:
        RecordError: it is no note, or is not signed by both keys.
    """
    note = parse_note(content, what=what)
    if not note.text.startswith(f"{_TITLE}\n"):
        return None
    return _read(note, origin=origin, what=what)


def _read(note: Note, *, origin: str, what: str) -> Rotation:
    require_signed_once(note, what=what)
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) != 5 or lines[:2] != [_TITLE, origin] or not _NUMBER.fullmatch(lines[2]):
        raise RecordError(Damage.ROTATION, f"{what} is not one of {origin} at this place")
    old, new = (parse_public_key(line) for line in lines[3:])
    signers = [(line.name, line.key_id) for line in note.signatures]
    if signers != [(old.name, old.key_id()), (new.name, new.key_id())]:
        raise RecordError(Damage.ROTATION, f"{what} is not signed by the old key and the new, once")
    if not (is_signed_by(note, old) and is_signed_by(note, new)):
        raise RecordError(Damage.SIGNATURE, f"a signature under {what} is wrong")
    if old == new or {old.name, new.name} != {origin}:
        raise RecordError(
            Damage.ROTATION, f"{what} does not lead from one key of {origin} to another"
        )
    return Rotation(number=int(lines[2]), old=old, new=new)


def parse_succession(entry: Entry, *, origin: str, number: int) -> Checkpoint:
    """Read the head of the record that this one follows.

    Raises:
        RecordError: it is not entry 0, or cites this record itself.
    """
    cited = parse_checkpoint(str(entry["succession"]).encode(), what="the head in the succession")
    if number != 0 or cited.head.origin == origin:
        says = f"entry {number} of {origin} cannot follow {cited.head.origin}"
        raise RecordError(Damage.ROTATION, says)
    return cited


def key_in_force(key: PublicKey, rotations: Sequence[Rotation], *, size: int) -> PublicKey:
    """The key that signs heads of `size` entries; `key` is the last of the chain [record 8]."""
    later = [rotation for rotation in rotations if rotation.number >= size]
    return later[0].old if later else key


def rotations_in(entries: Iterable[tuple[int, Entry]], *, origin: str) -> tuple[Rotation, ...]:
    """The rotations among these entries, in order.

    Raises:
        RecordError: one is for another record or place, or not signed by both keys.
    """
    return tuple(
        parse_rotation(entry, origin=origin, number=number)
        for number, entry in entries
        if "rotation" in entry
    )


def require_chain(key: PublicKey, rotations: Sequence[Rotation]) -> None:
    """Refuse rotations that do not lead, one to the next, to the key in force now [record 8].

    Raises:
        RecordError: one ends with another key than the next begins with.
    """
    follows = [rotation.old for rotation in rotations[1:]]
    for rotation, then in zip(rotations, [*follows, key], strict=False):
        if rotation.new != then:
            says = f"the key after entry {rotation.number} is not the one that follows"
            raise RecordError(Damage.ROTATION, says)


def _own_entry(kind: str, number: int, note: Note) -> Entry:
    return {
        "audience": Audience.PUBLIC.value,
        "format": FORMAT,
        "number": number,
        kind: bytes(note).decode(),
    }
