"""Checks that a shuffle is the same ciphertexts, re-encrypted in another order. [F 9]."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.canonical import Json, load_canonical
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.hashing import hashed_number
from moothall.ballots.belenios_v1.reading import (
    Ciphertext,
    ciphertext_in_group,
    fields,
    items,
    member,
    scalar,
)
from moothall.ballots.belenios_v1.tally import Row
from moothall.ballots.belenios_v1.trustees import product_of
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ShuffleProof:
    """The proof p = [t, s, c, chat], its commitments and responses taken apart."""

    t: tuple[Element, ...]  # t1, t2, t3, t41, t42
    t_hat: tuple[Element, ...]
    s: tuple[int, ...]  # s1, s2, s3, s4
    s_hat: tuple[int, ...]
    s_prime: tuple[int, ...]
    c: tuple[Element, ...]
    c_hat: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a proof is about: under which election, from which ciphertexts to which."""

    election: Election
    before: Sequence[Ciphertext]
    after: Sequence[Ciphertext]


def read_shuffle(election: Election, raw: bytes, *, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Read and check a shuffle of the tally's ranked rows; give the tally that it leaves."""
    ciphertexts, proofs = fields(load_canonical(raw), "ciphertexts", "proofs")
    outputs, proved = items(ciphertexts), items(proofs)
    if not len(outputs) == len(proved) == len(election.ranked):
        raise DoesNotHoldError(Reason.SHUFFLE_SIZE, "it is not of all the ranked questions")
    shuffled = list(rows)
    for place, output, one in zip(election.ranked, outputs, proved, strict=True):
        after = [ciphertext_in_group(election.group, pair) for pair in items(output)]
        if len(after) != len(rows[place]):
            says = f"{len(after)} ciphertexts come out of {len(rows[place])}"
            raise DoesNotHoldError(Reason.SHUFFLE_SIZE, says)
        statement = Statement(election=election, before=rows[place], after=after)
        if not holds_shuffle(statement, _proof(election.group, one, len(after))):
            says = f"question {place + 1}: the ciphertexts are not proved to be the same"
            raise DoesNotHoldError(Reason.SHUFFLE_PROOF, says)
        shuffled[place] = after
    return tuple(shuffled)


def _proof(group: Group, value: Json, size: int) -> ShuffleProof:
    t, s, c, c_hat = _sized(value, 4)
    *single, t4, t_hat = _sized(t, 5)
    *numbers, s_hat, s_prime = _sized(s, 6)
    return ShuffleProof(
        t=tuple(member(group, one) for one in (*single, *_sized(t4, 2))),
        t_hat=tuple(member(group, one) for one in _sized(t_hat, size)),
        s=tuple(scalar(group, one) for one in numbers),
        s_hat=tuple(scalar(group, one) for one in _sized(s_hat, size)),
        s_prime=tuple(scalar(group, one) for one in _sized(s_prime, size)),
        c=tuple(member(group, one) for one in _sized(c, size)),
        c_hat=tuple(member(group, one) for one in _sized(c_hat, size)),
    )


def _sized(value: Json, size: int) -> list[Json]:
    listed = items(value)
    if len(listed) != size:
        says = f"a part of its proof has {len(listed)} members, not {size}"
        raise DoesNotHoldError(Reason.SHUFFLE_SIZE, says)
    return listed


def holds_shuffle(statement: Statement, proof: ShuffleProof) -> bool:
    """Recompute every commitment by steps 1 to 5. [F 9]."""
    group, size = statement.election.group, len(statement.before)
    u = batching_challenges(statement, proof.c)
    challenge = final_challenge(statement, proof)
    h = generators(group, size)
    chain = [h[0], *proof.c_hat]
    claims = [
        group.divide(product_of(group, proof.c), product_of(group, h[1:])),
        group.divide(chain[-1], group.power(h[0], _product_mod(u, group.q))),
        powers_of(group, proof.c, u),
        powers_of(group, [pair.beta for pair in statement.before], u),
        powers_of(group, [pair.alpha for pair in statement.before], u),
    ]
    blinded = _blinded(statement, proof, h)
    t = [
        group.multiply(group.power(claim, -challenge), blind)
        for claim, blind in zip(claims, blinded, strict=True)
    ]
    t_hat = [
        _link(group, challenge, chain[i : i + 2], (proof.s_hat[i], proof.s_prime[i]))
        for i in range(size)
    ]
    return (tuple(t), tuple(t_hat)) == (proof.t, proof.t_hat)


def _blinded(
    statement: Statement, proof: ShuffleProof, h: Sequence[Element]
) -> tuple[Element, ...]:
    """The factors of t1, t2, t3, t41 and t42 that do not depend on the challenge."""
    group, key = statement.election.group, statement.election.key
    s1, s2, s3, s4 = proof.s
    betas = powers_of(group, [pair.beta for pair in statement.after], proof.s_prime)
    alphas = powers_of(group, [pair.alpha for pair in statement.after], proof.s_prime)
    return (
        group.g.power(s1),
        group.g.power(s2),
        group.multiply(group.g.power(s3), powers_of(group, h[1:], proof.s_prime)),
        group.multiply(key.y.power(-s4), betas),
        group.multiply(group.g.power(-s4), alphas),
    )


def _link(
    group: Group, challenge: int, link: Sequence[Element], responses: tuple[int, int]
) -> Element:
    """That_i = chat_i^-C g^shat_i chat_(i-1)^s'_i."""
    before, after = link
    hat, prime = responses
    opened = group.multiply(group.power(after, -challenge), group.g.power(hat))
    return group.multiply(opened, group.power(before, prime))


def batching_challenges(statement: Statement, c: Sequence[Element]) -> list[int]:
    """Give u_1..u_N: steps 1 and 2. [F 9]."""
    election = statement.election
    inner = f"shuffle-challenges|{election.fingerprint}|{_quoted(statement, c)}"
    seed = f"{hashed_number(inner):064x}"
    return [
        hashed_number(seed + f"{hashed_number(str(i)):064x}") % election.group.q
        for i in range(len(statement.before))
    ]


def final_challenge(statement: Statement, proof: ShuffleProof) -> int:
    """Give C: step 3. The responses of the proof are not looked at. [F 9]."""
    election = statement.election
    write = election.group.write
    parts = [
        f"shuffle-challenge|{election.fingerprint}|",
        *(f"{write(one)}," for one in (*proof.t, *proof.t_hat)),
        _quoted(statement, proof.c),
        *(f"{write(one)}," for one in proof.c_hat),
        write(election.public_key),
    ]
    return hashed_number("".join(parts)) % election.group.q


def _quoted(statement: Statement, c: Sequence[Element]) -> str:
    group = statement.election.group
    pairs = (f"{pair.written(group)}," for pair in (*statement.before, *statement.after))
    return "".join((*pairs, *(f"{group.write(one)}," for one in c)))


def generators(group: Group, size: int) -> list[Element]:
    """Give h, h_1..h_N. [F 9]."""
    return [group.generator(i - 1) for i in range(size + 1)]


def powers_of(group: Group, bases: Sequence[Element], exponents: Sequence[int]) -> Element:
    """Multiply powers."""
    return product_of(
        group, (group.power(base, e) for base, e in zip(bases, exponents, strict=True))
    )


def _product_mod(numbers: Sequence[int], q: int) -> int:
    total = 1
    for number in numbers:
        total = total * number % q
    return total
