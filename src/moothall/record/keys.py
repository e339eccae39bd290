"""Keys: their written form, what they sign, what they verify. Ed25519 by libsodium.

Owns the encodings of C2SP `signed-note` for public and private keys. A private key never reaches
an entry, an export or a message.
"""

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from moothall.record.errors import Damage, RecordError

SEED_BYTES = 32
_PRIVATE = "PRIVATE+KEY+"
_ID_BYTES = 4
_LONGEST_NAME = 255  # bytes: a rotation holds the name five times, and an entry at most 32 KiB


class Purpose(IntEnum):
    """What a key signs; the type byte in its written form [signed-note: Signature types]."""

    HEADS = 1
    COSIGNATURES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key that signatures can be verified with; its name is the log's origin or the witness's."""

    name: str
    purpose: Purpose
    raw: bytes

    def key_id(self) -> bytes:
        """Four bytes that, with the name, find the key [signed-note: Signatures]."""
        named = f"{self.name}\n".encode()
        return sha256(named + bytes([self.purpose]) + self.raw).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """The key as people pass it on [signed-note: Verifier keys]."""
        material = encode_base64(bytes([self.purpose]) + self.raw)
        return f"{self.name}+{self.key_id().hex()}+{material}"

    def may_have_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether this is the key's signature of the message [RFC 8032]."""
        try:
            VerifyKey(self.raw).verify(message, signature)
        except (BadSignatureError, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKey:
    """A key that signs. Its seed is left out of its `repr`, so no message shows it."""

    name: str
    purpose: Purpose
    signing: SigningKey

    def __repr__(self) -> str:
        """The key's name only."""
        return f"PrivateKey(name={self.name!r})"

    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(name=self.name, purpose=self.purpose, raw=bytes(self.signing.verify_key))

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature [RFC 8032]."""
        return self.signing.sign(message).signature

    def secret_text(self) -> str:
        """The key as its owner keeps it; for the key file alone."""
        material = encode_base64(bytes([self.purpose]) + bytes(self.signing))
        return f"{_PRIVATE}{self.name}+{self.public().key_id().hex()}+{material}"


def make_key(name: str, *, purpose: Purpose, entropy: bytes) -> PrivateKey:
    """A new key from 32 random bytes.

    Raises:
        RecordError: the name cannot be a key's, or is longer than a new one's may be.
    """
    require_name(name)
    if (length := len(name.encode())) > _LONGEST_NAME:
        says = f"the name {name[:40]!r}... has {length} bytes; {_LONGEST_NAME} are allowed: shorten"
        raise RecordError(Damage.NOTE, f"{says} it")
    return PrivateKey(name=name, purpose=purpose, signing=SigningKey(entropy))


def make_nameless_key(kind: str, *, purpose: Purpose, entropy: bytes) -> PrivateKey:
    """A new key that nobody named: its name is its kind and the beginning of its public half."""
    key = make_key(kind, purpose=purpose, entropy=entropy)
    return replace(key, name=_nameless(kind, key.public()))


def is_nameless(key: PublicKey, kind: str) -> bool:
    """Whether nobody named the key: it was made by `make_nameless_key` for this kind."""
    return key.name == _nameless(kind, key)


def _nameless(kind: str, key: PublicKey) -> str:
    return f"{kind}/{key.raw.hex()[:16]}"


def parse_public_key(written: str) -> PublicKey:
    """Read a public key.

    Raises:
        RecordError: it is not one, or its id does not fit.
    """
    if written.startswith(_PRIVATE):
        raise RecordError(
            Damage.NOTE, "this is a private key; give the public one: moothall key show"
        )
    name, purpose, raw = _parse(written, kind="public key")
    key = PublicKey(name=name, purpose=purpose, raw=raw)
    if str(key) != written:
        raise RecordError(Damage.NOTE, f"the id in the public key of {name} is not that of the key")
    return key


def parse_private_key(written: str) -> PrivateKey:
    """Read a private key; no message ever repeats it.

    Raises:
        RecordError: it is not one, or its id does not fit.
    """
    if not written.startswith(_PRIVATE):
        raise RecordError(
            Damage.NOTE, "this is no private key: it does not begin with PRIVATE+KEY+"
        )
    name, purpose, raw = _parse(written.removeprefix(_PRIVATE), kind="private key")
    key = PrivateKey(name=name, purpose=purpose, signing=SigningKey(raw))
    if key.secret_text() != written:
        raise RecordError(
            Damage.NOTE, f"the id in the private key of {name} is not that of the key"
        )
    return key


def _parse(written: str, *, kind: str) -> tuple[str, Purpose, bytes]:
    name, _, rest = written.partition("+")
    if "+" not in rest:  # not repeated: it may be any file, or another secret
        raise RecordError(Damage.NOTE, f"this is no {kind}: it is not written NAME+ID+KEY")
    require_name(name)
    material = decode_base64(rest.partition("+")[2], what=f"the {kind}")
    if len(material) != 1 + SEED_BYTES or material[0] not in set(Purpose):
        raise RecordError(Damage.NOTE, f"the {kind} of {name} is not an Ed25519 key of type 1 or 4")
    return name, Purpose(material[0]), material[1:]


def require_name(name: str) -> None:
    """Refuse a name that a key or a record cannot have [signed-note: Format].

    Raises:
        RecordError: it is empty, or holds white space, a control character or a plus.
    """
    if not name or "+" in name or not name.isprintable() or any(c.isspace() for c in name):
        raise RecordError(
            Damage.NOTE, f"{name[:40]!r} is no name: no white space and no + may be in it"
        )


def encode_base64(raw: bytes) -> str:
    """Standard base64 [RFC 4648 4]."""
    return b64encode(raw).decode()


def decode_base64(written: str, *, what: str) -> bytes:
    """Read standard base64 in its one spelling [RFC 4648 3.5, 4].

    Raises:
        RecordError: a character outside the alphabet, missing padding, or bits set in the padding.
    """
    try:
        raw = b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        raw = None
    if raw is None or encode_base64(raw) != written:
        raise RecordError(Damage.NOTE, f"{what} is not base64 in its one spelling")
    return raw
