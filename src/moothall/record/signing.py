"""Signing an export: the head of these entries, by this key, for these readers."""

from collections.abc import Mapping, Sequence

from moothall.record.checkpoints import Checkpoint, Head, sign_head
from moothall.record.entries import Kept
from moothall.record.exports import Manifest, Readers, assemble
from moothall.record.keys import PrivateKey
from moothall.record.tree import hash_leaves, root_of


def sign_kept(kept: Sequence[Kept], key: PrivateKey) -> Checkpoint:
    """The head over these entries; the record's origin is the key's name."""
    root = root_of(hash_leaves(one.leaf for one in kept))
    return sign_head(Head(origin=key.name, size=len(kept), root=root), key)


def sign_export(
    kept: Sequence[Kept], *, key: PrivateKey, readers: Readers, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files of an export of these entries with a new head, not yet cosigned."""
    manifest = Manifest(readers=readers, key=key.public(), witnesses=())
    checkpoint = sign_kept(kept, key)
    return assemble(kept, checkpoint=checkpoint, manifest=manifest, files=files)
