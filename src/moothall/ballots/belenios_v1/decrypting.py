"""Makes partial decryptions, and finds the result. [F 8]."""

from collections.abc import Sequence
from math import isqrt

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.decryption import Factors
from moothall.ballots.belenios_v1.election import Election, HomomorphicQuestion
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.proving import Entropy, prove_decryption
from moothall.ballots.belenios_v1.ranking import decode
from moothall.ballots.belenios_v1.reading import proof_written
from moothall.ballots.belenios_v1.result import Result, plaintexts
from moothall.ballots.belenios_v1.tally import Row


def decryption_record(
    election: Election, rows: Sequence[Row], *, secret: int, entropy: Entropy
) -> bytes:
    """Decrypt in part with a trustee's key or share, and prove it. [F 8]."""
    group = election.group
    prefix = f"decrypt|{election.fingerprint}|{group.write(group.g.power(secret))}|"
    factors: list[Json] = [
        [group.write(group.power(pair.alpha, secret)) for pair in row] for row in rows
    ]
    proofs: list[Json] = [
        [
            proof_written(prove_decryption(group, prefix, secret, pair.alpha, entropy=entropy))
            for pair in row
        ]
        for row in rows
    ]
    return dump({"decryption_factors": factors, "decryption_proofs": proofs})


def open_result(
    election: Election, rows: Sequence[Row], factors: Factors, *, weight: int
) -> Result:
    """Find every count up to the total weight, and decode every ranking. [F 8, 9]."""
    result: Result = []
    for question, elements in zip(
        election.questions, plaintexts(election, rows, factors), strict=True
    ):
        if isinstance(question, HomomorphicQuestion):
            counts = Logarithms(election.group, weight)
            result.append([counts(element) for element in elements])
        else:
            size = len(question.answers)
            result.append([decode(election.group, element, size) for element in elements])
    return result


class Logarithms:
    """Baby steps and giant steps: about 2 sqrt(most) products in all."""

    def __init__(self, group: Group, most: int) -> None:
        """Take the baby steps."""
        self._group, self._step = group, isqrt(most) + 1
        self._small: dict[Element, int] = {}
        power = group.identity
        for exponent in range(self._step):
            self._small[power] = exponent
            power = group.multiply(power, group.g.element)
        self._giant = power

    def __call__(self, element: Element) -> int:
        """Take giant steps down; raises ValueError where there is no such exponent."""
        for steps in range(self._step + 1):
            if element in self._small:
                return steps * self._step + self._small[element]
            element = self._group.divide(element, self._giant)
        raise ValueError("the decryptions give no count from 0 to the total weight")
