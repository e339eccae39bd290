"""The ballot box: an archive that only grows, and the chain of events in it. [F 3].

Reading rebuilds every header and compares bytes; it never holds more than one event and what that
event announces. Writing gives bytes to append; who keeps them, and how durably, is the command's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import BinaryIO

from moothall.ballots.belenios_v1.canonical import Json, dump, load_canonical
from moothall.ballots.belenios_v1.framing import (
    Passage,
    framed,
    read_first,
    read_records,
)
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.reading import fields, fields_of_one, text, whole
from moothall.ballots.errors import DoesNotHoldError, Reason


class Kind(StrEnum):
    """What an event announces."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    SHUFFLE = "Shuffle"
    END_SHUFFLES = "EndShuffles"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


_RECORDS_BEFORE = {
    Kind.SETUP: 4, Kind.BALLOT: 1, Kind.END_BALLOTS: 0, Kind.ENCRYPTED_TALLY: 2, Kind.SHUFFLE: 2,
    Kind.END_SHUFFLES: 0, Kind.PARTIAL_DECRYPTION: 2, Kind.RESULT: 1,
}  # fmt: skip
_TIES = {
    Kind.SETUP: ("election", "trustees", "credentials"),
    Kind.ENCRYPTED_TALLY: ("num_tallied", "total_weight", "encrypted_tally"),
    Kind.SHUFFLE: ("owner", "payload"),
    Kind.PARTIAL_DECRYPTION: ("owner", "payload"),
}
_MAY_FOLLOW: dict[Kind | None, tuple[Kind, ...]] = {
    None: (Kind.SETUP,),
    Kind.SETUP: (Kind.BALLOT, Kind.END_BALLOTS),
    Kind.BALLOT: (Kind.BALLOT, Kind.END_BALLOTS),
    Kind.END_BALLOTS: (Kind.ENCRYPTED_TALLY,),
    Kind.ENCRYPTED_TALLY: (Kind.SHUFFLE, Kind.END_SHUFFLES, Kind.PARTIAL_DECRYPTION),
    Kind.SHUFFLE: (Kind.SHUFFLE, Kind.END_SHUFFLES),
    Kind.END_SHUFFLES: (Kind.PARTIAL_DECRYPTION,),
    Kind.PARTIAL_DECRYPTION: (Kind.PARTIAL_DECRYPTION, Kind.RESULT),
    Kind.RESULT: (),
}
# The most bytes of a record: election, trustees, credentials, set-up; a ballot; what opens it. So
# many bytes are the public credentials of 3.8 million voters in Ed25519, of 400,000 in the others.
_MOST_OF_SETUP = (1 << 20, 1 << 23, 1 << 28, 1 << 10)
MOST_OF_BALLOT = 1 << 24
_MOST_OF_OPENING = 1 << 28
_MOST_OF_TIE = 1 << 12
_PLACE_OF_CREDENTIALS = 2  # among the records of Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event with the records it announces, in their order, and the digest of its own bytes.

    Where the public credentials are not held, their record is empty here and in `credentials` lies
    where it is in the box.
    """

    kind: Kind
    height: int
    records: tuple[bytes, ...]
    digest: str
    payload: str | None = None  # the digest of the last record, as it was read
    credentials: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a box stands: what the next event has to build on."""

    timestamp: int
    height: int
    digest: str | None
    kind: Kind | None


def read_box(stream: BinaryIO, *, holds_credentials: bool = True) -> Iterator[Entry]:
    """Yield the events of a box, everything that F 3 asks checked. Raises at the first fault."""
    timestamp = read_first(stream)
    head = Head(timestamp=timestamp, height=-1, digest=None, kind=None)
    place = _Place(head=head, holds_credentials=holds_credentials)
    for name, body, passage in read_records(stream, timestamp, most=place.most, holds=place.holds):
        if name.endswith(".data.json"):
            place.take(name[:64], body, passage)
            continue
        entry = _entry(body, passage.digest, place.pending, place.head)
        if not place.holds_credentials and entry.kind is Kind.SETUP:
            entry = replace(entry, credentials=place.credentials)
        place.head = Head(
            timestamp=timestamp, height=entry.height, digest=name[:64], kind=entry.kind
        )
        place.pending = []
        yield entry
    if place.pending:
        says = "the box ends with records that no event announces"
        raise DoesNotHoldError(Reason.BOX_TRUNCATED, says)
    if place.head.kind is None:
        raise DoesNotHoldError(Reason.BOX_ORDER, "the box has no event Setup")


@dataclass(slots=True, kw_only=True)
class _Place:
    """Where a reading of the box is: the last event, and the records since."""

    head: Head
    holds_credentials: bool
    pending: list[tuple[str, bytes]] = field(default_factory=list)
    credentials: Passage | None = None

    def most(self) -> int:
        """How many bytes the next record may have."""
        match self.head.kind:
            case None:
                return _MOST_OF_SETUP[min(len(self.pending), 3)]
            case Kind.SETUP | Kind.BALLOT:
                return MOST_OF_BALLOT
            case _:
                return _MOST_OF_OPENING

    def holds(self) -> bool:
        """Say whether the next data record is to be held."""
        return self.holds_credentials or not self._is_at_credentials()

    def _is_at_credentials(self) -> bool:
        return self.head.kind is None and len(self.pending) == _PLACE_OF_CREDENTIALS

    def take(self, name: str, body: bytes, passage: Passage) -> None:
        """Keep a record for its event; refuses those that no event can announce."""
        before = self.head.kind
        most = max((_RECORDS_BEFORE[kind] for kind in _MAY_FOLLOW[before]), default=0)
        if len(self.pending) >= most:
            says = f"no event after {before or 'the beginning'} announces more than {most} records"
            raise DoesNotHoldError(Reason.BOX_ORDER, says)
        if self._is_at_credentials():
            self.credentials = passage
        self.pending.append((name, body))


