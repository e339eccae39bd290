"""SHA-256 as the protocol uses it: digests, fingerprints, challenges. [F 1]."""

import base64
import hashlib
from collections.abc import Iterable

from moothall.ballots.belenios_v1.groups import Element, Group


def digest(body: bytes) -> str:
    """Give the 64 hexadecimal digits that name a record."""
    return hashlib.sha256(body).hexdigest()


def fingerprint(body: bytes) -> str:
    """Give the 43 characters of B64(SHA-256): an election's fingerprint, a ballot's tracker."""
    return base64.b64encode(hashlib.sha256(body).digest()).decode().rstrip("=")


def challenge(group: Group, prefix: str, elements: Iterable[Element]) -> int:
    """Give H(prefix, e1..en), below q."""
    return hashed_number(prefix + ",".join(map(group.write, elements))) % group.q


class Begun:
    """The first part of the texts of many challenges, hashed once."""

    def __init__(self, text: str) -> None:
        """Hash what they have in common."""
        self._hash = hashlib.sha256(text.encode())

    def challenge(self, group: Group, rest: str, elements: Iterable[Element]) -> int:
        """Give H(text + rest, e1..en), below q."""
        hashed = self._hash.copy()
        hashed.update((rest + ",".join(map(group.write, elements))).encode())
        return int.from_bytes(hashed.digest()) % group.q


def hashed_number(text: str) -> int:
    """Read the SHA-256 of a text as a 256-bit number."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
