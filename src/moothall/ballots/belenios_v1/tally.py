"""The encrypted tally: what the counted ballots multiply to, and the stored one. [F 8, 9]."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ballots.belenios_v1.answers import HomomorphicAnswer, RankedAnswer, multiplied
from moothall.ballots.belenios_v1.ballot import Ballot
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.election import Election, HomomorphicQuestion
from moothall.ballots.belenios_v1.groups import Group
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.reading import Ciphertext, ciphertext_written, whole_written

Row = list[Ciphertext]  # of one question: one a choice; of a ranked one, one a counted ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Part of a tally: one row a question, and what it is the sum of."""

    rows: tuple[Row, ...]
    ballots: int
    weight: int


def empty_sum(election: Election) -> Sum:
    """Start with nothing counted: choices at the identity, ranked rows empty."""
    identity = election.group.identity
    none = Ciphertext(alpha=identity, beta=identity)
    rows = tuple(
        [none] * question.choices if isinstance(question, HomomorphicQuestion) else []
        for question in election.questions
    )
    return Sum(rows=rows, ballots=0, weight=0)


def sum_of_ballot(group: Group, ballot: Ballot, weight: int) -> Sum:
    """Give one ballot's contribution: each ciphertext to the power of the weight."""
    rows = []
    for answer in ballot.answers:
        match answer:
            case HomomorphicAnswer():
                rows.append([_weighted(group, choice, weight) for choice in answer.choices])
            case RankedAnswer():
                rows.append([answer.choice])
    return Sum(rows=tuple(rows), ballots=1, weight=weight)


def _weighted(group: Group, pair: Ciphertext, weight: int) -> Ciphertext:
    if weight == 1:
        return pair
    return Ciphertext(alpha=group.power(pair.alpha, weight), beta=group.power(pair.beta, weight))


def added(election: Election, one: Sum, other: Sum) -> Sum:
    """Add two parts: products for choices, both lists for rankings."""
    rows = []
    for question, left, right in zip(election.questions, one.rows, other.rows, strict=True):
        if isinstance(question, HomomorphicQuestion):
            pairs = zip(left, right, strict=True)
            rows.append([multiplied(election.group, a, b) for a, b in pairs])
        else:
            left.extend(right)  # a list that grows with the ballots is not copied each time
            rows.append(left)
    return Sum(
        rows=tuple(rows), ballots=one.ballots + other.ballots, weight=one.weight + other.weight
    )


def closed(election: Election, total: Sum) -> Sum:
    """Sort the rankings, so that their order says nothing. [F 9]."""
    place = election.group.place
    rows = tuple(
        row
        if isinstance(question, HomomorphicQuestion)
        else sorted(row, key=lambda pair: (place(pair.alpha), place(pair.beta)))
        for question, row in zip(election.questions, total.rows, strict=True)
    )
    return Sum(rows=rows, ballots=total.ballots, weight=total.weight)


def tally_record(group: Group, rows: Sequence[Row]) -> bytes:
    """Write the encrypted tally."""
    written: list[Json] = [[ciphertext_written(group, pair) for pair in row] for row in rows]
    return dump(written)


def sized_record(total: Sum, tally: bytes) -> bytes:
    """Write how many ballots and votes the tally is the sum of, and its digest."""
    return dump(
        {
            "num_tallied": whole_written(total.ballots),
            "total_weight": whole_written(total.weight),
            "encrypted_tally": digest(tally),
        }
    )
