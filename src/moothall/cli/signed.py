"""What a log key has signed last, noted beside the key, so that nobody forks a record unawares.

C2SP `tlog-checkpoint`: a log must not sign a head that is inconsistent with one that it signed
before. A history that was corrected, or recorded for other readers, gives another record; signed by
the same key it is a fork, and witnesses say so. A key that was rotated has signed the rotation
last, and signs nothing more.
"""

from collections.abc import Sequence
from pathlib import Path

from moothall.cli.durable import write_durably
from moothall.cli.errors import CannotReadError
from moothall.cli.sources import read_file
from moothall.record.checkpoints import parse_checkpoint
from moothall.record.entries import Entry, Kept
from moothall.record.errors import RecordError
from moothall.record.keys import PrivateKey
from moothall.record.rotations import parse_replaced
from moothall.record.signing import sign_kept
from moothall.record.tree import hash_leaves, root_of


def note_signing(path: str, key: PrivateKey, kept: Sequence[Kept]) -> None:
    """Note that the key in this file now signs these entries, before what it signs is given out.

    Raises:
        CannotReadError: the note cannot be written.
    """
    _note(path, bytes(sign_kept(kept, key)))


def note_rotation(path: str, rotation: Entry) -> None:
    """Note that the key in this file is replaced, before the rotation is given out.

    Raises:
        CannotReadError: the note cannot be written.
    """
    _note(path, _note_of(rotation))


def require_extended(path: str, key: PrivateKey, kept: Sequence[Kept]) -> None:
    """Refuse entries that do not extend what the key in this file has signed last.

    Raises:
        CannotReadError: they do not, the key was replaced, or the note of it cannot be read.
    """
    content = _last_signed(path)
    if content is None:
        return
    place = _place(path)
    try:
        replaced = parse_replaced(content, origin=key.name, what=str(place))
        if replaced is not None and replaced.old == key.public():
            raise CannotReadError(
                f"{path}: entry {replaced.number} replaced this key by {replaced.new}: sign with "
                "that one"
            )
        last = parse_checkpoint(content, what=str(place))
    except RecordError as error:
        raise CannotReadError(error.says) from error
    if not last.is_signed_by(key.public()):
        raise CannotReadError(f"{place}: this was signed by another key than that in {path}")
    size, root = last.head.size, last.head.root
    if size > len(kept) or root_of(hash_leaves(one.leaf for one in kept[:size])) != root:
        raise CannotReadError(
            f"{path}: this key has signed {size} entries that these do not begin with; two records "
            "signed by one key, of which neither begins the other, are a fork that witnesses "
            f"report; replay --continue the record as it was signed last ({place} is its head), or "
            f"begin another with a new key; if nobody was ever given what it signed, remove {place}"
        )


def require_rotatable(path: str, key: PrivateKey, kept: Sequence[Kept], *, by: Entry) -> None:
    """Refuse to rotate a key that signed others; the same rotation may be given out once more.

    Raises:
        CannotReadError: as `require_extended`.
    """
    if _last_signed(path) != _note_of(by):
        require_extended(path, key, kept)


def _note_of(rotation: Entry) -> bytes:
    return str(rotation["rotation"]).encode()


def _note(path: str, content: bytes) -> None:
    try:
        write_durably(_place(path), content)
    except OSError as error:
        says = f"{_place(path)}: {error.strerror}; what a key signs is noted beside it"
        raise CannotReadError(says) from error


def _last_signed(path: str) -> bytes | None:
    place = _place(path)
    return read_file(str(place), what="what the key signed") if place.exists() else None


def _place(path: str) -> Path:
    return Path(f"{path}.signed")
