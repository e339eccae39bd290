"""Checks proofs and signatures. [F 6, 7, 8].

Every function recomputes what the prover must have committed to and asks whether the challenge is
the hash of it. Making the same proofs is in `proving`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from moothall.ballots.belenios_v1.groups import Element, FixedBase, Group
from moothall.ballots.belenios_v1.hashing import Begun, challenge
from moothall.ballots.belenios_v1.reading import Ciphertext, Proof


class Powers(Protocol):
    """A group's `powers` or its `powers_checked`."""

    def __call__(
        self, element: Element, exponents: Sequence[int], /, *, offsets: Sequence[int]
    ) -> list[Element]:
        """Give (x g^-M)^e for each exponent and offset."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionKey:
    """The group and the joint key, prepared for many powers."""

    group: Group
    y: FixedBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """A ciphertext, the numbers that it may hide, and one proof for each of them."""

    pair: Ciphertext
    offsets: Sequence[int]
    proofs: Sequence[Proof]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A trustee's part in opening one ciphertext, with its proof."""

    alpha: Element
    factor: Element
    proof: Proof


def holds_knowledge(group: Group, prefix: str, public: Element, proof: Proof) -> bool:
    """Check c = H(prefix, g^r X^c): a signature, or the proof of knowing x. [F 6, 7]."""
    return challenge(group, prefix, [_committed(group, public, proof)]) == proof.challenge


def holds_begun(group: Group, begun: Begun, rest: str, public: Element, proof: Proof) -> bool:
    """Check the same where many prefixes begin alike."""
    return begun.challenge(group, rest, [_committed(group, public, proof)]) == proof.challenge


def _committed(group: Group, public: Element, proof: Proof) -> Element:
    return group.multiply(group.g.power(proof.response), group.power(public, proof.challenge))


def holds_message(group: Group, message: str, public: Element, proof: Proof) -> bool:
    """Check a signed message. [F 7]."""
    return holds_knowledge(group, f"sigmsg|{message}|", public, proof)


def holds_interval(key: ElectionKey, prefix: str, branches: Branches, *, powers: Powers) -> bool:
    """Check that a ciphertext hides one of the offsets. [F 6].

    `powers` is the group's checking one where the ciphertext comes from outside.
    """
    full = f"prove|{prefix}|{branches.pair.written(key.group)}|"
    committed = commitments(key, branches, powers=powers)
    return holds_sum(key.group, full, committed, branches.proofs)


def holds_sum(
    group: Group, prefix: str, committed: Sequence[Element], proofs: Sequence[Proof]
) -> bool:
    """Check that the challenges add up to the hash of all commitments. [F 6]."""
    total = sum(proof.challenge for proof in proofs) % group.q
    return challenge(group, prefix, committed) == total


def commitments(key: ElectionKey, branches: Branches, *, powers: Powers) -> list[Element]:
    """Recompute A_j = g^r alpha^c and B_j = y^r (beta g^-M)^c, one after the other. [F 6]."""
    group, pair = key.group, branches.pair
    challenges = [proof.challenge for proof in branches.proofs]
    alphas = powers(pair.alpha, challenges, offsets=[0] * len(challenges))
    betas = powers(pair.beta, challenges, offsets=branches.offsets)
    committed = []
    for proof, alpha, beta in zip(branches.proofs, alphas, betas, strict=True):
        committed.append(group.multiply(group.g.power(proof.response), alpha))
        committed.append(group.multiply(key.y.power(proof.response), beta))
    return committed


def holds_decryption(group: Group, prefix: str, public: Element, opened: Opened) -> bool:
    """Check that f is alpha to the private key of X: c = H(.., g^r X^c, alpha^r f^c). [F 8]."""
    proof = opened.proof
    by_factor = group.power(opened.factor, proof.challenge)
    committed = [
        _committed(group, public, proof),
        group.multiply(group.power(opened.alpha, proof.response), by_factor),
    ]
    return challenge(group, prefix, committed) == proof.challenge
