"""The list of public credentials with their weights, read piece by piece. [F 5].

A credential that holds becomes a row of 40 bytes, its digest and its weight. A server keeps all
rows for looking up (`roll`); a verifier sorts them beside the ballots and keeps none (`weighing`).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.mapping import Failure, Map, judged
from moothall.ballots.errors import DoesNotHoldError, Reason

_ITEM = re.compile(rb'"([0-9a-f]{1,617})(?:,([0-9]{1,20}))?"')
_LONGEST = 700  # bytes, more than any item has with its separator
_WEIGHT = re.compile(rb"[1-9][0-9]{0,17}")
_CHUNK = 1000
DIGEST_SIZE = 32
ROW_SIZE = DIGEST_SIZE + 8


def repeated() -> DoesNotHoldError:
    """Give what is wrong with a list that names a credential twice."""
    return DoesNotHoldError(Reason.CREDENTIAL_REPEATED, "a public credential is listed twice")


def credential_digest(credential: bytes) -> bytes:
    """Give what the roll keeps of a written public credential."""
    return hashlib.sha256(credential).digest()


def read_credentials(group_name: str, pieces: Iterable[bytes], *, map_: Map) -> Iterator[bytes]:
    """Yield a row a credential, each in the group and none the identity.

    `pieces` are the bytes of the list one after the other; it is read in chunks through `map_`.
    """
    for part in judged(partial(_read_chunk, group_name), _chunks(_listed(pieces)), map_=map_):
        yield from (part[at : at + ROW_SIZE] for at in range(0, len(part), ROW_SIZE))


def _listed(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Walk along the JSON array without ever holding more than a piece of it."""
    rest = iter(pieces)
    text, place, separator = next(rest, b""), 0, b"["
    if text == b"[]" and not next(rest, b""):
        return
    while True:
        if len(text) - place < _LONGEST:
            text, place = text[place:] + next(rest, b""), 0
        match = _ITEM.match(text, place + 1)
        if text[place : place + 1] != separator or match is None:
            break
        yield match[1], match[2] or b"1"
        place, separator = match.end(), b","
    if text[place:] != b"]" or separator == b"[" or next(rest, b""):
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


def _read_chunk(group_name: str, chunk: Sequence[tuple[bytes, bytes]]) -> bytes | Failure:
    """Give the rows one after the other, or what is wrong and the sentence."""
    try:
        return b"".join(_row(group_name, *item) for item in chunk)
    except DoesNotHoldError as error:
        return error.reason, error.says


def _row(group_name: str, written: bytes, weight: bytes) -> bytes:
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
    return credential_digest(written) + int(weight).to_bytes(8)
