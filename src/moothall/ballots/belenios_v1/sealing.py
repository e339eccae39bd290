"""Seals a vote into a ballot. [F 6, 9]."""

from collections.abc import Sequence

from moothall.ballots.belenios_v1.answers import HomomorphicAnswer, RankedAnswer, product
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.election import (
    Election,
    HomomorphicQuestion,
    Question,
    RankedQuestion,
)
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.proofs import ElectionKey
from moothall.ballots.belenios_v1.proving import (
    Entropy,
    Hidden,
    encrypt,
    prove_knowledge,
    prove_one_of,
    random_scalar,
    sum_of,
)
from moothall.ballots.belenios_v1.ranking import encode
from moothall.ballots.belenios_v1.reading import (
    Ciphertext,
    Proof,
    ciphertext_written,
    proof_written,
)

Vote = Sequence[Sequence[int]]  # one row a question: 0 or 1 a choice, blank first; or ranks


def seal(election: Election, *, secret: int, vote: Vote, entropy: Entropy) -> bytes:
    """Encrypt, prove and sign a vote with a credential's private key.

    Raises ValueError where the vote is not one that the questions permit.
    """
    group, key = election.group, election.key
    credential = group.write(group.g.power(secret))
    prefix = f"{election.fingerprint}|{credential}"
    answers: list[Json] = [
        _sealed_answer(key, prefix, question, row, entropy=entropy)
        for question, row in zip(election.questions, vote, strict=True)
    ]
    body: dict[str, Json] = {
        "election_uuid": election.uuid,
        "election_hash": election.fingerprint,
        "credential": credential,
        "answers": answers,
    }
    signed = fingerprint(dump(body))
    proof = prove_knowledge(group, f"sig|{signed}|", secret, entropy=entropy)
    return dump({**body, "signature": {"hash": signed, "proof": proof_written(proof)}})


def _sealed_answer(
    key: ElectionKey, prefix: str, question: Question, row: Sequence[int], *, entropy: Entropy
) -> Json:
    match question:
        case HomomorphicQuestion():
            _require_permitted(question, row)
            return _homomorphic_written(
                key, sealed_choices(key, prefix, question, row, entropy=entropy)
            )
        case RankedQuestion():
            if len(row) != len(question.answers):
                raise ValueError("a ranking has one number for each answer")
            return _ranked_written(key, sealed_ranking(key, prefix, row, entropy=entropy))


def _require_permitted(question: HomomorphicQuestion, row: Sequence[int]) -> None:
    if len(row) != question.choices or not set(row) <= {0, 1}:
        raise ValueError("a vote has one 0 or 1 for each choice")
    is_blank = question.has_blank and row[0] == 1
    chosen = sum(row[question.has_blank :])
    if chosen if is_blank else not question.minimum <= chosen <= question.maximum:
        raise ValueError(f"{chosen} answers are chosen, which the question does not permit")


def sealed_choices(
    key: ElectionKey,
    prefix: str,
    question: HomomorphicQuestion,
    row: Sequence[int],
    *,
    entropy: Entropy,
) -> HomomorphicAnswer:
    """Encrypt each choice and prove what the question asks; the row must be permitted."""
    hidden = [encrypt(key, plain, entropy=entropy) for plain in row]
    choices = tuple(one.pair for one in hidden)
    individual = tuple(
        prove_one_of(
            key,
            f"prove|{prefix}|{one.pair.written(key.group)}|",
            [(one, 0), (one, 1)],
            entropy=entropy,
        )
        for one in hidden
    )
    full = f"{prefix}|{','.join(pair.written(key.group) for pair in choices)}"
    overall, blank = _overall(key, full, question, hidden, entropy=entropy)
    return HomomorphicAnswer(choices=choices, individual=individual, overall=overall, blank=blank)


def _overall(
    key: ElectionKey,
    full: str,
    question: HomomorphicQuestion,
    hidden: Sequence[Hidden],
    *,
    entropy: Entropy,
) -> tuple[tuple[Proof, ...], tuple[Proof, ...]]:
    """Prove the sum; with blank, that it is blank or the sum, and not both."""
    chosen = hidden[question.has_blank :]
    total = sum_of(key.group, chosen, product(key.group, tuple(one.pair for one in chosen)))
    sums = [(total, offset) for offset in range(question.minimum, question.maximum + 1)]
    if not question.has_blank:
        name = f"prove|{full}|{total.pair.written(key.group)}|"
        return prove_one_of(key, name, sums, entropy=entropy), ()
    blank = hidden[0]
    neither = [(blank, 0), (total, 0)]
    return (
        prove_one_of(key, f"bproof1|{full}|", [(blank, 1), *sums], entropy=entropy),
        prove_one_of(key, f"bproof0|{full}|", neither, entropy=entropy),
    )


def sealed_ranking(
    key: ElectionKey, prefix: str, row: Sequence[int], *, entropy: Entropy
) -> RankedAnswer:
    """Encrypt a ranking and prove to know the randomness. [F 9]."""
    group, r = key.group, random_scalar(key.group, entropy)
    choice = Ciphertext(
        alpha=group.g.power(r), beta=group.multiply(key.y.power(r), encode(group, row))
    )
    full = f"raweg|{prefix}|{group.write(key.y.element)},{choice.written(group)}|"
    return RankedAnswer(choice=choice, proof=prove_knowledge(group, full, r, entropy=entropy))


def _homomorphic_written(key: ElectionKey, answer: HomomorphicAnswer) -> Json:
    blank: dict[str, Json] = {"blank_proof": _proofs(answer.blank)} if answer.blank else {}
    return {
        "choices": [ciphertext_written(key.group, pair) for pair in answer.choices],
        "individual_proofs": [_proofs(proofs) for proofs in answer.individual],
        "overall_proof": _proofs(answer.overall),
        **blank,
    }


def _proofs(proofs: Sequence[Proof]) -> Json:
    return [proof_written(proof) for proof in proofs]


def _ranked_written(key: ElectionKey, answer: RankedAnswer) -> Json:
    return {
        "choices": ciphertext_written(key.group, answer.choice),
        "proof": proof_written(answer.proof),
    }
