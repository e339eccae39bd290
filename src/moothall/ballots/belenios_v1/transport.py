"""How a trustee tells another one a point of a polynomial: to be read by nobody else. [F 7].

This is our own and never reaches the archive: ElGamal agreement on a fresh key, and libsodium's
secret box under the hash of it. Both ends and the ceremony's certificates go into the hash.
"""

import hashlib

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from moothall.ballots.belenios_v1.canonical import Json
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proving import Entropy, random_scalar
from moothall.ballots.belenios_v1.reading import fields, member, scalar, text
from moothall.ballots.errors import DoesNotHoldError, Reason

_NONCE = bytes(SecretBox.NONCE_SIZE)  # a key is used once


def seal_point(group: Group, point: int, receiver: Element, *, entropy: Entropy) -> Json:
    """Encrypt a point to a trustee's certified encryption key."""
    secret = random_scalar(group, entropy)
    hint = group.g.power(secret)
    box = SecretBox(_key(group, hint, receiver, group.power(receiver, secret)))
    sealed = box.encrypt(str(point).encode(), _NONCE).ciphertext
    return {"hint": group.write(hint), "sealed": sealed.hex()}


def open_point(group: Group, value: Json, receiving: int) -> int:
    """Decrypt a point with one's own key. Raises `coefficients` where it was not meant for it."""
    hint_written, sealed = fields(value, "hint", "sealed")
    hint = member(group, hint_written)
    box = SecretBox(_key(group, hint, group.g.power(receiving), group.power(hint, receiving)))
    try:
        return scalar(group, box.decrypt(bytes.fromhex(text(sealed)), _NONCE).decode())
    except (CryptoError, ValueError):
        says = "a point cannot be opened: it was changed, or meant for somebody else"
        raise DoesNotHoldError(Reason.COEFFICIENTS, says) from None


def _key(group: Group, hint: Element, receiver: Element, agreed: Element) -> bytes:
    parts = "|".join(map(group.write, (hint, receiver, agreed)))
    return hashlib.sha256(f"moothall-point|{group.name}|{parts}".encode()).digest()
