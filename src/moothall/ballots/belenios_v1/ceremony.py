"""Makes trustees' keys: a mandatory trustee alone, a threshold group in four rounds. [F 7].

Of each round only what it returns as bytes or values is published; private keys and the points of
the polynomials stay with their owner, who carries them from round to round.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proving import (
    Entropy,
    prove_knowledge,
    random_scalar,
    sign_message,
)
from moothall.ballots.belenios_v1.reading import proof_written
from moothall.ballots.belenios_v1.trustees import (
    certificate_context,
    closing_message,
    evaluated,
)
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Which trustee of which threshold group somebody is."""

    group: Group
    index: int  # from 1
    size: int
    threshold: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class Certified:
    """A trustee after the first round: two private keys, and the certificate to publish."""

    signing: int
    receiving: int
    certificate: Json


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class Committed:
    """A trustee after the second round: the polynomial, and the commitment to publish."""

    polynomial: tuple[int, ...]
    coefficients: tuple[Element, ...]
    commitment: Json


def single(group: Group, secret: int, *, name: str, entropy: Entropy) -> Json:
    """Give a mandatory trustee's entry in the list."""
    entry = _proved_key(group, secret, entropy=entropy)
    if name:
        entry["name"] = name
    return ["Single", entry]


def certify(seat: Seat, *, entropy: Entropy) -> Certified:
    """Round 1: draw the keys to sign and to receive with, and certify them."""
    group = seat.group
    signing, receiving = random_scalar(group, entropy), random_scalar(group, entropy)
    context = certificate_context(group, size=seat.size, threshold=seat.threshold, index=seat.index)
    keys = {
        "context": context,
        "verification": group.write(group.g.power(signing)),
        "encryption": group.write(group.g.power(receiving)),
    }
    certificate = _signed(group, keys, signing, entropy=entropy)
    return Certified(signing=signing, receiving=receiving, certificate=certificate)


def commit(seat: Seat, signing: int, *, entropy: Entropy) -> Committed:
    """Round 2: draw a polynomial of degree t - 1 and commit to its coefficients."""
    group = seat.group
    polynomial = tuple(random_scalar(group, entropy) for _ in range(seat.threshold))
    coefficients = tuple(map(group.g.power, polynomial))
    written: list[Json] = list(map(group.write, coefficients))
    return Committed(
        polynomial=polynomial,
        coefficients=coefficients,
        commitment=_signed(group, {"coefexps": written}, signing, entropy=entropy),
    )


def point(group: Group, polynomial: Sequence[int], index: int) -> int:
    """Give f(index): what a trustee tells number `index`, and nobody else. [F 7]."""
    total = 0
    for coefficient in reversed(polynomial):
        total = (total * index + coefficient) % group.q
    return total


def share(seat: Seat, points: Sequence[int], commitments: Sequence[Sequence[Element]]) -> int:
    """Round 3: check each point received against its sender's commitment, and add them up.

    Points and commitments are in the order of the senders. Raises `coefficients`, naming who sent
    a wrong one.
    """
    group = seat.group
    for sender, (value, own) in enumerate(zip(points, commitments, strict=True), start=1):
        if group.g.power(value) != evaluated(group, [own], seat.index):
            says = f"the point that trustee {sender} sent does not fit what they committed to"
            raise DoesNotHoldError(Reason.COEFFICIENTS, says)
    return sum(points) % group.q


def close(
    seat: Seat, signing: int, certificates: Json, own: Sequence[Element], *, entropy: Entropy
) -> Json:
    """Round 4: sign all certificates together with one's own coefficients."""
    message = closing_message(seat.group, certificates, own)
    return proof_written(sign_message(seat.group, message, signing, entropy=entropy))


def verification_key(seat: Seat, share_: int, signing: int, *, entropy: Entropy) -> Json:
    """Round 4: publish the key by which one's partial decryption will be checked."""
    group, public = seat.group, seat.group.g.power(share_)
    signature = sign_message(group, group.write(public), signing, entropy=entropy)
    entry = _proved_key(group, share_, entropy=entropy)
    return {**entry, "signature": proof_written(signature)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What one trustee of a threshold group published in all rounds."""

    certificate: Json
    commitment: Json
    closing: Json
    verification_key: Json


def pedersen(threshold: int, published: Sequence[Published]) -> Json:
    """Give a threshold group's entry in the list."""
    return [
        "Pedersen",
        {
            "threshold": threshold,
            "certs": [one.certificate for one in published],
            "coefexps": [one.commitment for one in published],
            "signatures": [one.closing for one in published],
            "verification_keys": [one.verification_key for one in published],
        },
    ]


def trustees_record(entries: Sequence[Json]) -> bytes:
    """Write the list of trustees: mandatory ones first, as belenios-tool does."""
    ordered = sorted(entries, key=lambda entry: isinstance(entry, list) and entry[0] == "Pedersen")
    return dump(list(ordered))


def _proved_key(group: Group, secret: int, *, entropy: Entropy) -> dict[str, Json]:
    written = group.write(group.g.power(secret))
    prefix = f"pok|{group.name}|{written}|"
    proof = prove_knowledge(group, prefix, secret, entropy=entropy)
    return {"pok": proof_written(proof), "public_key": written}


def _signed(group: Group, value: dict[str, Json], secret: int, *, entropy: Entropy) -> Json:
    message = dump(value).decode()
    signature = proof_written(sign_message(group, message, secret, entropy=entropy))
    return {"message": message, "signature": signature}
