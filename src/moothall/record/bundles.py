"""Bundles: up to 256 entries, or openings, in one file, each behind its length in two bytes.

Section "Log entries" of C2SP `tlog-tiles`.
"""

from collections.abc import Iterable, Iterator, Sequence

from moothall.record.errors import Damage, RecordError
from moothall.record.tiles import WIDTH, numbered, widths

_LENGTH_BYTES = 2


def cut_bundles(folder: str, items: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """The bundles of all items: name and bytes."""
    for number, width in widths(len(items)):
        row = items[number * WIDTH : number * WIDTH + width]
        yield bundle_name(folder, number, width=width), bundle(row)


def bundle_name(folder: str, number: int, *, width: int) -> str:
    """The name of bundle `number` in `tile/entries` or `opened`."""
    return f"{folder}/{numbered(number, width=width)}"


def bundle(items: Iterable[bytes]) -> bytes:
    """The bytes of one bundle [tlog-tiles: Log entries]."""
    return b"".join(len(item).to_bytes(_LENGTH_BYTES) + item for item in items)


def split_bundle(name: str, content: bytes, *, width: int) -> list[bytes]:
    """The items of one bundle [tlog-tiles: Log entries].

    Raises:
        RecordError: it is cut short or does not hold `width` items.
    """
    items = []
    at = 0
    while at < len(content):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(content[at:start])
        items.append(content[start:at])
    if at != len(content):
        raise RecordError(Damage.BUNDLE, f"{name} is cut short in its item {len(items) - 1}")
    if len(items) != width:
        raise RecordError(Damage.BUNDLE, f"{name} holds {len(items)} items, not {width}")
    return items
