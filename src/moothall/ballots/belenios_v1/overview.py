"""The two readings of a box: its chain with a row a ballot, then the ballots themselves. [F 10]."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from moothall.ballots.belenios_v1.box import Entry, Kind, read_box
from moothall.ballots.belenios_v1.framing import PIECE
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.public_list import credential_digest
from moothall.ballots.belenios_v1.weighing import Sort, cast_row
from moothall.ballots.errors import DoesNotHoldError, Reason

_CREDENTIAL = re.compile(
    rb'\{"election_uuid":"[^"]{1,64}","election_hash":"[^"]{43}","credential":"([0-9a-f]{1,617})"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A box without its ballots."""

    setup: Entry
    cast: Iterable[bytes]  # a row a ballot, sorted by the digests of its credential and its bytes
    ballots: int
    height: int  # of the last event
    head: str  # its digest


@dataclass(slots=True)
class _Reading:
    setup: Entry | None = None
    ballots: int = 0
    height: int = -1
    head: str = ""

    def rows(self, stream: BinaryIO) -> Iterator[bytes]:
        """Read the box, and yield a row for each ballot."""
        for entry in read_box(stream, holds_credentials=False):
            self.height, self.head = entry.height, entry.digest
            match entry.kind:
                case Kind.SETUP:
                    self.setup = entry
                case Kind.BALLOT:
                    (raw,) = entry.records
                    credential = credential_digest(credential_in(raw))
                    named = bytes.fromhex(entry.payload or "")
                    yield cast_row(self.ballots, credential=credential, ballot=named)
                    self.ballots += 1


def overview_of(stream: BinaryIO, *, sort: Sort) -> Overview:
    """Read the whole box once; raises what is wrong with its frames, chain and order."""
    reading = _Reading()
    cast = sort(reading.rows(stream))
    if reading.setup is None:
        raise DoesNotHoldError(Reason.BOX_ORDER, "the box has no event Setup")
    return Overview(
        setup=reading.setup,
        cast=cast,
        ballots=reading.ballots,
        height=reading.height,
        head=reading.head,
    )


def credentials_of(stream: BinaryIO, setup: Entry) -> Iterator[bytes]:
    """Yield the record of public credentials in pieces; raises `box-chain` where it has changed."""
    where = setup.credentials
    if where is None:
        raise ValueError("the reading of this set-up held its credentials")
    stream.seek(where.begin)
    hashed, left = hashlib.sha256(), where.size
    while piece := stream.read(min(left, PIECE)):
        hashed.update(piece)
        left -= len(piece)
        yield piece
    if hashed.hexdigest() != where.digest:
        raise _changed()


class SecondReading:
    """What the first reading read, one event at a time: the ballots, then the later events.

    A box may grow meanwhile, and what is appended is not looked at. That everything up to there is
    still the same is known at the last event, whose digest stands for all before it.
    """

    def __init__(self, stream: BinaryIO, overview: Overview) -> None:
        """Take a stream at the beginning of the box, and what the first reading found."""
        self._entries = _until(
            read_box(stream, holds_credentials=False), height=overview.height, head=overview.head
        )
        self._ballots = overview.ballots
        self._after: Entry | None = None  # the first event that is not about a ballot

    def ballots(self) -> Iterator[bytes]:
        """Yield the ballots; call it first, and read it to its end. Raises `box-chain`."""
        place = 0
        for entry in self._entries:
            if entry.kind is Kind.BALLOT and place < self._ballots:
                place += 1
                yield entry.records[0]
            elif entry.kind is Kind.BALLOT:
                raise _changed()
            elif entry.kind is not Kind.SETUP:
                self._after = entry
                return

    def later(self) -> Iterator[Entry]:
        """Yield what follows the ballots; raises `box-chain` where the box has changed."""
        if self._after is not None:
            yield self._after
            yield from self._entries


def _until(entries: Iterator[Entry], *, height: int, head: str) -> Iterator[Entry]:
    """Yield the events up to a height; raises `box-chain` where the last is not the one named."""
    for entry in entries:
        if entry.height == height and entry.digest != head:
            break
        yield entry
        if entry.height == height:
            return
    raise _changed()


def _changed() -> DoesNotHoldError:
    return DoesNotHoldError(Reason.BOX_CHAIN, "the box changed while it was read")


def credential_in(ballot: bytes) -> bytes:
    """Give a ballot's credential as written; of what is no ballot, nothing that is on a roll."""
    match = _CREDENTIAL.match(ballot)
    return match[1] if match else b""


def named(place: int, ballot: bytes) -> str:
    """Name a ballot for a scrutineer: its place from 1 and its tracker."""
    return f"ballot {place + 1} (tracker {fingerprint(ballot)})"
