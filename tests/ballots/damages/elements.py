"""Damages to group elements: not canonical, not in the group, of order two."""

import json

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.groups import Element, parameters
from moothall.ballots.belenios_v1.proving import Hidden, encrypt
from moothall.ballots.belenios_v1.reading import Ciphertext
from moothall.ballots.errors import Reason
from tests.ballots.damages.ballots import Row, dishonest_answer, edits, signed, with_ballot
from tests.ballots.damages.script import Damage
from tests.ballots.elections import Society

_P25519 = 2**255 - 19


def damages_of_elements(honest: Society) -> list[Damage]:
    """Of an election with the one yes/no question."""
    twisted, _ = twisted_ballot(honest)
    even = Damage(
        name=f"{honest.group.name}-order-two-with-even-challenges",
        reason=Reason.NOT_IN_GROUP,
        box=with_ballot(honest, twisted),
    )
    rows = _points() if honest.group.name == "Ed25519" else _residues()
    return [even, *edits(honest, rows)]


def _points() -> list[Row]:
    outside = Reason.NOT_IN_GROUP
    alpha, beta = "answers/0/choices/0/alpha", "answers/0/choices/0/beta"
    return [
        ("point-of-order-four", outside, alpha, "0" * 64),
        ("point-of-order-two", outside, alpha, f"{_P25519 - 1:064x}"),
        ("point-not-on-the-curve", outside, beta, f"{2:064x}"),
        ("point-not-canonical", outside, beta, f"{_P25519 + 1:064x}"),
        ("identity-with-the-wrong-sign", outside, beta, f"{1 | 1 << 255:064x}"),
    ]


def _residues() -> list[Row]:
    p, element, outside = parameters.BELENIOS_P, Reason.ELEMENT, Reason.NOT_IN_GROUP
    alpha, beta = "answers/0/choices/0/alpha", "answers/0/choices/0/beta"
    return [
        ("residue-zero", element, alpha, "0"),
        ("residue-above-the-modulus", element, beta, lambda v: str(int(v) + p)),
        ("residue-with-leading-zero", element, beta, lambda v: f"0{v}"),
        ("residue-of-order-two", outside, alpha, str(p - 1)),
        ("residue-of-another-order", outside, beta, "2"),
    ]


def twisted_ballot(honest: Society) -> tuple[bytes, Json]:
    """A ballot whose first alpha has an element of order 2 in it, and whose equations all hold.

    The prover draws again until every challenge that alpha is raised to is even.
    """
    while True:
        key = honest.election.key
        first, *rest = [encrypt(key, plain, entropy=honest.entropy) for plain in (1, 0, 0)]
        pair = Ciphertext(alpha=_twisted(honest, first.pair.alpha), beta=first.pair.beta)
        first = Hidden(pair=pair, randomness=first.randomness, plain=1)
        answer = json.loads(dump(dishonest_answer(honest, [first, *rest])))
        used = [*answer["individual_proofs"][0], *answer["overall_proof"]]
        if all(int(proof["challenge"]) % 2 == 0 for proof in used):
            body = json.loads(honest.ballots()[1])
            return signed(honest, {**body, "answers": [answer]}), answer


def _twisted(honest: Society, element: Element) -> Element:
    if honest.group.name != "Ed25519":
        return Element(parameters.BELENIOS_P - element)
    sign, y = element >> 255, element & (2**255 - 1)
    return Element((_P25519 - y) | (1 - sign) << 255)
