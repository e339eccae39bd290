"""Partial decryptions: each trustee's part of the opening, and their combination. [F 8]."""

from collections.abc import Mapping, Sequence

from moothall.ballots.belenios_v1.canonical import Json, load_canonical
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proofs import Opened, holds_decryption
from moothall.ballots.belenios_v1.reading import fields, items, member, proof
from moothall.ballots.belenios_v1.tally import Row
from moothall.ballots.belenios_v1.trustees import Mandatory, Trustees, product_of
from moothall.ballots.errors import DoesNotHoldError, Reason

Factors = list[list[Element]]  # one a ciphertext, in the tally's shape


def read_decryption(
    election: Election, raw: bytes, *, public: Element, rows: Sequence[Row]
) -> Factors:
    """Read a partial decryption of these ciphertexts and check it by its owner's key."""
    factors, proofs = fields(load_canonical(raw), "decryption_factors", "decryption_proofs")
    prefix = f"decrypt|{election.fingerprint}|{election.group.write(public)}|"
    return [
        [
            _factor(election.group, prefix, public, (pair.alpha, factor, proved))
            for pair, factor, proved in zip(row, factor_row, proof_row, strict=True)
        ]
        for row, factor_row, proof_row in _rows(rows, factors, proofs)
    ]


def _rows(
    rows: Sequence[Row], factors: Json, proofs: Json
) -> list[tuple[Row, list[Json], list[Json]]]:
    factor_rows, proof_rows = list(map(items, items(factors))), list(map(items, items(proofs)))
    sizes = [len(row) for row in rows]
    if list(map(len, factor_rows)) != sizes or list(map(len, proof_rows)) != sizes:
        says = "its factors or proofs are not one for each ciphertext"
        raise DoesNotHoldError(Reason.DECRYPTION_SIZE, says)
    return list(zip(rows, factor_rows, proof_rows, strict=True))


def _factor(
    group: Group, prefix: str, public: Element, item: tuple[Element, Json, Json]
) -> Element:
    alpha, factor, proved = item
    opened = Opened(alpha=alpha, factor=member(group, factor), proof=proof(group, proved))
    if not holds_decryption(group, prefix, public, opened):
        says = "a factor is not proved to be made with its owner's key"
        raise DoesNotHoldError(Reason.DECRYPTION_PROOF, says)
    return opened.factor


def combined(group: Group, trustees: Trustees, by_owner: Mapping[int, Factors]) -> Factors:
    """Put the parts together: every mandatory one, the first t of each group. [F 8]."""
    parts: list[tuple[int, Factors]] = []
    first = 1
    for item in trustees:
        owners = [i for i in range(first, first + len(item.keys)) if i in by_owner]
        needed = 1 if isinstance(item, Mandatory) else item.threshold
        if len(owners) < needed:
            says = f"{needed - len(owners)} more of the trustees from number {first} are needed"
            raise DoesNotHoldError(Reason.DECRYPTION_MISSING, says)
        places = [owner - first + 1 for owner in owners[:needed]]
        weights = [1] if isinstance(item, Mandatory) else interpolation(group, places)
        parts += zip(weights, (by_owner[owner] for owner in owners[:needed]), strict=True)
        first += len(item.keys)
    return _weighed(group, parts)


def interpolation(group: Group, places: Sequence[int]) -> list[int]:
    """Give L_d = prod k/(k-d) mod q for each place d: the polynomial's value at 0. [F 8]."""
    weights = []
    for d in places:
        numerator = denominator = 1
        for k in places:
            if k != d:
                numerator, denominator = numerator * k % group.q, denominator * (k - d) % group.q
        weights.append(numerator * pow(denominator, -1, group.q) % group.q)
    return weights


def _weighed(group: Group, parts: Sequence[tuple[int, Factors]]) -> Factors:
    shape = parts[0][1]
    return [
        [
            product_of(
                group,
                (group.power(factors[i][j], weight) for weight, factors in parts),
            )
            for j in range(len(row))
        ]
        for i, row in enumerate(shape)
    ]
