"""Writes a replay as a record: sealed, put into a tree, signed, and exported whole.

Salts come from the log key, so that the same history, book and key give the same file, byte for
byte. Without a key one is made for this export alone and forgotten. A record that is continued
keeps its entries as they are.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from moothall.audit.continuing import acts_left
from moothall.audit.recording import record_entry
from moothall.cli.errors import CannotReadError
from moothall.cli.files import read_bytes
from moothall.cli.key import read_private_key
from moothall.cli.printable import printable
from moothall.cli.signed import note_signing, require_extended
from moothall.cli.sources import open_export, write_export
from moothall.cli.verified_export import verified
from moothall.proceedings.entering import Entry
from moothall.proceedings.replay import Replay
from moothall.record.anchors import Anchors
from moothall.record.entries import Audience, Kept, keep_entry
from moothall.record.errors import RecordError
from moothall.record.exports import Manifest, Readers, book_name, read_all, read_beside
from moothall.record.keys import SEED_BYTES, PrivateKey, Purpose, is_nameless, make_nameless_key
from moothall.record.signing import sign_export
from moothall.values.canonical import NotCanonicalError, canonical_bytes

_TRIAL = "replay"  # how the key of a replay without a key is called


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """The record that is continued: its entries, and the books and texts beside them."""

    kept: tuple[Kept, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def export_replay(  # noqa: PLR0913 - each is an option of the command
    replayed: Replay,
    *,
    book: str,
    key: str | None,
    audience: Audience,
    to: str,
    earlier: str | None,
) -> str:
    """Write the export to a file, or to a folder if `to` ends in a slash; says by which key.

    Args:
        replayed: the history as it is judged.
        book: the file of the rulebook.
        key: the file of the key that signs; None: one that is made and forgotten.
        audience: who may read the entries that are new.
        to: where to write.
        earlier: the whole export that is continued, if one is.

    Raises:
        CannotReadError: the key cannot be read, has signed another record, the earlier record is
            another's or not what the history gives, or the export cannot be written.
    """
    content = read_bytes(book)
    signer = _made_for_once() if key is None else read_private_key(key, Purpose.HEADS)
    before = _Earlier() if earlier is None else _read_earlier(earlier, key, signer)
    kept = _keep_all(replayed, signer, audience, before=before, earlier=earlier)
    if key is not None:
        require_extended(key, signer, kept)
        note_signing(key, signer, kept)
    files = {**before.files, book_name(content): content}
    write_export(sign_export(kept, key=signer, readers=Readers.WHOLE, files=files), to)
    return str(signer.public())


def _keep_all(
    replayed: Replay,
    signer: PrivateKey,
    audience: Audience,
    *,
    before: _Earlier,
    earlier: str | None,
) -> list[Kept]:
    acts = [one.entry for one in replayed.judged if isinstance(one.entry, Entry)]
    try:
        left = acts_left(before.kept, acts, replayed.law)
    except RecordError as error:
        raise CannotReadError(printable(f"{earlier}: {error.says}")) from error
    try:
        added = [_keep(entry, replayed, signer, audience) for entry in left]
    except RecordError as error:
        raise CannotReadError(f"this history cannot be recorded: {error.says}") from error
    except NotCanonicalError as error:
        raise CannotReadError(f"this history cannot be recorded: {error}") from error
    return [*before.kept, *added]


def _keep(entry: Entry, replayed: Replay, signer: PrivateKey, audience: Audience) -> Kept:
    recorded = record_entry(entry, replayed.law, audience=audience)
    salted = b"moothall/salt/v1\n" + canonical_bytes(recorded)
    return keep_entry(recorded, salt=hmac.digest(bytes(signer.signing), salted, "sha256"))


def _read_earlier(path: str, key: str | None, signer: PrivateKey) -> _Earlier:
    """A whole export that this key signed last, its structure verified.

    Raises:
        CannotReadError: it is none, or another key signed it.
    """
    if key is None:
        raise CannotReadError(f"{path} is continued by the key that signed it last: add --key FILE")
    try:
        with open_export(path) as export:
            found = verified(export, anchors=Anchors(), workers=1)
            _require_own(path, found.manifest, key, signer)
            return _Earlier(
                kept=tuple(read_all(export.read, size=found.head.size, names=export.names)),
                files=read_beside(export.read, export.names),
            )
    except RecordError as error:
        says = f"{path}: this does not hold: {error}; continue an export as it was written"
        raise CannotReadError(printable(says)) from error


def _require_own(path: str, manifest: Manifest, key: str, signer: PrivateKey) -> None:
    last = manifest.key
    if is_nameless(last, _TRIAL):
        says = "nobody has the key that signed this: it was made for a trial and forgotten"
        raise CannotReadError(f"{path}: {says}; record the history anew, without --continue")
    if last != signer.public():
        says = f"this was signed last by {last}, which is not the key in {key}: give that one"
        raise CannotReadError(printable(f"{path}: {says} with --key"))
    if manifest.readers is not Readers.WHOLE:
        says = f"this is an export for {manifest.readers}; continue a whole one"
        raise CannotReadError(f"{path}: {says}")


def _made_for_once() -> PrivateKey:
    """A key whose private half nobody keeps."""
    entropy = secrets.token_bytes(SEED_BYTES)
    return make_nameless_key(_TRIAL, purpose=Purpose.HEADS, entropy=entropy)
