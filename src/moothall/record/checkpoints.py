"""Checkpoints and cosignatures: the head of a record, who signed it and who saw it grow.

C2SP `tlog-checkpoint` without extension lines, and the Ed25519 part of C2SP `tlog-cosignature`.
"""

from dataclasses import dataclass, replace

from moothall.record.errors import Damage, RecordError
from moothall.record.keys import (
    PrivateKey,
    PublicKey,
    Purpose,
    decode_base64,
    encode_base64,
    require_name,
)
from moothall.record.notes import Note, Signature, is_signed_by, parse_note, sign_text
from moothall.record.tree import HASH_BYTES

_TIME_BYTES = 8
_LARGEST_TIME = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a checkpoint states: which record, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The text that is signed [tlog-checkpoint: Note text]."""
        return f"{self.origin}\n{self.size}\n{encode_base64(self.root)}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A head with the note that carries its signatures."""

    head: Head
    note: Note

    def is_signed_by(self, key: PublicKey) -> bool:
        """Whether this log key signed this head."""
        return key.name == self.head.origin and is_signed_by(self.note, key)

    def cosigned_at(self, key: PublicKey) -> int | None:
        """When this witness cosigned, in seconds since 1970; None if it did not.

        A line of its that is wrong spoils the others [signed-note: Signatures].
        """
        latest: int | None = None
        for line in self.note.signatures:
            if line.is_by(key):
                if (at := _cosigned_at(self.head, line, key)) is None:
                    return None
                latest = max(at, latest or 0)
        return latest

    def __bytes__(self) -> bytes:
        """The checkpoint as it is passed on."""
        return bytes(self.note)


def sign_head(head: Head, key: PrivateKey) -> Checkpoint:
    """A checkpoint signed by the log key alone [tlog-checkpoint: Signatures]."""
    note = Note(text=head.text(), signatures=(sign_text(head.text(), key),))
    return Checkpoint(head=head, note=note)


def cosign(head: Head, key: PrivateKey, *, at: int) -> Signature:
    """A witness's line for a head, `at` seconds since 1970 [tlog-cosignature: Format]."""
    if not 0 <= at <= _LARGEST_TIME:
        raise RecordError(Damage.NOTE, f"{at} is no time to sign at")
    raw = at.to_bytes(_TIME_BYTES) + key.sign(_cosigned_message(head, at))
    return Signature(name=key.name, key_id=key.public().key_id(), raw=raw)


def with_cosignature(checkpoint: Checkpoint, line: Signature) -> Checkpoint:
    """The checkpoint with one more line; a witness's older line gives way.

    The log's line stays first, the witnesses follow by name and key id [record 7].
    """
    first, *rest = checkpoint.note.signatures
    kept = [one for one in rest if (one.name, one.key_id) != (line.name, line.key_id)]
    ordered = sorted([*kept, line], key=lambda one: (one.name.encode(), one.key_id))
    note = replace(checkpoint.note, signatures=(first, *ordered))
    return replace(checkpoint, note=note)


def signed_alone(checkpoint: Checkpoint, key: PublicKey) -> Checkpoint:
    """The checkpoint with one line, this key's: a witness keeps nothing that it did not verify."""
    line = next(line for line in checkpoint.note.signatures if line.is_by(key))
    return replace(checkpoint, note=replace(checkpoint.note, signatures=(line,)))


def parse_checkpoint(content: bytes, *, what: str) -> Checkpoint:
    """Read a checkpoint without extension lines [tlog-checkpoint: Note text].

    Raises:
        RecordError: it is not one, in its one spelling.
    """
    note = parse_note(content, what=what)
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) != 3:
        raise RecordError(
            Damage.NOTE, f"{what} has {len(lines)} lines of text, not origin, size, root"
        )
    origin, size, root = lines
    require_name(origin)
    if not (size.isascii() and size.isdecimal()) or str(int(size[:20])) != size:
        raise RecordError(Damage.NOTE, f"{what} gives the size {size[:20]!r}, which is no size")
    raw = decode_base64(root, what=f"the root in {what}")
    if len(raw) != HASH_BYTES:
        raise RecordError(Damage.NOTE, f"the root in {what} has {len(raw)} bytes, not 32")
    return Checkpoint(head=Head(origin=origin, size=int(size), root=raw), note=note)


def require_purpose(key: PublicKey, purpose: Purpose) -> None:
    """Refuse a witness's key where a log's is asked for, and the other way round.

    Raises:
        RecordError: the key signs something else.
    """
    if key.purpose is not purpose:
        kinds = {Purpose.HEADS: "a log", Purpose.COSIGNATURES: "a witness"}
        says = f"{key} is the key of {kinds[key.purpose]}, not of {kinds[purpose]}"
        raise RecordError(Damage.ANCHOR, says)


def _cosigned_at(head: Head, line: Signature, key: PublicKey) -> int | None:
    """The time in a witness's line, if the line is right [tlog-cosignature: Format]."""
    at = int.from_bytes(line.raw[:_TIME_BYTES])
    message = _cosigned_message(head, at)
    is_right = at <= _LARGEST_TIME and key.may_have_signed(message, line.raw[_TIME_BYTES:])
    return at if is_right else None


def _cosigned_message(head: Head, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{head.text()}".encode()
