"""Credentials: what a voter types, and the key it stands for. [F 5]."""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise

from moothall.ballots.belenios_v1.canonical import Json, dump, load_canonical
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proving import Entropy
from moothall.ballots.belenios_v1.reading import items, text
from moothall.ballots.errors import DoesNotHoldError, Reason

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_C = f"[{BASE58}]"
_NEW = re.compile(f"{_C}{{5}}-{_C}{{6}}-{_C}{{5}}-{_C}{{6}}")
_OLD = re.compile(f"{_C}{{3}}(-{_C}{{3}}){{4}}")
_ITERATIONS = 1000  # of the old style, fixed by the protocol


def random_base58(length: int, *, entropy: Entropy) -> str:
    """Draw so many characters of the alphabet."""
    number = int.from_bytes(entropy(length + 16))
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(BASE58))
        letters.append(BASE58[digit])
    return "".join(letters)


def new_credential(*, entropy: Entropy) -> str:
    """Draw a credential of the new style: 22 characters, shown 5-6-5-6. [F 5]."""
    c = random_base58(22, entropy=entropy)
    return f"{c[:5]}-{c[5:11]}-{c[11:16]}-{c[16:]}"


def credential_secret(group: Group, *, uuid: str, credential: str) -> int:
    """Give the private key that a credential of either style stands for. Raises `credential`."""
    if _NEW.fullmatch(credential):
        halves = (
            hashlib.sha256(f"derive_credential|{uuid}|{i}|{credential}".encode()).hexdigest()
            for i in (0, 1)
        )
        return int("".join(halves), 16) % group.q
    if _OLD.fullmatch(credential) and _has_check_digit(credential):
        derived = hashlib.pbkdf2_hmac("sha256", credential.encode(), uuid.encode(), _ITERATIONS, 32)
        return int.from_bytes(derived) % group.q
    # The credential itself must not get into a message.
    raise DoesNotHoldError(Reason.CREDENTIAL, "this is not a credential: a character is wrong")


def public_credential(group: Group, *, uuid: str, credential: str) -> Element:
    """Give what stands on the roll for a credential."""
    return group.g.power(credential_secret(group, uuid=uuid, credential=credential))


def credentials_record(group: Group, credentials: Sequence[tuple[Element, int]]) -> bytes:
    """Write the public list, sorted so that its order says nothing of the voters'. [F 5]."""
    ordered = sorted(credentials, key=lambda item: group.place(item[0]))
    written: list[Json] = [
        group.write(public) + ("" if weight == 1 else f",{weight}") for public, weight in ordered
    ]
    return dump(written)


def is_sorted(group: Group, record: bytes) -> bool:
    """Say whether a public list that holds is in the order that tells nothing of the voters'."""
    written = (text(item).partition(",")[0] for item in items(load_canonical(record)))
    return all(one < other for one, other in pairwise(group.place(group.read(w)) for w in written))


def _has_check_digit(credential: str) -> bool:
    """Check (n + digit) mod 53 = 0 for the old style. [F 5]."""
    digits = [BASE58.index(letter) for letter in credential.replace("-", "")]
    number = 0
    for digit in digits[:-1]:
        number = number * len(BASE58) + digit
    return (number + digits[-1]) % 53 == 0
