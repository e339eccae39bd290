"""Anchors: what a reader knew of a record before opening an export, and whether the export fits it.

Without one, an export can only be shown to be consistent with itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.record.checkpoints import Checkpoint, Head, require_purpose
from moothall.record.errors import Damage, RecordError
from moothall.record.keys import PublicKey, Purpose, encode_base64
from moothall.record.proofs import Node, range_root
from moothall.record.rotations import Rotation, key_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Log keys heard elsewhere, a head kept from before, keys of witnesses; any may be absent."""

    keys: tuple[PublicKey, ...] = ()
    since: Checkpoint | None = None
    witnesses: tuple[PublicKey, ...] = ()

    def are_given(self) -> bool:
        """Whether there is any."""
        return bool(self.keys or self.since or self.witnesses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The log keys of a record: the one in force and the rotations that led to it, in order."""

    key: PublicKey
    rotations: tuple[Rotation, ...]

    def all(self) -> frozenset[PublicKey]:
        """Every key that the record ever had."""
        return frozenset((self.key, *(rotation.old for rotation in self.rotations)))


def require_anchors(anchors: Anchors, checkpoint: Checkpoint, *, chain: Chain, node: Node) -> None:
    """Refuse an export that does not fit every anchor that was given [record 10].

    Raises:
        RecordError: the key, the older head or the witness is another's.
    """
    for key in anchors.keys:
        require_purpose(key, Purpose.HEADS)
        if key not in chain.all():
            says = f"the head is signed by {chain.key}, not by the key that you gave, {key}"
            raise RecordError(Damage.ANCHOR, says)
    if anchors.since is not None:
        require_growth(anchors.since, checkpoint.head, chain=chain, node=node)
    for witness in anchors.witnesses:
        require_purpose(witness, Purpose.COSIGNATURES)
        if checkpoint.cosigned_at(witness) is None:
            says = f"the head is not cosigned by the witness that you gave, {witness}"
            raise RecordError(Damage.ANCHOR, says)


def require_growth(since: Checkpoint, head: Head, *, chain: Chain, node: Node) -> None:
    """Refuse a head that does not extend an older one of the same record.

    Raises:
        RecordError: another record, a shorter one, or one that begins otherwise.
    """
    old = since.head
    if old.origin != head.origin:
        says = f"the head that you kept is of {old.origin}, the export of {head.origin}"
        raise RecordError(Damage.ANCHOR, says)
    signer = key_in_force(chain.key, chain.rotations, size=old.size)
    if not since.is_signed_by(signer):
        raise RecordError(Damage.ANCHOR, f"the head that you kept is not signed by {signer}")
    if old.size > head.size:
        says = f"the head that you kept has {old.size} entries, the export only {head.size}"
        raise RecordError(Damage.ANCHOR, says)
    if range_root(node, 0, old.size) != old.root:
        says = (
            f"the first {old.size} entries are not those of the head that you kept: "
            f"its root is {encode_base64(old.root)}"
        )
        raise RecordError(Damage.ANCHOR, says)


def describe_anchors(anchors: Anchors) -> Sequence[str]:
    """What the reader relied on, for the answer in words."""
    since = () if anchors.since is None else (f"the head of {anchors.since.head.size} entries",)
    return (
        *(f"the key {key}" for key in anchors.keys),
        *since,
        *(f"the witness {key}" for key in anchors.witnesses),
    )
