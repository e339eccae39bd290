"""The roll that a server holds: whose ballot is taken, by the written public credential. [F 5].

Kept small, 40 bytes a voter. A verifier needs no roll: see `weighing`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from moothall.ballots.belenios_v1.box import Entry
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.mapping import Map
from moothall.ballots.belenios_v1.public_list import (
    DIGEST_SIZE,
    credential_digest,
    read_credentials,
    repeated,
)
from moothall.ballots.belenios_v1.setup import read_keys, require_no_weights
from moothall.ballots.belenios_v1.trustees import Trustees

_DIGEST = "S32"  # numpy drops NUL bytes at the end, which at a fixed width changes no comparison


class Roll:
    """Who may vote and with what weight, by the digest of the written public credential."""

    def __init__(self, rows: Iterable[bytes]) -> None:
        """Take the rows of credentials that hold; raises `credential-repeated`."""
        digests, weights = bytearray(), bytearray()
        for row in rows:
            digests += row[:DIGEST_SIZE]
            weights += row[DIGEST_SIZE:]
        found = np.frombuffer(digests, dtype=_DIGEST)
        order = np.argsort(found)
        self._digests = found[order]
        self._weights = np.frombuffer(weights, dtype=">i8").astype(np.int64)[order]
        if len(found) and bool(np.any(self._digests[1:] == self._digests[:-1])):
            raise repeated()

    def __len__(self) -> int:
        """How many voters there are."""
        return len(self._weights)

    def weight_of(self, credential: bytes) -> int | None:
        """Give the weight of one written credential, None where it is not on the roll."""
        wanted = np.array([credential_digest(credential)], dtype=_DIGEST)
        place = int(np.searchsorted(self._digests, wanted)[0])
        if place == len(self) or self._digests[place] != wanted[0]:
            return None
        return int(self._weights[place])

    def has_weights(self) -> bool:
        """Say whether any vote counts for more than one."""
        return bool(np.any(self._weights != 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a box begins with, checked, the roll held for looking up."""

    election: Election
    trustees: Trustees
    roll: Roll


def read_setup(entry: Entry, *, map_: Map) -> Setup:
    """Check election, trustees, joint key and credentials."""
    election, trustees = read_keys(entry)
    roll = Roll(read_credentials(election.group.name, [entry.records[2]], map_=map_))
    require_no_weights(election, has_weights=roll.has_weights())
    return Setup(election=election, trustees=trustees, roll=roll)
