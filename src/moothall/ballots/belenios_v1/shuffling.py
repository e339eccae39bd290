"""Makes a shuffle of ranked ballots with its proof. [F 9].

The permutation and the new randomness are secrets of whoever shuffles; they are forgotten with the
call that drew them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proving import Entropy, random_scalar
from moothall.ballots.belenios_v1.reading import Ciphertext, ciphertext_written
from moothall.ballots.belenios_v1.shuffle import (
    ShuffleProof,
    Statement,
    batching_challenges,
    final_challenge,
    generators,
    powers_of,
)
from moothall.ballots.belenios_v1.tally import Row


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class _Secret:
    """Output i re-encrypts input order[i]; the randomness is by input place."""

    order: tuple[int, ...]
    masks: tuple[int, ...]  # r', of the re-encryption
    openings: tuple[int, ...]  # r, of the commitments c
    links: tuple[int, ...]  # rhat, of the chain


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)  # secret
class _Blinds:
    """The w of every response."""

    single: tuple[int, ...]
    hat: tuple[int, ...]
    prime: tuple[int, ...]


def shuffle_record(election: Election, rows: Sequence[Row], *, entropy: Entropy) -> bytes:
    """Shuffle every ranked question of a tally and prove it. [F 9]."""
    ciphertexts: list[Json] = []
    proofs: list[Json] = []
    for place in election.ranked:
        secret = _drawn(election.group, len(rows[place]), entropy=entropy)
        after = [_masked(election, rows[place][j], secret.masks[j]) for j in secret.order]
        statement = Statement(election=election, before=rows[place], after=after)
        ciphertexts.append([ciphertext_written(election.group, pair) for pair in after])
        proofs.append(_written(election.group, _proved(statement, secret, entropy=entropy)))
    return dump({"ciphertexts": ciphertexts, "proofs": proofs})


def _drawn(group: Group, size: int, *, entropy: Entropy) -> _Secret:
    order = list(range(size))
    for last in range(size - 1, 0, -1):
        other = random_scalar(group, entropy) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return _Secret(
        order=tuple(order),
        masks=_scalars(group, size, entropy),
        openings=_scalars(group, size, entropy),
        links=_scalars(group, size, entropy),
    )


def _scalars(group: Group, size: int, entropy: Entropy) -> tuple[int, ...]:
    return tuple(random_scalar(group, entropy) for _ in range(size))


def _masked(election: Election, pair: Ciphertext, mask: int) -> Ciphertext:
    group, key = election.group, election.key
    return Ciphertext(
        alpha=group.multiply(pair.alpha, group.g.power(mask)),
        beta=group.multiply(pair.beta, key.y.power(mask)),
    )


def _proved(statement: Statement, secret: _Secret, *, entropy: Entropy) -> ShuffleProof:
    group, size = statement.election.group, len(statement.before)
    h = generators(group, size)
    c = _commitments(group, secret, h)
    u = batching_challenges(statement, c)
    permuted = [u[j] for j in secret.order]
    c_hat = _chain(group, secret, h[0], permuted)
    blinds = _Blinds(
        single=_scalars(group, 4, entropy),
        hat=_scalars(group, size, entropy),
        prime=_scalars(group, size, entropy),
    )
    t, t_hat = _committed(statement, blinds, h, c_hat)
    unanswered = ShuffleProof(t=t, t_hat=t_hat, s=(), s_hat=(), s_prime=(), c=c, c_hat=c_hat)
    challenge = final_challenge(statement, unanswered)
    s, s_hat, s_prime = _responses(group.q, secret, blinds, challenge, u)
    return ShuffleProof(t=t, t_hat=t_hat, s=s, s_hat=s_hat, s_prime=s_prime, c=c, c_hat=c_hat)


def _commitments(group: Group, secret: _Secret, h: Sequence[Element]) -> tuple[Element, ...]:
    """c_j = g^(r_j) h_i where output i takes input j."""
    by_input = {
        j: group.multiply(group.g.power(secret.openings[j]), h[i + 1])
        for i, j in enumerate(secret.order)
    }
    return tuple(by_input[j] for j in range(len(secret.order)))


def _chain(
    group: Group, secret: _Secret, h: Element, permuted: Sequence[int]
) -> tuple[Element, ...]:
    """chat_i = g^(rhat_i) chat_(i-1)^(u'_i), beginning at h."""
    chain, before = [], h
    for link, u in zip(secret.links, permuted, strict=True):
        before = group.multiply(group.g.power(link), group.power(before, u))
        chain.append(before)
    return tuple(chain)


def _committed(
    statement: Statement, blinds: _Blinds, h: Sequence[Element], c_hat: Sequence[Element]
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    group, key = statement.election.group, statement.election.key
    w1, w2, w3, w4 = blinds.single
    betas = powers_of(group, [pair.beta for pair in statement.after], blinds.prime)
    alphas = powers_of(group, [pair.alpha for pair in statement.after], blinds.prime)
    t = (
        group.g.power(w1),
        group.g.power(w2),
        group.multiply(group.g.power(w3), powers_of(group, h[1:], blinds.prime)),
        group.multiply(key.y.power(-w4), betas),
        group.multiply(group.g.power(-w4), alphas),
    )
    t_hat = tuple(
        group.multiply(group.g.power(hat), group.power(before, prime))
        for hat, prime, before in zip(
            blinds.hat, blinds.prime, [h[0], *c_hat][: len(c_hat)], strict=True
        )
    )
    return t, t_hat


def _responses(
    q: int, secret: _Secret, blinds: _Blinds, challenge: int, u: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    permuted = [u[j] for j in secret.order]
    sums = (
        sum(secret.openings),
        _chained(q, secret.links, permuted),
        sum(r * one for r, one in zip(secret.openings, u, strict=True)),
        sum(r * one for r, one in zip(secret.masks, u, strict=True)),
    )
    return (
        tuple((w + challenge * one) % q for w, one in zip(blinds.single, sums, strict=True)),
        tuple((w + challenge * r) % q for w, r in zip(blinds.hat, secret.links, strict=True)),
        tuple((w + challenge * one) % q for w, one in zip(blinds.prime, permuted, strict=True)),
    )


def _chained(q: int, links: Sequence[int], permuted: Sequence[int]) -> int:
    """Sum of rhat_i v_i with v_N = 1 and v_i = u'_(i+1) v_(i+1)."""
    total, v = 0, 1
    for link, u in zip(reversed(links), reversed(permuted), strict=True):
        total += link * v
        v = v * u % q
    return total % q


def _written(group: Group, proof: ShuffleProof) -> Json:
    def elements(listed: Sequence[Element]) -> list[Json]:
        return [group.write(one) for one in listed]

    def scalars(listed: Sequence[int]) -> list[Json]:
        return [str(one) for one in listed]

    t: list[Json] = [*elements(proof.t[:3]), elements(proof.t[3:]), elements(proof.t_hat)]
    s: list[Json] = [*scalars(proof.s), scalars(proof.s_hat), scalars(proof.s_prime)]
    return [t, s, elements(proof.c), elements(proof.c_hat)]
