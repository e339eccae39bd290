"""The public credentials with their weights, kept small: 40 bytes a voter. [F 5]."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.errors import DoesNotHoldError, Reason

_ITEM = re.compile(rb'"([0-9a-f]{1,617})(?:,([0-9]{1,20}))?"')
_WEIGHT = re.compile(rb"[1-9][0-9]{0,17}")
_CHUNK = 2000
DIGEST = "S32"  # numpy drops NUL bytes at the end, which at a fixed width changes no comparison
UNKNOWN = -1

_A = TypeVar("_A")
_B = TypeVar("_B")


class Map(Protocol):
    """Like the built-in `map`: results in the order of the items, wherever they are made."""

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterable[_B]:
        """Apply the function to each item."""
        ...


class Roll:
    """Who may vote and with what weight, by the digest of the written public credential."""

    def __init__(self, digests: NDArray[np.bytes_], weights: NDArray[np.int64]) -> None:
        """Take digests (n, 32 bytes) with weights (n); raises `credential-repeated`."""
        order = np.argsort(digests)
        self._digests, self._weights = digests[order], weights[order]
        if len(digests) and bool(np.any(self._digests[1:] == self._digests[:-1])):
            says = "a public credential is listed twice"
            raise DoesNotHoldError(Reason.CREDENTIAL_REPEATED, says)

    def __len__(self) -> int:
        """How many voters there are."""
        return len(self._weights)

    def places(self, digests: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Give each digest's place on the roll, `UNKNOWN` where it has none."""
        if not len(self):
            return np.full(len(digests), UNKNOWN, dtype=np.int64)
        places = np.searchsorted(self._digests, digests).astype(np.int64)
        places[places == len(self)] = 0
        places[self._digests[places] != digests] = UNKNOWN
        return places

    def weight_of(self, credential: bytes) -> int | None:
        """Give the weight of one written credential, None where it is not on the roll."""
        place = int(self.places(np.array([credential_digest(credential)], dtype=DIGEST))[0])
        return None if place == UNKNOWN else int(self._weights[place])

    def weights(self, cast: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Give what each ballot counts for, in their order, by the digests of their credentials.

        The last of each credential counts for its weight, the earlier ones for 0; a ballot whose
        credential is not on the roll is marked `UNKNOWN`.
        """
        places = self.places(cast)
        known = places != UNKNOWN
        ordinals = np.arange(len(cast))
        last = np.full(len(self), -1, dtype=np.int64)
        np.maximum.at(last, places[known], ordinals[known])
        counts = np.full(len(cast), UNKNOWN, dtype=np.int64)
        is_last = last[places[known]] == ordinals[known]
        counts[known] = np.where(is_last, self._weights[places[known]], 0)
        return counts

    def has_weights(self) -> bool:
        """Say whether any vote counts for more than one."""
        return bool(np.any(self._weights != 1))


def credential_digest(credential: bytes) -> bytes:
    """Give what the roll keeps of a written public credential."""
    return hashlib.sha256(credential).digest()


def read_roll(group_name: str, raw: bytes, *, map_: Map) -> Roll:
    """Read the list: distinct, in the group, none the identity. Works in chunks through `map_`."""
    digests, weights = bytearray(), bytearray()
    for part in map_(partial(_read_chunk, group_name), _chunks(_listed(raw))):
        if isinstance(part[0], Reason):
            raise DoesNotHoldError(part[0], part[1].decode())
        digests += part[0]
        weights += part[1]
    return Roll(
        np.frombuffer(digests, dtype=DIGEST), np.frombuffer(weights, dtype=">i8").astype(np.int64)
    )


def _listed(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk along the JSON array without ever holding its strings at once."""
    if raw == b"[]":
        return
    place, separator = 0, b"["
    while raw[place : place + 1] == separator and (match := _ITEM.match(raw, place + 1)):
        yield match[1], match[2] or b"1"
        place, separator = match.end(), b","
    if raw[place:] != b"]" or separator == b"[":
        says = "the public credentials are no compact array of CREDENTIAL or CREDENTIAL,WEIGHT"
        raise DoesNotHoldError(Reason.CREDENTIAL, says)


def _chunks(listed: Iterator[tuple[bytes, bytes]]) -> Iterator[list[tuple[bytes, bytes]]]:
    chunk: list[tuple[bytes, bytes]] = []
    for item in listed:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _read_chunk(
    group_name: str, chunk: Sequence[tuple[bytes, bytes]]
) -> tuple[bytes | Reason, bytes]:
    """Give digests and weights as packed bytes, or what is wrong and the sentence."""
    try:
        read = [_read_one(group_name, *item) for item in chunk]
    except DoesNotHoldError as error:  # a value crosses process borders better than an exception
        return error.reason, error.says.encode()
    return b"".join(one for one, _ in read), b"".join(n.to_bytes(8) for _, n in read)


def _read_one(group_name: str, written: bytes, weight: bytes) -> tuple[bytes, int]:
    group = group_named(group_name)
    try:
        element = group.read(written.decode())
        group.require_member(element)
    except DoesNotHoldError as error:
        raise error.within(f"public credential {written[:20].decode()}...") from None
    if element == group.identity:
        raise DoesNotHoldError(Reason.IDENTITY, "a public credential is the identity")
    if not _WEIGHT.fullmatch(weight):
        says = f"a credential's weight is {weight.decode()}, not a whole number from 1"
        raise DoesNotHoldError(Reason.WEIGHT, says)
    return credential_digest(written), int(weight)
