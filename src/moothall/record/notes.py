"""Signed notes: a text, an empty line, and signature lines.

Sections "Format" and "Signatures" of C2SP `signed-note`. A parsed note writes back to the same
bytes or is refused. Lines by keys that nobody knows are kept and ignored; their number is bounded.
Says nothing about who must have signed.
"""

from dataclasses import dataclass

from moothall.record.errors import Damage, RecordError
from moothall.record.keys import (
    PrivateKey,
    PublicKey,
    decode_base64,
    encode_base64,
    require_name,
)

DASH = "\N{EM DASH} "
_ID_BYTES = 4
# Sixteen must be read, and one may have nearly 5 kB before it is base64 [signed-note: Format].
_MOST_SIGNATURES = 100
_MOST_BYTES = 262_144


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line under a note: who signed, by which key, and what the key's algorithm gave."""

    name: str
    key_id: bytes
    raw: bytes

    def is_by(self, key: PublicKey) -> bool:
        """Whether the line says that this key wrote it; says nothing about whether it did."""
        return self.name == key.name and self.key_id == key.key_id()

    def line(self) -> str:
        """The line with its newline [signed-note: Signatures]."""
        return f"{DASH}{self.name} {encode_base64(self.key_id + self.raw)}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text that ends in a newline, and its signatures in the order of their lines."""

    text: str
    signatures: tuple[Signature, ...]

    def __bytes__(self) -> bytes:
        """The note as it is passed on [signed-note: Format]."""
        lines = "".join(signature.line() for signature in self.signatures)
        return f"{self.text}\n{lines}".encode()


def sign_text(text: str, key: PrivateKey) -> Signature:
    """An Ed25519 signature over a note's text [signed-note: Ed25519 signatures]."""
    raw = key.sign(text.encode())
    return Signature(name=key.name, key_id=key.public().key_id(), raw=raw)


def is_signed_by(note: Note, key: PublicKey) -> bool:
    """Whether the note holds a line of this key, and none that is wrong [signed-note: Signatures].

    A line that only shares this key's name, or its id, is another key's and is ignored.
    """
    lines = [signature for signature in note.signatures if signature.is_by(key)]
    text = note.text.encode()
    return bool(lines) and all(key.may_have_signed(text, line.raw) for line in lines)


def require_signed_once(note: Note, *, what: str) -> None:
    """Refuse a note of ours that one key signed twice: it would have two spellings [record 6].

    Raises:
        RecordError: two lines have the same name and key id.
    """
    if len({(one.name, one.key_id) for one in note.signatures}) < len(note.signatures):
        raise RecordError(Damage.NOTE, f"{what} is signed twice by one key")


def parse_note(content: bytes, *, what: str) -> Note:
    """Read a signed note [signed-note: Format].

    Raises:
        RecordError: it is not written as a note is; `what` names it in the message.
    """
    written = _decode(content, what=what)
    text, found, lines = written.rpartition("\n\n")
    if not found or not text or not lines.endswith("\n"):
        raise RecordError(Damage.NOTE, f"{what} is no signed note: text, empty line, signatures")
    return Note(text=f"{text}\n", signatures=_parse_lines(lines, what=what))


def parse_signatures(content: bytes, *, what: str) -> tuple[Signature, ...]:
    """Read signature lines that stand without their note, as a witness gives them out.

    [tlog-witness: add-checkpoint]

    Raises:
        RecordError: these are no such lines.
    """
    lines = _decode(content, what=what)
    if not lines.endswith("\n"):
        raise RecordError(Damage.NOTE, f"{what} does not end with a whole line")
    return _parse_lines(lines, what=what)


def _parse_lines(lines: str, *, what: str) -> tuple[Signature, ...]:
    rows = lines.removesuffix("\n").split("\n")
    if len(rows) > _MOST_SIGNATURES:
        raise RecordError(Damage.NOTE, f"{what} has more than {_MOST_SIGNATURES} signatures")
    return tuple(_parse_line(row, what=what) for row in rows)


def _decode(content: bytes, *, what: str) -> str:
    if len(content) > _MOST_BYTES:
        raise RecordError(Damage.NOTE, f"{what} is longer than {_MOST_BYTES} bytes")
    try:
        written = content.decode()
    except UnicodeDecodeError as error:
        raise RecordError(Damage.NOTE, f"{what} is not UTF-8 at byte {error.start}") from error
    if any(character < " " and character != "\n" for character in written):
        raise RecordError(Damage.NOTE, f"{what} holds a control character")
    return written


def _parse_line(row: str, *, what: str) -> Signature:
    name, _, material = row.removeprefix(DASH).partition(" ")
    if not row.startswith(DASH):
        raise RecordError(Damage.NOTE, f"{what} has a signature line without its dash")
    require_name(name)
    raw = decode_base64(material, what=f"the signature of {name} under {what}")
    if len(raw) <= _ID_BYTES:
        raise RecordError(Damage.NOTE, f"{what} has an empty signature of {name}")
    return Signature(name=name, key_id=raw[:_ID_BYTES], raw=raw[_ID_BYTES:])
