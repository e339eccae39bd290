"""Makes the proofs and signatures that `proofs` checks. [F 6, 7, 8].

Secrets come in as arguments and leave only inside a proof; chance is an argument too. Everything
here runs on the device of whoever owns the secret.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.hashing import challenge
from moothall.ballots.belenios_v1.proofs import ElectionKey
from moothall.ballots.belenios_v1.reading import Ciphertext, Proof

Entropy = Callable[[int], bytes]  # that many bytes of true chance

_SPARE_BYTES = 16  # so many more than q has that the remainder shows no bias


def random_scalar(group: Group, entropy: Entropy) -> int:
    """Draw a number below q."""
    size = (group.q.bit_length() + 7) // 8 + _SPARE_BYTES
    return int.from_bytes(entropy(size)) % group.q


def prove_knowledge(group: Group, prefix: str, secret: int, *, entropy: Entropy) -> Proof:
    """Prove to know x of g^x: c = H(prefix, g^w), r = w - x c. [F 6, 7]."""
    w = random_scalar(group, entropy)
    c = challenge(group, prefix, [group.g.power(w)])
    return Proof(challenge=c, response=(w - secret * c) % group.q)


def sign_message(group: Group, message: str, secret: int, *, entropy: Entropy) -> Proof:
    """Sign a message with a trustee's key. [F 7]."""
    return prove_knowledge(group, f"sigmsg|{message}|", secret, entropy=entropy)


def prove_decryption(
    group: Group, prefix: str, secret: int, alpha: Element, *, entropy: Entropy
) -> Proof:
    """Prove that alpha^x is made with the x of g^x. [F 8]."""
    w = random_scalar(group, entropy)
    c = challenge(group, prefix, [group.g.power(w), group.power(alpha, w)])
    return Proof(challenge=c, response=(w - secret * c) % group.q)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class Hidden:
    """A ciphertext with what its maker knows of it. Never written, never printed."""

    pair: Ciphertext
    randomness: int
    plain: int


def encrypt(key: ElectionKey, plain: int, *, entropy: Entropy) -> Hidden:
    """Encrypt a small number: alpha = g^r, beta = y^r g^m. [F 6]."""
    r = random_scalar(key.group, entropy)
    beta = key.group.multiply(key.y.power(r), key.group.g.power(plain))
    return Hidden(pair=Ciphertext(alpha=key.group.g.power(r), beta=beta), randomness=r, plain=plain)


def sum_of(group: Group, hidden: Sequence[Hidden], pair: Ciphertext) -> Hidden:
    """Give what is known of a product of ciphertexts."""
    return Hidden(
        pair=pair,
        randomness=sum(one.randomness for one in hidden) % group.q,
        plain=sum(one.plain for one in hidden),
    )


def prove_one_of(
    key: ElectionKey,
    prefix: str,
    alternatives: Sequence[tuple[Hidden, int]],
    *,
    entropy: Entropy,
) -> tuple[Proof, ...]:
    """Prove that some ciphertext hides its number, without saying which. [F 6].

    The first true alternative is proved, the others are simulated; all powers are of g and y.
    """
    group = key.group
    truth = next(i for i, (hidden, offset) in enumerate(alternatives) if hidden.plain == offset)
    proofs, committed = [], []
    for place, (hidden, offset) in enumerate(alternatives):
        c = 0 if place == truth else random_scalar(group, entropy)
        r = random_scalar(group, entropy)  # of the true alternative: the w
        exponent = r + hidden.randomness * c
        beta = key.y.power(exponent)
        if place != truth:
            beta = group.multiply(beta, group.g.power((hidden.plain - offset) * c))
        committed += [group.g.power(exponent), beta]
        proofs.append(Proof(challenge=c, response=r))
    total = challenge(group, prefix, committed)
    c = (total - sum(proof.challenge for proof in proofs)) % group.q
    r = (proofs[truth].response - alternatives[truth][0].randomness * c) % group.q
    proofs[truth] = Proof(challenge=c, response=r)
    return tuple(proofs)
