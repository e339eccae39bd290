"""What a log key has signed last, noted beside the key, so that nobody forks a record unawares.

C2SP `tlog-checkpoint`: a log must not sign a head that is inconsistent with one that it signed
before. A history that was corrected, or recorded for other readers, gives another record; signed by
the same key it is a fork, and witnesses say so. A replay, which may be a trial, says it and goes
on; what continues a record (rotating, succeeding) is refused.
"""

from collections.abc import Sequence
from pathlib import Path

from moothall.cli.durable import write_durably
from moothall.cli.errors import CannotReadError
from moothall.cli.sources import read_file
from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.entries import Kept
from moothall.record.errors import RecordError
from moothall.record.keys import PrivateKey
from moothall.record.signing import sign_kept
from moothall.record.tree import hash_leaves, root_of


def note_signing(path: str, key: PrivateKey, kept: Sequence[Kept]) -> None:
    """Note that the key in this file now signs these entries, before what it signs is given out.

    Raises:
        CannotReadError: the note cannot be written.
    """
    try:
        write_durably(_place(path), bytes(sign_kept(kept, key)))
    except OSError as error:
        says = f"{_place(path)}: {error.strerror}; what a key signs is noted beside it"
        raise CannotReadError(says) from error


def inspect_extended(path: str, key: PrivateKey, kept: Sequence[Kept]) -> str | None:
    """What is wrong with signing these entries after what the key in this file has signed last.

    Raises:
        CannotReadError: the note of it cannot be read.
    """
    last = _last_signed(path, key)
    if last is None:
        return None
    size = last.head.size
    if (
        size <= len(kept)
        and root_of(hash_leaves(one.leaf for one in kept[:size])) == last.head.root
    ):
        return None
    return (
        f"{path}: this key has signed {size} entries that these do not begin with; two records "
        "signed by one key, of which neither begins the other, are a fork that witnesses report; "
    )


def require_extended(path: str, key: PrivateKey, kept: Sequence[Kept]) -> None:
    """Refuse entries that do not extend what the key in this file has signed last.

    Raises:
        CannotReadError: they do not, or the note of it cannot be read.
    """
    if wrong := inspect_extended(path, key, kept):
        raise CannotReadError(
            f"{wrong}take the record as it was signed last ({_place(path)} is its head), or begin "
            "another with a new key"
        )


def _last_signed(path: str, key: PrivateKey) -> Checkpoint | None:
    place = _place(path)
    if not place.exists():
        return None
    try:
        last = parse_checkpoint(read_file(str(place), what="what the key signed"), what=str(place))
    except RecordError as error:
        raise CannotReadError(error.says) from error
    if not last.is_signed_by(key.public()):
        raise CannotReadError(f"{place}: this was signed by another key than that in {path}")
    return last


def _place(path: str) -> Path:
    return Path(f"{path}.signed")
