"""The tree: hashes of leaves and nodes, and the head of a growing list of leaves.

Owns the arithmetic of RFC 6962, section 2.1. A perfect subtree is named by its level (0 for leaves)
and its number within the level, as tiles name them. Knows nothing of what a leaf means.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf [RFC 6962 2.1]."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring subtrees [RFC 6962 2.1]."""
    return sha256(b"\1" + left + right).digest()


def hash_leaves(leaves: Iterable[bytes]) -> list[bytes]:
    """`leaf_hash` of each leaf; written out because it runs a million times."""
    digest = sha256
    return [digest(b"\0" + leaf).digest() for leaf in leaves]


def hash_pairs(level: Sequence[bytes]) -> list[bytes]:
    """The level above one of even length; written out because it runs a million times."""
    digest = sha256
    halves = zip(level[::2], level[1::2], strict=True)
    return [digest(b"\1" + left + right).digest() for left, right in halves]


def perfect_root(level: Sequence[bytes]) -> bytes:
    """The root over a number of hashes that is a power of two."""
    while len(level) > 1:
        level = hash_pairs(level)
    return level[0]


def peaks(size: int) -> Iterator[tuple[int, int]]:
    """The perfect subtrees that make up the tree of `size` leaves: level, number; left to right."""
    start = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            yield level, start >> level
            start += 1 << level


def fold_peaks(hashes: Sequence[bytes]) -> bytes:
    """The root of a tree from the roots of its peaks, left to right [RFC 6962 2.1]."""
    if not hashes:
        return EMPTY_ROOT
    *rest, root = hashes
    for peak in reversed(rest):
        root = node_hash(peak, root)
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """All that appending needs: how many leaves there are and the roots of the peaks."""

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def append(self, hashed: bytes) -> "Frontier":
        """The frontier after one more leaf, given by its hash; O(log n)."""
        roots = list(self.roots)
        size = self.size
        while size & 1:
            hashed = node_hash(roots.pop(), hashed)
            size >>= 1
        return Frontier(size=self.size + 1, roots=(*roots, hashed))

    def root(self) -> bytes:
        """The head's hash."""
        return fold_peaks(self.roots)


def frontier_of(hashes: Iterable[bytes]) -> Frontier:
    """The frontier of the leaves with these hashes, read once, O(log n) kept."""
    roots: list[bytes] = []
    size = 0
    for leaf in hashes:
        above = leaf
        size += 1
        for _ in range((size & -size).bit_length() - 1):
            above = node_hash(roots.pop(), above)
        roots.append(above)
    return Frontier(size=size, roots=tuple(roots))


def root_of(hashes: Iterable[bytes]) -> bytes:
    """The root over these leaf hashes, from the first leaf on."""
    return frontier_of(hashes).root()
