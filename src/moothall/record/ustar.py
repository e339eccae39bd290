"""An export as one file: the one spelling of POSIX `ustar` that we write and accept.

Section 7 of docs/spec/record.md. Any `tar` unpacks it; what another `tar` would write is refused,
so that one set of files has one archive. Reading is a function from offset and length to bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from moothall.record.errors import Damage, RecordError

BLOCK = 512
_END = bytes(2 * BLOCK)
_LONGEST_NAME = 100
_LARGEST_FILE = 8**11 - 1
_CHECKSUM = slice(148, 156)

ReadAt = Callable[[int, int], bytes]
"""Gives up to so many bytes from an offset; fewer where the archive ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a file lies in the archive."""

    offset: int
    length: int


def write_archive(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """The archive of these files, piece by piece."""
    for name in sorted(files, key=str.encode):
        content = files[name]
        yield header(name, len(content))
        yield content
        yield bytes(-len(content) % BLOCK)
    yield _END


def header(name: str, length: int) -> bytes:
    """The block before a file [POSIX.1-2017 pax, ustar Interchange Format]."""
    if len(name.encode()) > _LONGEST_NAME or length > _LARGEST_FILE:
        raise RecordError(Damage.CONTAINER, f"{name} does not fit into an archive")
    fields = (
        (name.encode(), _LONGEST_NAME),
        (b"0000644", 8),  # mode
        (b"0000000", 8),  # owner
        (b"0000000", 8),  # group
        (b"%011o" % length, 12),
        (b"00000000000", 12),  # time
        (b"        ", 8),  # the checksum counts itself as spaces
        (b"0", 1 + 100),  # an ordinary file, linked to nothing
        (b"ustar", 6),
        (b"00", 2 + 32 + 32),  # version, and no names of users
        (b"", 8 + 8 + 155 + 12),  # no devices, no prefix, padding
    )
    block = b"".join(field.ljust(wide, b"\0") for field, wide in fields)
    return block[: _CHECKSUM.start] + b"%06o\0 " % sum(block) + block[_CHECKSUM.stop :]


def index_archive(read_at: ReadAt) -> dict[str, Place]:
    """Where each file lies, in the order of their names; every byte but theirs is checked.

    Raises:
        RecordError: it is cut short, goes on after its end, or is not how we write it.
    """
    places: dict[str, Place] = {}
    before = ""
    offset = 0
    while (block := read_at(offset, BLOCK)) != bytes(BLOCK):
        name, length = _parse_header(block, offset)
        if name.encode() <= before.encode():
            raise RecordError(
                Damage.CONTAINER, f"{name} stands after {before}: not in order, or twice"
            )
        places[name] = Place(offset=offset + BLOCK, length=length)
        offset += BLOCK + length
        padding = -length % BLOCK
        if read_at(offset, padding) != bytes(padding):
            raise RecordError(Damage.CONTAINER, f"{name} is cut short or not padded with zeros")
        offset += padding
        before = name
    if read_at(offset, len(_END) + 1) != _END:
        raise RecordError(
            Damage.CONTAINER, f"the archive does not end at byte {offset} as it should"
        )
    return places


def _parse_header(block: bytes, offset: int) -> tuple[str, int]:
    where = f"the header at byte {offset}"
    if len(block) < BLOCK:
        raise RecordError(Damage.CONTAINER, f"the archive is cut short: {where} is missing")
    try:
        name = block[:_LONGEST_NAME].rstrip(b"\0").decode("ascii")
        length = int(block[124:135].decode("ascii"), 8)
    except ValueError as error:
        raise RecordError(Damage.CONTAINER, f"{where} is not that of an export") from error
    if length < 0 or header(name, length) != block:
        raise RecordError(Damage.CONTAINER, f"{where} is not written as in an export")
    return name, length


def files_of(places: Iterable[tuple[str, Place]], read_at: ReadAt) -> dict[str, bytes]:
    """Every file, in memory."""
    return {name: read_at(place.offset, place.length) for name, place in places}
