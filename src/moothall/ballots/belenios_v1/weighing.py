"""What each ballot of a box counts for, by sorting alone. [F 6, 10].

Ballots sorted by credential run beside the roll sorted likewise; what comes of it is sorted back
into the order of the box. Whoever calls brings the `sorted`: the built-in one, or one that keeps
its rows elsewhere, so that memory need not grow with the ballots.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, repeat

from moothall.ballots.belenios_v1.public_list import DIGEST_SIZE, repeated

Sort = Callable[[Iterable[bytes]], Iterable[bytes]]
"""Like the built-in `sorted`: takes all rows, of one length, before it gives the first."""

UNKNOWN = -1
_NO_WEIGHT = bytes(8)  # of a credential that is not on the roll; every weight on it is above zero


@dataclass(slots=True, kw_only=True)
class Weighed:
    """What is known of all ballots together once each has been weighed."""

    weights: Iterable[int] = ()  # of each ballot in order; 0 where a later one counts, or `UNKNOWN`
    replayed: int | None = None  # the first ballot that is an earlier one again, from 0
    counted: int = 0
    voters: int = 0
    has_weights: bool = False  # whether any vote counts for more than one

    def note_replayed(self, place: int) -> None:
        """Take note of a ballot that is an earlier one again."""
        self.replayed = place if self.replayed is None else min(self.replayed, place)


def cast_row(place: int, *, credential: bytes, ballot: bytes) -> bytes:
    """Give the row of a ballot at a place: the digests of its credential and of its bytes."""
    return credential + ballot + place.to_bytes(8)


def weigh(cast: Iterable[bytes], roll: Iterable[bytes], *, sort: Sort) -> Weighed:
    """Weigh the ballots: `cast` are sorted rows, `roll` those of the credentials in any order.

    Raises `credential-repeated`.
    """
    found = Weighed()
    voters = _distinct(sort(roll), found)
    weighed = sort(_weighed(cast, voters, found))
    found.weights = _in_order(weighed)
    return found


def _distinct(roll: Iterable[bytes], found: Weighed) -> Iterator[tuple[bytes, bytes]]:
    before = b""
    for row in roll:
        digest, weight = row[:DIGEST_SIZE], row[DIGEST_SIZE:]
        if digest == before:
            raise repeated()
        found.voters += 1
        found.has_weights |= int.from_bytes(weight) != 1
        yield digest, weight
        before = digest


def _weighed(
    cast: Iterable[bytes], voters: Iterator[tuple[bytes, bytes]], found: Weighed
) -> Iterator[bytes]:
    """Yield place and weight of every ballot that counts or whose credential is unknown."""
    digest, weight = next(voters, (b"", b""))
    for credential, ballots in groupby(cast, key=_credential):
        while digest and digest < credential:
            digest, weight = next(voters, (b"", b""))
        places = _places(ballots, found)
        if digest != credential:
            yield from (place + _NO_WEIGHT for place in places)
            continue
        found.counted += 1
        yield max(places) + weight
    for _ in voters:  # each is still to be looked at
        pass


def _credential(row: bytes) -> bytes:
    return row[:DIGEST_SIZE]


def _places(ballots: Iterable[bytes], found: Weighed) -> Iterator[bytes]:
    """Yield the places of one credential's ballots, equal ones after one another."""
    before = b""
    for row in ballots:
        ballot, place = row[DIGEST_SIZE : 2 * DIGEST_SIZE], row[2 * DIGEST_SIZE :]
        if ballot == before:
            found.note_replayed(int.from_bytes(place))
        yield place
        before = ballot


def _in_order(weighed: Iterable[bytes]) -> Iterator[int]:
    following = 0
    for row in weighed:
        place = int.from_bytes(row[:8])
        yield from repeat(0, place - following)
        yield int.from_bytes(row[8:]) or UNKNOWN
        following = place + 1
