"""Writes a replay as a record: sealed, put into a tree, signed, and exported whole.

Salts come from the log key, so that the same history, book and key give the same file, byte for
byte. Without a key one is made for this export alone and forgotten.
"""

import hmac
import secrets

from moothall.audit.recording import record_entry
from moothall.cli.errors import CannotReadError
from moothall.cli.files import read_bytes
from moothall.cli.key import read_private_key
from moothall.cli.signed import note_signing, require_extended
from moothall.cli.sources import write_export
from moothall.proceedings.entering import Entry
from moothall.proceedings.replay import Replay
from moothall.record.entries import Audience, Kept, keep_entry
from moothall.record.errors import RecordError
from moothall.record.exports import Readers, book_name
from moothall.record.keys import SEED_BYTES, PrivateKey, Purpose, make_nameless_key
from moothall.record.signing import sign_export
from moothall.values.canonical import NotCanonicalError, canonical_bytes


def export_replay(
    replayed: Replay, *, book: str, key: str | None, audience: Audience, to: str
) -> str:
    """Write the export to a file, or to a folder if `to` ends in a slash; says by which key.

    Raises:
        CannotReadError: the key cannot be read, has signed another record, or the export cannot be
            written.
    """
    content = read_bytes(book)
    signer = _made_for_once() if key is None else read_private_key(key, Purpose.HEADS)
    entries = [one.entry for one in replayed.judged if isinstance(one.entry, Entry)]
    try:
        kept = [_keep(entry, replayed, signer, audience) for entry in entries]
    except RecordError as error:
        raise CannotReadError(f"this history cannot be recorded: {error.says}") from error
    except NotCanonicalError as error:
        raise CannotReadError(f"this history cannot be recorded: {error}") from error
    if key is not None:
        require_extended(key, signer, kept)
        note_signing(key, signer, kept)
    files = {book_name(content): content}
    write_export(sign_export(kept, key=signer, readers=Readers.WHOLE, files=files), to)
    return str(signer.public())


def _keep(entry: Entry, replayed: Replay, signer: PrivateKey, audience: Audience) -> Kept:
    recorded = record_entry(entry, replayed.law, audience=audience)
    salted = b"moothall/salt/v1\n" + canonical_bytes(recorded)
    return keep_entry(recorded, salt=hmac.digest(bytes(signer.signing), salted, "sha256"))


def _made_for_once() -> PrivateKey:
    """A key whose private half nobody keeps."""
    entropy = secrets.token_bytes(SEED_BYTES)
    return make_nameless_key("replay", purpose=Purpose.HEADS, entropy=entropy)
