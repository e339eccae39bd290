"""How records lie in the box: old-style tar headers without the closing blocks. [F 3]."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

from moothall.ballots.belenios_v1.canonical import dump
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.errors import DoesNotHoldError, NotABoxError, Reason

_BLOCK = 512
_MODE_AND_OWNERS = b"%b\0%b\0%b\0" % (b"0000644", b"0000000", b"0000000")
_REST = bytes(_BLOCK - 157)
_SUM_OF_THE_REST = sum(b" " * 8 + b"0")  # the checksum counts its own field as spaces
_OCTAL = re.compile(rb"[0-7]{11}")
_FIRST = "BELENIOS"
_MOST_OF_EVENT = 1 << 10  # bytes of a body: a few fields of fixed length
_MOST_OF_ANY = 1 << 31
_UNASKED = 1 << 16  # bytes that are read without asking first whether they are there
PIECE = 1 << 16  # bytes of a record that is read without being held


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where a record's body lies in the box, and its digest."""

    begin: int
    size: int
    digest: str


def header(name: str, size: int, timestamp: int) -> bytes:
    """Give the 512 bytes before a record's body."""
    before = name.encode().ljust(100, b"\0") + _MODE_AND_OWNERS
    before += b"%011o\0%011o\0" % (size, timestamp)
    checksum = sum(before) + _SUM_OF_THE_REST
    return b"%b%06o\0 0%b" % (before, checksum, _REST)


def framed(name: str, body: bytes, timestamp: int) -> bytes:
    """Give a whole record: header, body, zeros up to the next block."""
    return header(name, len(body), timestamp) + body + bytes(-len(body) % _BLOCK)


def first_record(timestamp: int) -> bytes:
    """Give the bytes that open a box."""
    body = dump({"version": 1, "timestamp": str(timestamp)})
    return framed(_FIRST, body, timestamp)


def read_first(stream: BinaryIO) -> int:
    """Read the record that opens a box; its time is that of all records. [F 3]."""
    opening = stream.read(_BLOCK)
    if not opening.startswith(_FIRST.encode() + b"\0"):
        raise NotABoxError("it does not begin with a record named BELENIOS")
    if len(opening) < _BLOCK:
        raise DoesNotHoldError(Reason.BOX_TRUNCATED, "the box ends within its first record")
    time = opening[136:147]
    timestamp = int(time, 8) if _OCTAL.fullmatch(time) else 0
    expected = header(_FIRST, _size(opening), timestamp)
    size = _require_header(stream, opening, expected, _MOST_OF_EVENT, offset=0)
    body = _read_body(stream, size, offset=0)
    if body != dump({"version": 1, "timestamp": str(timestamp)}):
        raise DoesNotHoldError(Reason.BOX_HEADER, "the first record is not version 1 with its time")
    return timestamp


def read_records(
    stream: BinaryIO, timestamp: int, *, most: Callable[[], int], holds: Callable[[], bool]
) -> Iterator[tuple[str, bytes, Passage]]:
    """Yield name, body and place of every further record, each named by its digest. [F 3].

    `most()` gives the most bytes that a data record may have at this place: what is larger is
    refused by its header, before any of it is read. Where `holds()` says no, the bytes are only
    passed by, and the body given is empty.
    """
    offset = 2 * _BLOCK
    while opening := stream.read(_BLOCK):
        if len(opening) < _BLOCK:
            raise _truncated(offset)
        name = opening[:100].rstrip(b"\0").decode("ascii", "replace")
        expected = header(name, _size(opening), timestamp)
        largest = most() if name.endswith(".data.json") else _MOST_OF_EVENT
        size = _require_header(stream, opening, expected, largest, offset=offset)
        if name.endswith(".event.json") or holds():
            body = _read_body(stream, size, offset=offset)
            found = digest(body)
        else:
            body, found = b"", _passed_by(stream, size, offset=offset)
        if name not in (f"{found}.data.json", f"{found}.event.json"):
            says = f"the record at byte {offset} is not named by the digest of its bytes"
            raise DoesNotHoldError(Reason.BOX_DIGEST, says)
        yield name, body, Passage(begin=offset + _BLOCK, size=size, digest=found)
        offset += _BLOCK + -(-size // _BLOCK) * _BLOCK


def _size(opening: bytes) -> int:
    return int(opening[124:135], 8) if _OCTAL.fullmatch(opening[124:135]) else 0


def _require_header(
    stream: BinaryIO, opening: bytes, expected: bytes, most: int, *, offset: int
) -> int:
    """Give the size of a record whose header is right and whose bytes are there."""
    size = _size(opening)
    if opening != expected:
        says = f"the header at byte {offset} is not the one for its record"
        raise DoesNotHoldError(Reason.BOX_HEADER, says)
    if size > _MOST_OF_ANY:
        says = f"the record at byte {offset} is larger than any of its kind"
        raise DoesNotHoldError(Reason.BOX_HEADER, says)
    if size > _UNASKED and size > _left(stream):
        raise _truncated(offset)
    if size > most:
        says = f"the record at byte {offset} has {size} bytes, and may have {most} at its place"
        raise DoesNotHoldError(Reason.BOX_HEADER, says)
    return size


def _read_body(stream: BinaryIO, size: int, *, offset: int) -> bytes:
    body = stream.read(size)
    if len(body) < size:
        raise _truncated(offset)
    _read_padding(stream, size, offset=offset)
    return body


def _passed_by(stream: BinaryIO, size: int, *, offset: int) -> str:
    """Read a body a piece at a time and give its digest only."""
    hashed, left = hashlib.sha256(), size
    while left:
        if not (piece := stream.read(min(left, PIECE))):
            raise _truncated(offset)
        hashed.update(piece)
        left -= len(piece)
    _read_padding(stream, size, offset=offset)
    return hashed.hexdigest()


def _read_padding(stream: BinaryIO, size: int, *, offset: int) -> None:
    padding = stream.read(-size % _BLOCK)
    if len(padding) < -size % _BLOCK:
        raise _truncated(offset)
    if any(padding):
        says = f"the record at byte {offset} is padded with something else than zeros"
        raise DoesNotHoldError(Reason.BOX_HEADER, says)


def _left(stream: BinaryIO) -> int:
    """Say how many bytes are still to be read: a header may promise gigabytes that are not."""
    here = stream.tell()
    end = stream.seek(0, SEEK_END)
    stream.seek(here)
    return end - here


def _truncated(offset: int) -> DoesNotHoldError:
    says = f"the box ends within the record at byte {offset}"
    return DoesNotHoldError(Reason.BOX_TRUNCATED, says)
