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
    head: str  # the digest of the last event


def overview_of(stream: BinaryIO) -> Overview:
    """Read the whole box once; raises what is wrong with its frames, chain and order."""
    setup: Entry | None = None
    credentials, ballots, head = bytearray(), bytearray(), ""
    for entry in read_box(stream):
        head = entry.digest
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
        head=head,
    )


class SecondReading:
    """The ballots, then the later events, one at a time; the chain's head proves them the same."""

    def __init__(self, stream: BinaryIO, head: str) -> None:
        """Take a stream at the beginning of the box, and the digest of its last event."""
        self._entries, self._head = read_box(stream), head
        self._last: Entry | None = None

    def ballots(self) -> Iterator[bytes]:
        """Yield the ballots; call it first, and read it to its end."""
        for entry in self._entries:
            self._last = entry
            if entry.kind is Kind.BALLOT:
                yield entry.records[0]
            elif entry.kind is not Kind.SETUP:
                return

    def later(self) -> Iterator[Entry]:
        """Yield what follows the ballots; raises `box-chain` where the box has changed."""
        if self._last is not None and self._last.kind not in (Kind.SETUP, Kind.BALLOT):
            yield self._last
        for entry in self._entries:
            self._last = entry
            yield entry
        if self._last is None or self._last.digest != self._head:
            raise DoesNotHoldError(Reason.BOX_CHAIN, "the box changed while it was read")


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
