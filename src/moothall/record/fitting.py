"""A first look at an export: can it fit what the reader knew? Told long before all is judged.

Looks at the head, the tiles and the rotations, and relies on nothing of it: an export that holds
and seems to fit no anchor here is refused by `anchors` for good, once it is checked in its order.
"""

from collections.abc import Iterator

from moothall.record.anchors import Anchors, Chain, require_anchors
from moothall.record.bundles import bundle_name, split_bundle
from moothall.record.entries import Entry, read_kept
from moothall.record.errors import RecordError
from moothall.record.exports import ENTRIES, Manifest, require_files
from moothall.record.inspection import read_head
from moothall.record.rotations import rotations_in
from moothall.record.tiles import WIDTH, Read, TileNodes, widths


def may_fit(anchors: Anchors, present: frozenset[str], read: Read) -> bool:
    """Whether it is worth while to judge this export; false also where it cannot be read."""
    if not anchors.are_given():
        return True
    try:
        manifest, checkpoint = read_head(present, read)
        size = checkpoint.head.size
        require_files(present, size=size)
        own = () if _needs_no_chain(anchors, manifest) else _rotations(size, read)
        chain = Chain(key=manifest.key, rotations=rotations_in(own, origin=checkpoint.head.origin))
        require_anchors(anchors, checkpoint, chain=chain, node=TileNodes(read, size=size))
    except RecordError:
        return False
    return True


def _needs_no_chain(anchors: Anchors, manifest: Manifest) -> bool:
    """Whether all that the reader knew is of the key in force now; else its entries are read."""
    since = anchors.since
    of_now = since is None or since.is_signed_by(manifest.key)
    return of_now and all(key == manifest.key for key in anchors.keys)


def _rotations(size: int, read: Read) -> Iterator[tuple[int, Entry]]:
    for number, width in widths(size):
        name = bundle_name(ENTRIES, number, width=width)
        leaves = read(name)
        if b'"rotation":' in leaves:
            for at, leaf in enumerate(split_bundle(name, leaves, width=width), number * WIDTH):
                if b'"rotation":' in leaf:
                    yield at, read_kept(leaf, b"", number=at).entry or {}
