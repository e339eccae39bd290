"""The first reading of a box: its chain, and of each ballot two digests. [F 10]."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from moothall.ballots.belenios_v1.box import Entry, Kind, read_box
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.roll import DIGEST, credential_digest
from moothall.ballots.errors import DoesNotHoldError, Reason

_CREDENTIAL = re.compile(
    rb'\{"election_uuid":"[^"]{1,64}","election_hash":"[^"]{43}","credential":"([0-9a-f]{1,617})"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A box without its ballots."""

    setup: Entry
    cast: NDArray[np.bytes_]  # of each ballot in order, the digest of its credential
    replayed: int | None  # the first ballot that is an earlier one again, from 0
    height: int  # of the last event
    head: str  # its digest


def overview_of(stream: BinaryIO) -> Overview:
    """Read the whole box once; raises what is wrong with its frames, chain and order."""
    setup: Entry | None = None
    credentials, ballots, height, head = bytearray(), bytearray(), -1, ""
    for entry in read_box(stream):
        height, head = entry.height, entry.digest
        match entry.kind:
            case Kind.SETUP:
                setup = entry
            case Kind.BALLOT:
                credentials += credential_digest(credential_in(entry.records[0]))
                ballots += credential_digest(entry.records[0])
    if setup is None:
        raise DoesNotHoldError(Reason.BOX_ORDER, "the box has no event Setup")
    return Overview(
        setup=setup,
        cast=np.frombuffer(credentials, dtype=DIGEST),
        replayed=_first_repeated(np.frombuffer(ballots, dtype=DIGEST)),
        height=height,
        head=head,
    )


class SecondReading:
    """What the first reading read, one event at a time: the ballots, then the later events.

    A box may grow meanwhile, and what is appended is not looked at. That everything up to there is
    still the same is known at the last event, whose digest stands for all before it.
    """

    def __init__(self, stream: BinaryIO, overview: Overview) -> None:
        """Take a stream at the beginning of the box, and what the first reading found."""
        self._entries = _until(read_box(stream), height=overview.height, head=overview.head)
        self._ballots = len(overview.cast)
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


def _first_repeated(digests: NDArray[np.bytes_]) -> int | None:
    order = np.argsort(digests, kind="stable")
    ordered = digests[order]
    repeated = order[1:][ordered[1:] == ordered[:-1]]
    return int(repeated.min()) if len(repeated) else None
