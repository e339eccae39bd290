"""The trustees of an election: their keys, and everything they proved about them. [F 7].

Trustees are numbered from 1 along the list. Threshold groups are read in the form of
belenios-tool 2.0 (without contexts and closing signatures) and in that of 3.0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.canonical import Json, dump, load_canonical
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.hashing import Begun
from moothall.ballots.belenios_v1.proofs import holds_begun, holds_knowledge, holds_message
from moothall.ballots.belenios_v1.reading import (
    Proof,
    fields,
    fields_of_one,
    items,
    key,
    member,
    proof,
    text,
    whole,
)
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandatory:
    """A trustee without whom nothing is opened."""

    public_key: Element

    @property
    def keys(self) -> tuple[Element, ...]:
        """The keys by which partial decryptions are checked."""
        return (self.public_key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A group of trustees of whom any `threshold` can open."""

    public_key: Element
    keys: tuple[Element, ...]
    threshold: int


_CERTIFIED = ("verification", "encryption")
_NO_CERTIFICATES = 'certs_sig|{"certs":[]'  # how a closing message of none begins
_NO_COEFFICIENTS = ',"coefexps":[]}'  # and how one ends

Trustees = tuple[Mandatory | Threshold, ...]


def owner_keys(trustees: Trustees) -> tuple[Element, ...]:
    """Give the verification key of each trustee, number 1 first."""
    return tuple(one for item in trustees for one in item.keys)


def joint_key(group: Group, trustees: Trustees) -> Element:
    """Multiply the keys of all items. [F 7]."""
    return product_of(group, (item.public_key for item in trustees))


def read_trustees(group: Group, raw: bytes) -> Trustees:
    """Read the list and check every proof and signature in it."""
    trustees = []
    for place, item in enumerate(items(load_canonical(raw)), start=1):
        try:
            trustees.append(_item(group, items(item)))
        except DoesNotHoldError as error:
            raise error.within(f"item {place} of the trustees") from None
    return tuple(trustees)


def _item(group: Group, item: Sequence[Json]) -> Mandatory | Threshold:
    match item:
        case ["Single", value]:
            reason = Reason.TRUSTEE_PROOF
            return Mandatory(public_key=_proved_key(group, _public(value), reason))
        case ["Pedersen", value]:
            return _threshold(group, value)
        case _:
            raise DoesNotHoldError(Reason.FORM, "a trustee is neither Single nor Pedersen")


def _public(value: Json) -> dict[str, Json]:
    return fields_of_one(value, ("pok", "public_key"), ("pok", "public_key", "name"))


def _proved_key(group: Group, parts: dict[str, Json], reason: Reason) -> Element:
    """Check c = H("pok|group|X|", g^r X^c). [F 7]."""
    public = key(group, parts["public_key"])
    text(parts.get("name", ""))
    prefix = f"pok|{group.name}|{group.write(public)}|"
    if not holds_knowledge(group, prefix, public, proof(group, parts["pok"])):
        raise DoesNotHoldError(reason, "a trustee has not proved to know the private key")
    return public


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    message: str
    proof: Proof


def _signed(group: Group, value: Json) -> _Signed:
    message, signature = fields(value, "message", "signature")
    return _Signed(message=text(message), proof=proof(group, signature))


