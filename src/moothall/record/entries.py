"""Entries: their shape, the sealed form that the tree holds of some, and texts kept beside them.

Sections 3, 4 and 5 of docs/spec/record.md. What an act, its facts and its ruling say is for
`proceedings`; here an entry is an object with a place, an audience and a size.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from moothall.record.errors import Damage, RecordError
from moothall.values.canonical import (
    Json,
    NotCanonicalError,
    canonical_bytes,
    parse_canonical,
    parse_known,
)

FORMAT = "record/v1"
VOCABULARY = "rules/v1"
LONGEST_ENTRY = 32_768
SALT_BYTES = 32
_SEAL = b"moothall/seal/v1\n"
_TEXT = b"moothall/text/v1\n"
_SEALED_KEYS = {"audience", "format", "number", "sealed"}
_ACT_KEYS = {"vocabulary", "facts", "ruling", "book"}
_DIGEST = re.compile("[0-9a-f]{64}")

Entry = Mapping[str, Json]


class Audience(StrEnum):
    """Who may read an entry."""

    PUBLIC = "public"
    MEMBERS = "members"
    BODY = "body"


_AUDIENCES = {audience.value: audience for audience in Audience}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry as its keeper holds it: the leaf, and the opening where the leaf is sealed.

    `entry` is None where the leaf is sealed and its opening is not at hand.
    """

    audience: Audience
    leaf: bytes
    opening: bytes
    entry: Entry | None

    def content(self) -> bytes:
        """The entry's own bytes, where it can be read: those that were sealed, or the leaf."""
        return self.opening[SALT_BYTES:] if self.opening else self.leaf

    def book(self) -> str | None:
        """The digest of the rulebook that the entry names, where it can be read."""
        book = None if self.entry is None else self.entry.get("book")
        return book if isinstance(book, str) else None

    def texts(self) -> tuple[str, ...]:
        """The digests of the texts that the entry names, where it can be read."""
        texts = () if self.entry is None else self.entry.get("texts", ())
        return tuple(str(text) for text in texts) if isinstance(texts, list | tuple) else ()


def keep_entry(entry: Entry, *, salt: bytes) -> Kept:
    """Turn an entry into what is kept of it; the salt counts where the entry is not public.

    Raises:
        RecordError: it is too long, or not an entry.
    """
    number = entry.get("number")
    what = f"entry {number}"
    content = _write(entry, what=what)
    audience = _require_entry(entry, number, what=what)
    if audience is Audience.PUBLIC:
        return Kept(audience=audience, leaf=content, opening=b"", entry=entry)
    if len(salt) != SALT_BYTES:
        raise RecordError(Damage.OPENING, f"{what} needs a salt of {SALT_BYTES} bytes")
    opening = salt + content
    leaf = canonical_bytes(
        {
            "audience": audience,
            "format": FORMAT,
            "number": number,
            "sealed": commitment(opening),
        }
    )
    return Kept(audience=audience, leaf=leaf, opening=opening, entry=entry)


def read_kept(leaf: bytes, opening: bytes, *, number: int) -> Kept:
    """Check one leaf, and its opening where there is one (empty bytes where there is none).

    Raises:
        RecordError: the leaf is not an entry, is not number `number`, or the opening is another's.
    """
    what = f"entry {number}"
    entry = _parse(leaf, what=what)
    if "sealed" in entry:
        return _read_sealed(entry, leaf, opening, number=number)
    if opening:
        raise RecordError(Damage.OPENING, f"{what} is public and has an opening all the same")
    audience = _require_entry(entry, number, what=what)
    if audience is not Audience.PUBLIC:
        raise RecordError(Damage.ENTRY, f"{what} is for {audience} and stands unsealed in the tree")
    return Kept(audience=audience, leaf=leaf, opening=b"", entry=entry)


def known_kept(leaf: bytes, opening: bytes) -> Kept:
    """What `read_kept` gave before for these same bytes; nothing is checked again."""
    entry = parse_known(opening[SALT_BYTES:] if opening else leaf)
    if not isinstance(entry, dict):
        raise TypeError("no entry was read from these bytes")
    audience = _AUDIENCES[str(entry["audience"])]
    is_closed = "sealed" in entry
    return Kept(audience=audience, leaf=leaf, opening=opening, entry=None if is_closed else entry)


def commitment(opening: bytes) -> str:
    """The digest that seals an opening: salt, then the entry's bytes [record 4]."""
    return sha256(_SEAL + opening).hexdigest()


