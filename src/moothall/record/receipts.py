"""Receipts: one entry's proof in one file, as C2SP `tlog-proof`, checked without any server."""

from dataclasses import dataclass

from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.errors import Damage, RecordError
from moothall.record.keys import decode_base64, encode_base64
from moothall.record.proofs import prove_inclusion, verify_inclusion
from moothall.record.tiles import Read, TileNodes
from moothall.record.tree import leaf_hash

_TITLE = "c2sp.org/tlog-proof@v1"
_MOST_LINES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A leaf with its number, its path to the root and the head that the root is in."""

    leaf: bytes
    number: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def holds(self) -> bool:
        """Whether the leaf is in the tree of the head; who signed the head is another question."""
        return verify_inclusion(
            self.proof,
            leaf=leaf_hash(self.leaf),
            number=self.number,
            size=self.checkpoint.head.size,
            root=self.checkpoint.head.root,
        )

    def __bytes__(self) -> bytes:
        """The file, with the leaf, for which the proof vouches, as extra [tlog-proof: Format]."""
        lines = [_TITLE, f"extra {encode_base64(self.leaf)}", f"index {self.number}"]
        lines += [encode_base64(sibling) for sibling in self.proof]
        return "".join(f"{line}\n" for line in [*lines, ""]).encode() + bytes(self.checkpoint)


def write_receipt(leaf: bytes, number: int, *, checkpoint: Checkpoint, read: Read) -> Receipt:
    """The receipt for a leaf; reads at most one tile a level, and no entry."""
    size = checkpoint.head.size
    proof = prove_inclusion(TileNodes(read, size=size), number, size=size)
    return Receipt(leaf=leaf, number=number, proof=proof, checkpoint=checkpoint)


def parse_receipt(content: bytes) -> Receipt:
    """Read a receipt [tlog-proof: Format].

    Raises:
        RecordError: it is not one, in its one spelling.
    """
    opening, _, note = content.partition(b"\n\n")
    lines = opening.decode(errors="replace").split("\n")
    if lines[0] != _TITLE or not 3 <= len(lines) <= _MOST_LINES + 3:
        raise RecordError(Damage.NOTE, "this is no receipt of an entry")
    extra, index = lines[1].removeprefix("extra "), lines[2].removeprefix("index ")
    if not (index.isascii() and index.isdecimal()) or len(index) > 19:
        raise RecordError(Damage.NOTE, "the receipt gives no number")
    receipt = Receipt(
        leaf=decode_base64(extra, what="the entry in the receipt"),
        number=int(index),
        proof=tuple(decode_base64(line, what="a hash in the receipt") for line in lines[3:]),
        checkpoint=parse_checkpoint(note, what="the head in the receipt"),
    )
    if bytes(receipt) != content:
        raise RecordError(Damage.NOTE, "the receipt is not written as a receipt is")
    return receipt