def _threshold(group: Group, value: Json) -> Threshold:
    shape = ("threshold", "certs", "coefexps", "verification_keys")
    signed_shape = (*shape[:3], "signatures", shape[3])
    parts = fields_of_one(value, signed_shape, shape)
    closing = [proof(group, one) for one in items(parts["signatures"])] if len(parts) > 4 else None
    keys, threshold = items(parts["verification_keys"]), whole(parts["threshold"])
    certs = items(parts["certs"])
    commitments = items(parts["coefexps"])
    lengths = {len(certs), len(commitments), len(keys), len(certs if closing is None else closing)}
    if len(lengths) != 1 or not 1 <= threshold <= len(keys):
        raise DoesNotHoldError(Reason.THRESHOLD, "the group's lists and threshold do not fit")
    context = None if closing is None else (len(certs), threshold)
    signers = [
        read_certificate(group, one, place, context).verification
        for place, one in enumerate(certs, start=1)
    ]
    coefficients = [
        read_commitment(group, one, signer, threshold)
        for one, signer in zip(commitments, signers, strict=True)
    ]
    if closing is not None:
        _require_closing(group, parts, coefficients, list(zip(signers, closing, strict=True)))
    summed = _summed(group, coefficients)
    expected = tuple(_evaluated(group, summed, place) for place in range(1, len(keys) + 1))
    for place, (one, public) in enumerate(zip(keys, expected, strict=True)):
        signer_of_3 = None if closing is None else signers[place]
        _require_verification_key(group, one, public, signer_of_3)
    return Threshold(
        public_key=summed[0],
        keys=expected,
        threshold=threshold,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The keys that a trustee of a threshold group signs and receives with."""

    verification: Element
    encryption: Element


def read_certificate(
    group: Group, value: Json, place: int, context: tuple[int, int] | None
) -> Certificate:
    """Check a certificate: `context` is (size, threshold), or None in the form of 2.0. [F 7]."""
    cert = _signed(group, value)
    shape = _CERTIFIED if context is None else ("context", *_CERTIFIED)
    parts = dict(zip(shape, fields(load_canonical(cert.message.encode()), *shape), strict=True))
    verification, encryption = (key(group, parts[name]) for name in _CERTIFIED)
    if context is not None:
        size, threshold = context
        expected = certificate_context(group, size=size, threshold=threshold, index=place)
        if dump(parts["context"]) != dump(expected):
            says = f"certificate {place} is for another group of trustees"
            raise DoesNotHoldError(Reason.CERTIFICATE, says)
    if not holds_message(group, cert.message, verification, cert.proof):
        says = f"certificate {place} is not signed by its own key"
        raise DoesNotHoldError(Reason.CERTIFICATE_SIGNATURE, says)
    return Certificate(verification=verification, encryption=encryption)


def certificate_context(group: Group, *, size: int, threshold: int, index: int) -> Json:
    """Give the `context` of a certificate in the form of 3.0. [F 7]."""
    return {"group": group.name, "size": size, "threshold": threshold, "index": index}


def read_commitment(group: Group, value: Json, signer: Element, threshold: int) -> list[Element]:
    """Check a trustee's commitment and give its coefficients A_i0, A_i1... [F 7]."""
    commitment = _signed(group, value)
    (listed,) = fields(load_canonical(commitment.message.encode()), "coefexps")
    coefficients = [member(group, one) for one in items(listed)]
    if len(coefficients) != threshold:
        says = f"{len(coefficients)} coefficients for a threshold of {threshold}"
        raise DoesNotHoldError(Reason.COEFFICIENTS, says)
    if not holds_message(group, commitment.message, signer, commitment.proof):
        says = "the coefficients are not signed by their trustee"
        raise DoesNotHoldError(Reason.COEFFICIENTS_SIGNATURE, says)
    return coefficients


def _require_closing(
    group: Group,
    parts: dict[str, Json],
    coefficients: list[list[Element]],
    closing: list[tuple[Element, Proof]],
) -> None:
    # The certificates of all begin every message: hashed once, or thousands would take hours.
    message = closing_message(group, parts["certs"], ())
    shared = message.removesuffix(_NO_COEFFICIENTS)
    begun = Begun(f"sigmsg|{shared}")
    for own, (signer, signature) in zip(coefficients, closing, strict=True):
        rest = closing_message(group, [], own).removeprefix(_NO_CERTIFICATES)
        if not holds_begun(group, begun, f"{rest}|", signer, signature):
            says = "a trustee has not signed the certificates of all"
            raise DoesNotHoldError(Reason.CEREMONY_SIGNATURE, says)


def closing_message(group: Group, certs: Json, coefficients: Iterable[Element]) -> str:
    """Give what each trustee of 3.0 signs: all certificates and the own coefficients. [F 7]."""
    written: list[Json] = [group.write(one) for one in coefficients]
    return "certs_sig|" + dump({"certs": certs, "coefexps": written}).decode()


def _require_verification_key(
    group: Group, value: Json, expected: Element, signer: Element | None
) -> None:
    shape = ("pok", "public_key") if signer is None else ("pok", "public_key", "signature")
    parts = fields_of_one(value, shape, (*shape, "name"))
    public = _proved_key(group, parts, Reason.VERIFICATION_KEY_PROOF)
    if public != expected:
        says = "a verification key does not follow from the coefficients"
        raise DoesNotHoldError(Reason.VERIFICATION_KEY, says)
    if signer is None:
        return
    if not holds_message(group, group.write(public), signer, proof(group, parts["signature"])):
        says = "a verification key is not signed by its trustee"
        raise DoesNotHoldError(Reason.VERIFICATION_KEY_SIGNATURE, says)


def evaluated(group: Group, coefficients: Sequence[Sequence[Element]], place: int) -> Element:
    """Give prod_i prod_k A_ik^(place^k): trustee number `place`'s verification key. [F 7]."""
    return _evaluated(group, _summed(group, coefficients), place)


def _summed(group: Group, coefficients: Sequence[Sequence[Element]]) -> list[Element]:
    """Give prod_i A_ik for each k: the commitment to the sum of all polynomials."""
    return [product_of(group, column) for column in zip(*coefficients, strict=True)]


def _evaluated(group: Group, summed: Sequence[Element], place: int) -> Element:
    """Raise by `place` and multiply, from the highest coefficient down (Horner)."""
    value = group.identity
    for one in reversed(summed):
        value = group.multiply(group.power(value, place), one)
    return value


def product_of(group: Group, elements: Iterable[Element]) -> Element:
    """Multiply any number of members."""
    total = group.identity
    for element in elements:
        total = group.multiply(total, element)
    return total