def text_digest(file: bytes) -> str:
    """The name of a text's file: salt, then its content [record 5]."""
    return sha256(_TEXT + file).hexdigest()


def is_digest(value: object) -> bool:
    """Whether a value is a SHA-256 in lower-case hexadecimal."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _read_sealed(entry: Entry, leaf: bytes, opening: bytes, *, number: int) -> Kept:
    what = f"entry {number}"
    audience = _require_frame(entry, number, what=what)
    well_formed = entry.keys() == _SEALED_KEYS and is_digest(entry["sealed"])
    if not well_formed or audience is Audience.PUBLIC:
        raise RecordError(Damage.ENTRY, f"{what} is not a sealed entry of {FORMAT}")
    if not opening:
        return Kept(audience=audience, leaf=leaf, opening=b"", entry=None)
    if commitment(opening) != entry["sealed"]:
        raise RecordError(Damage.OPENING, f"the opening of {what} is not what was sealed")
    inner = _parse(opening[SALT_BYTES:], what=f"the sealed {what}")
    if _require_entry(inner, number, what=f"the sealed {what}") is not audience:
        raise RecordError(Damage.OPENING, f"{what} is sealed for others than it was written for")
    return Kept(audience=audience, leaf=leaf, opening=opening, entry=inner)


def _write(entry: Entry, *, what: str) -> bytes:
    try:
        content = canonical_bytes(entry)
    except NotCanonicalError as error:
        raise RecordError(Damage.JSON, f"{what}: {error}") from error
    if len(content) > LONGEST_ENTRY:
        says = f"{what} has {len(content)} bytes; {LONGEST_ENTRY} are allowed: put it into a text"
        raise RecordError(Damage.ENTRY, says)
    return content


def _parse(content: bytes, *, what: str) -> Entry:
    if len(content) > LONGEST_ENTRY:
        says = f"{what} has {len(content)} bytes; {LONGEST_ENTRY} are allowed"
        raise RecordError(Damage.ENTRY, says)
    try:
        entry = parse_canonical(content)
    except NotCanonicalError as error:
        raise RecordError(Damage.JSON, f"{what}: {error}") from error
    if not isinstance(entry, dict):
        raise RecordError(Damage.JSON, f"{what} is not an object")
    return entry


def _require_frame(entry: Entry, number: Json, *, what: str) -> Audience:
    """Format, number and audience [record 3]."""
    if entry.get("format") != FORMAT:
        raise RecordError(Damage.ENTRY, f"{what} is not of the format {FORMAT}")
    stated = entry.get("number")
    if type(stated) is not int or stated != number or stated < 0:
        raise RecordError(Damage.ENTRY, f"{what} calls itself number {stated}")
    audience = _AUDIENCES.get(str(entry.get("audience")))
    if audience is None:
        raise RecordError(Damage.ENTRY, f"{what} is for nobody we know: {entry.get('audience')}")
    return audience


def _require_entry(entry: Entry, number: Json, *, what: str) -> Audience:
    """The shape of an entry that can be read [record 3]."""
    audience = _require_frame(entry, number, what=what)
    kinds = [kind for kind in ("act", "rotation", "succession") if kind in entry]
    if len(kinds) != 1:
        raise RecordError(Damage.ENTRY, f"{what} is not one act, rotation or succession")
    if kinds == ["act"]:
        _require_act(entry, what=what)
    elif (
        entry.keys() != {"audience", "format", "number", *kinds} or audience is not Audience.PUBLIC
    ):
        raise RecordError(Damage.ENTRY, f"{what} is no public {kinds[0]} and nothing else")
    return audience


def _require_act(entry: Entry, *, what: str) -> None:
    missing = sorted(_ACT_KEYS - entry.keys())
    if missing:
        raise RecordError(Damage.ENTRY, f"{what} has no {missing[0]}")
    if entry["vocabulary"] != VOCABULARY:
        raise RecordError(Damage.ENTRY, f"{what} was not judged by the vocabulary {VOCABULARY}")
    if not is_digest(entry["book"]):
        raise RecordError(Damage.ENTRY, f"{what} names no rulebook by its digest")
    texts = entry.get("texts", [])
    if not isinstance(texts, list | tuple) or not _are_listed_once(texts):
        raise RecordError(Damage.ENTRY, f"{what} does not list its texts sorted, each once")


def _are_listed_once(texts: Sequence[Json]) -> bool:
    digests = [str(text) for text in texts if is_digest(text)]
    return len(digests) == len(texts) and digests == sorted(set(digests))
