"""A whole election in a few lines: every role played honestly, from a seed."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from moothall.ballots.belenios_v1 import ceremony
from moothall.ballots.belenios_v1.box import (
    Entry,
    Head,
    Kind,
    appended,
    owned_record,
    read_box,
    read_owner,
    setup_record,
)
from moothall.ballots.belenios_v1.canonical import Json
from moothall.ballots.belenios_v1.credentials import (
    credential_secret,
    credentials_record,
    new_credential,
)
from moothall.ballots.belenios_v1.decrypting import decryption_record, open_result
from moothall.ballots.belenios_v1.decryption import combined, read_decryption
from moothall.ballots.belenios_v1.election import (
    Election,
    HomomorphicQuestion,
    Question,
    RankedQuestion,
    Terms,
    read_election,
    write_election,
)
from moothall.ballots.belenios_v1.framing import first_record
from moothall.ballots.belenios_v1.groups import Group, group_named
from moothall.ballots.belenios_v1.proving import Entropy
from moothall.ballots.belenios_v1.result import Result, result_record
from moothall.ballots.belenios_v1.sealing import Vote, seal
from moothall.ballots.belenios_v1.shuffle import read_shuffle
from moothall.ballots.belenios_v1.shuffling import shuffle_record
from moothall.ballots.belenios_v1.tally import Row, Sum, sized_record, tally_record
from moothall.ballots.belenios_v1.trustees import joint_key, owner_keys, read_trustees
from moothall.ballots.belenios_v1.verifying import Verdict, inspect_box, require_box

TIMESTAMP = 1_795_000_000
UUID = "TestVoting5678Box9"

YES_NO = HomomorphicQuestion(
    question="Adopt?", answers=("Yes", "No", "Abstain"), minimum=1, maximum=1, has_blank=False
)
APPROVAL = HomomorphicQuestion(
    question="Which?", answers=("Ash", "Birch"), minimum=0, maximum=2, has_blank=False
)
BLANK = HomomorphicQuestion(
    question="Whom?", answers=("Alice", "Bob"), minimum=1, maximum=2, has_blank=True
)
RANKED = RankedQuestion(question="Rank", answers=("Alice", "Bob", "Carol"))


def seeded(seed: str) -> Entropy:
    """Chance that repeats: never for anything but tests."""
    counter = 0

    def entropy(size: int) -> bytes:
        nonlocal counter
        counter += 1
        return hashlib.shake_256(f"{seed}|{counter}".encode()).digest(size)

    return entropy


def mandatory(group: Group, entropy: Entropy) -> tuple[list[int], Json]:
    secret = int.from_bytes(entropy(64)) % group.q
    return [secret], ceremony.single(group, secret, name="", entropy=entropy)


def threshold_group(
    group: Group, size: int, threshold: int, entropy: Entropy
) -> tuple[list[int], Json]:
    """Hold the key ceremony of F 7; give each trustee's share and the group's entry."""
    seats = [
        ceremony.Seat(group=group, index=i + 1, size=size, threshold=threshold) for i in range(size)
    ]
    certified = [ceremony.certify(seat, entropy=entropy) for seat in seats]
    committed = [
        ceremony.commit(seat, one.signing, entropy=entropy)
        for seat, one in zip(seats, certified, strict=True)
    ]
    certificates = [one.certificate for one in certified]
    published, shares = [], []
    for seat, one, own in zip(seats, certified, committed, strict=True):
        points = [ceremony.point(group, other.polynomial, seat.index) for other in committed]
        share = ceremony.share(seat, points, [other.coefficients for other in committed])
        shares.append(share)
        published.append(
            ceremony.Published(
                certificate=one.certificate,
                commitment=own.commitment,
                closing=ceremony.close(
                    seat, one.signing, certificates, own.coefficients, entropy=entropy
                ),
                verification_key=ceremony.verification_key(
                    seat, share, one.signing, entropy=entropy
                ),
            )
        )
    return shares, ceremony.pedersen(threshold, published)


@dataclass(kw_only=True)
class Society:
    """An election in the making, and the bytes of its box so far."""

    election: Election
    trustees_raw: bytes
    secrets: list[int]  # of each trustee by number
    credentials: list[str]
    weights: list[int]
    entropy: Entropy
    box: bytearray = field(default_factory=bytearray)
    head: Head = field(
        default_factory=lambda: Head(timestamp=TIMESTAMP, height=-1, digest=None, kind=None)
    )

    total: Sum = field(init=False)
    rows: tuple[Row, ...] = field(init=False)

    @property
    def group(self) -> Group:
        return self.election.group

    def append(self, kind: Kind, *records: bytes) -> None:
        if not self.box:
            self.box += first_record(TIMESTAMP)
        written, self.head = appended(self.head, kind, records)
        self.box += written

    def set_up(self) -> None:
        publics = [
            (self.group.g.power(self.secret(place)), weight)
            for place, weight in enumerate(self.weights)
        ]
        records = (self.election.raw, self.trustees_raw, credentials_record(self.group, publics))
        self.append(Kind.SETUP, *records, setup_record(*records))

    def secret(self, voter: int) -> int:
        credential = self.credentials[voter]
        return credential_secret(self.group, uuid=self.election.uuid, credential=credential)

    def sealed(self, voter: int, vote: Vote) -> bytes:
        return seal(self.election, secret=self.secret(voter), vote=vote, entropy=self.entropy)

    def cast(self, voter: int, vote: Vote) -> bytes:
        ballot = self.sealed(voter, vote)
        self.append(Kind.BALLOT, ballot)
        return ballot

    def close(self) -> None:
        """Close, and write the encrypted tally."""
        box = bytes(self.box)
        opening = require_box(
            lambda: io.BytesIO(box), map_=map, sort=sorted, progress=lambda *_: None
        )
        self.total = opening.total
        self.rows = self.total.rows
        tally = tally_record(self.group, self.rows)
        self.append(Kind.END_BALLOTS)
        self.append(Kind.ENCRYPTED_TALLY, tally, sized_record(self.total, tally))

    def ballots(self) -> list[bytes]:
        return [entry.records[0] for entry in self.entries() if entry.kind is Kind.BALLOT]

    def entries(self) -> list[Entry]:
        return list(read_box(io.BytesIO(self.box)))

    def shuffle(self, owner: int) -> None:
        record = shuffle_record(self.election, self.rows, entropy=self.entropy)
        self.append(Kind.SHUFFLE, record, owned_record(owner, record))
        self.rows = read_shuffle(self.election, record, rows=self.rows)

    def end_shuffles(self) -> None:
        self.append(Kind.END_SHUFFLES)

    def decrypt(self, *owners: int) -> None:
        for owner in owners:
            record = decryption_record(
                self.election, self.rows, secret=self.secrets[owner - 1], entropy=self.entropy
            )
            self.append(Kind.PARTIAL_DECRYPTION, record, owned_record(owner, record))

    def result(self) -> Result:
        trustees = read_trustees(self.group, self.trustees_raw)
        by_owner = {
            (owner := read_owner(entry.records[1])): read_decryption(
                self.election,
                entry.records[0],
                public=owner_keys(trustees)[owner - 1],
                rows=self.rows,
            )
            for entry in self.entries()
            if entry.kind is Kind.PARTIAL_DECRYPTION
        }
        factors = combined(self.group, trustees, by_owner)
        return open_result(self.election, self.rows, factors, weight=self.total.weight)

    def announce(self) -> Result:
        result = self.result()
        self.append(Kind.RESULT, result_record(result))
        return result

    def verdict(self) -> Verdict:
        return verdict_on(bytes(self.box))


def verdict_on(box: bytes) -> Verdict:
    return inspect_box(
        lambda: io.BytesIO(box), map_=map, sort=sorted, progress=lambda done, of: None
    )


def society(
    *questions: Question,
    group: str = "Ed25519",
    voters: int = 3,
    weights: Sequence[int] = (),
    single: int = 1,
    threshold: tuple[int, int] | None = None,
    seed: str = "seed",
) -> Society:
    """Set up an election with its trustees (threshold: (t, n)) and an empty box."""
    entropy, chosen = seeded(seed), group_named(group)
    secrets, entries = [], []
    for _ in range(single):
        own, entry = mandatory(chosen, entropy)
        secrets += own
        entries.append(entry)
    if threshold:
        own, entry = threshold_group(chosen, threshold[1], threshold[0], entropy)
        secrets += own
        entries.append(entry)
    trustees_raw = ceremony.trustees_record(entries)
    terms = Terms(
        name="Test",
        description="An election of the tests",
        questions=questions or (YES_NO,),
        uuid=UUID,
        administrator="Alice",
        credential_authority="Bob",
    )
    key = joint_key(chosen, read_trustees(chosen, trustees_raw))
    made = Society(
        election=read_election(write_election(terms, group=chosen, public_key=key)),
        trustees_raw=trustees_raw,
        secrets=secrets,
        credentials=[new_credential(entropy=entropy) for _ in range(voters)],
        weights=list(weights) or [1] * voters,
        entropy=entropy,
    )
    made.set_up()
    return made
