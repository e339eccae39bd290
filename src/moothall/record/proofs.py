"""Proofs that a leaf is in a tree and that one tree begins with another; O(log n), offline.

Making a proof asks for subtree hashes, wherever they are kept (tiles, as a rule); checking one
needs nothing but the proof. Sections 2.1.1 and 2.1.2 of RFC 6962, whose recursion both follow.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from moothall.record.errors import Damage, RecordError
from moothall.record.tree import EMPTY_ROOT, fold_peaks, node_hash, peaks

Node = Callable[[int, int], bytes]
"""Gives the hash of the perfect subtree at (level, number)."""


def range_root(node: Node, start: int, stop: int) -> bytes:
    """The hash of the leaves from `start` up to `stop`, which is a subtree of RFC 6962's recursion.

    Its peaks are whole subtrees of the tree too, because such a range starts on a multiple of the
    largest power of two in its length.
    """
    return fold_peaks([node(level, (start >> level) + n) for level, n in peaks(stop - start)])


def prove_inclusion(node: Node, number: int, *, size: int) -> tuple[bytes, ...]:
    """The siblings on the way from leaf `number` up to the root, lowest first [RFC 6962 2.1.1]."""
    if not 0 <= number < size:
        raise RecordError(Damage.ENTRY, f"there is no entry {number} among {size}")
    path = [
        range_root(node, split, stop) if number < split else range_root(node, start, split)
        for start, split, stop in _descent(number, 0, size)
    ]
    return tuple(reversed(path))


def verify_inclusion(
    proof: Sequence[bytes], *, leaf: bytes, number: int, size: int, root: bytes
) -> bool:
    """Whether the leaf with this hash is leaf `number` of the tree [RFC 6962 2.1.1]."""
    if not 0 <= number < size:
        return False
    if len(proof) != sum(1 for _ in _descent(number, 0, size)):
        return False
    above = leaf
    for step in climb(proof, leaf=leaf, number=number, size=size):
        above = step.above
    return above == root


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a proof: two neighbours and the hash of both."""

    left: bytes
    right: bytes
    above: bytes


def climb(proof: Sequence[bytes], *, leaf: bytes, number: int, size: int) -> Iterator[Step]:
    """The steps from a leaf's hash up to the root, for a proof of the right length."""
    above = leaf
    turns = reversed(list(_descent(number, 0, size)))
    for (_, split, _), sibling in zip(turns, proof, strict=True):
        left, right = (above, sibling) if number < split else (sibling, above)
        above = node_hash(left, right)
        yield Step(left=left, right=right, above=above)


def prove_extension(node: Node, old: int, *, size: int) -> tuple[bytes, ...]:
    """What shows that the tree of `size` begins with that of `old` leaves [RFC 6962 2.1.2]."""
    if not 0 <= old <= size:
        raise RecordError(Damage.ROOT, f"a record of {size} entries does not begin with {old}")
    if old in {0, size}:
        return ()
    first, siblings = _old_subtree(old, size)
    path = (range_root(node, start, stop) for start, stop in siblings)
    begun = () if first == (0, old) else (range_root(node, *first),)
    return tuple(chain(begun, path))


def verify_extension(
    proof: Sequence[bytes], *, old: int, old_root: bytes, size: int, root: bytes
) -> bool:
    """Whether the tree of `size` leaves begins with that of `old` leaves [RFC 6962 2.1.2]."""
    if not 0 <= old <= size:
        return False
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    if old == size:
        return not proof and old_root == root
    first, siblings = _old_subtree(old, size)
    hashes = (old_root, *proof) if first == (0, old) else tuple(proof)
    if len(hashes) != len(siblings) + 1:
        return False
    return _climb_both(hashes, first, siblings) == (old_root, root)


def extension_hashes(node: Node, old: int, *, size: int) -> tuple[bytes, ...]:
    """What both roots follow from, for 0 < old < size: a proof that leaves nothing out.

    The first is the last subtree that both trees have; the rest are its siblings, lowest first.
    Without that first one, where it is the whole old tree, they are the proof of RFC 6962.
    """
    first, siblings = _old_subtree(old, size)
    return tuple(range_root(node, start, stop) for start, stop in (first, *siblings))


def fold_extension(hashes: Sequence[bytes], old: int, *, size: int) -> tuple[bytes, bytes]:
    """The roots of the first `old` leaves and of all `size`, from `extension_hashes`.

    Whoever knows the second root can rely on the first, if the second one is as it should be: each
    hash that goes into the first goes into the second too [RFC 6962 2.1.2].
    """
    first, siblings = _old_subtree(old, size)
    return _climb_both(hashes, first, siblings)


def _climb_both(
    hashes: Sequence[bytes], first: tuple[int, int], siblings: Sequence[tuple[int, int]]
) -> tuple[bytes, bytes]:
    then = now = hashes[0]
    for (start, _), sibling in zip(siblings, hashes[1:], strict=True):
        if start < first[0]:
            then = node_hash(sibling, then)
            now = node_hash(sibling, now)
        else:
            now = node_hash(now, sibling)
    return then, now


def _descent(number: int, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """The subtrees from the root down to leaf `number`: where each starts, divides and stops."""
    while stop - start > 1:
        split = start + (1 << (stop - start - 1).bit_length() - 1)
        yield start, split, stop
        start, stop = (start, split) if number < split else (split, stop)


def _old_subtree(old: int, size: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The last subtree that both trees have, and its siblings in the new one, lowest first."""
    siblings: list[tuple[int, int]] = []
    for start, split, stop in _descent(old - 1, 0, size):
        if stop == old:
            return (start, old), siblings[::-1]
        siblings.append((split, stop) if old - 1 < split else (start, split))
    return (old - 1, old), siblings[::-1]