def may_follow(head: Head, kind: Kind) -> bool:
    """Say whether an event of this kind may come next."""
    return kind in _MAY_FOLLOW[head.kind]


def appended(head: Head, kind: Kind, records: tuple[bytes, ...]) -> tuple[bytes, Head]:
    """Give the bytes that append an event with its records, and where the box then stands."""
    if not may_follow(head, kind) or len(records) != _RECORDS_BEFORE[kind]:
        raise ValueError(f"{kind} with {len(records)} records cannot follow {head.kind}")
    digests = list(map(digest, records))
    body = _event_written(head, kind, digests[-1] if digests else None)
    written = [
        framed(f"{named}.data.json", one, head.timestamp)
        for named, one in zip(digests, records, strict=True)
    ]
    written.append(framed(f"{digest(body)}.event.json", body, head.timestamp))
    following = Head(
        timestamp=head.timestamp, height=head.height + 1, digest=digest(body), kind=kind
    )
    return b"".join(written), following


def setup_record(election: bytes, trustees: bytes, credentials: bytes) -> bytes:
    """Give the record that ties the three together."""
    return dump(
        {
            "election": digest(election),
            "trustees": digest(trustees),
            "credentials": digest(credentials),
        }
    )


def owned_record(owner: int, payload: bytes) -> bytes:
    """Give the record that says whose a shuffle or a partial decryption is."""
    return dump({"owner": owner, "payload": digest(payload)})


def read_owner(record: bytes) -> int:
    """Take the number of the trustee from such a record."""
    return whole(fields(load_canonical(record), "owner", "payload")[0])


def _event_written(head: Head, kind: Kind, payload: str | None) -> bytes:
    """Write the one event of this kind that can follow, as the protocol writes JSON."""
    parent = f'"parent":"{head.digest}",' if head.digest else ""
    announced = f',"payload":"{payload}"' if payload else ""
    return f'{{{parent}"height":{head.height + 1},"type":"{kind}"{announced}}}'.encode()


def _entry(body: bytes, named: str, pending: list[tuple[str, bytes]], head: Head) -> Entry:
    height = head.height + 1
    try:
        kind = _announced(body, pending, head)
    except DoesNotHoldError as error:
        raise error.within(f"event {height}") from None
    payload = pending[-1][0] if pending else None
    records = tuple(record for _, record in pending)
    return Entry(kind=kind, height=height, records=records, digest=named, payload=payload)


def _announced(body: bytes, pending: list[tuple[str, bytes]], head: Head) -> Kind:
    """Check an event against the records before it. Nearly all are of ballots and quickly known."""
    is_expected = len(pending) == 1 and may_follow(head, Kind.BALLOT)
    if is_expected and body == _event_written(head, Kind.BALLOT, pending[0][0]):
        return Kind.BALLOT
    kind, payload = _event(body, head)
    _require_announced(kind, payload, pending)
    return kind


def _event(body: bytes, head: Head) -> tuple[Kind, Json]:
    value = load_canonical(body)
    parent = () if head.digest is None else ("parent",)
    names = (*parent, "height", "type")
    parts = fields_of_one(value, (*names, "payload"), names)
    is_next = parts["height"] == head.height + 1 and not isinstance(parts["height"], bool)
    if not is_next or parts.get("parent") != head.digest:
        says = "its parent or height does not continue the event before"
        raise DoesNotHoldError(Reason.BOX_CHAIN, says)
    permitted = _MAY_FOLLOW[head.kind]
    if (kind := text(parts["type"])) not in permitted:
        says = f"{kind[:20]} cannot follow {head.kind or 'the beginning'}"
        raise DoesNotHoldError(Reason.BOX_ORDER, says)
    if ("payload" in parts) != (_RECORDS_BEFORE[Kind(kind)] > 0):
        says = f"{kind} {'has no' if 'payload' in parts else 'needs a'} field payload"
        raise DoesNotHoldError(Reason.FIELDS, says)
    return Kind(kind), parts.get("payload")


def _require_announced(kind: Kind, payload: Json, pending: list[tuple[str, bytes]]) -> None:
    digests = [name for name, _ in pending]
    if len(pending) != _RECORDS_BEFORE[kind]:
        says = f"{kind} announces {_RECORDS_BEFORE[kind]} records, and {len(pending)} are before it"
        raise DoesNotHoldError(Reason.BOX_ORDER, says)
    if payload != (digests[-1] if digests else None):
        raise DoesNotHoldError(Reason.BOX_LINK, f"{kind} announces another record")
    if kind not in _TIES:
        return
    tie = pending[-1][1]
    if len(tie) > _MOST_OF_TIE:
        raise DoesNotHoldError(Reason.BOX_HEADER, f"{kind}: the record before it is too large")
    linked = fields(load_canonical(tie), *_TIES[kind])
    named = linked[-(len(digests) - 1) :]
    if named != digests[:-1]:
        raise DoesNotHoldError(Reason.BOX_LINK, f"{kind} ties together other records")
