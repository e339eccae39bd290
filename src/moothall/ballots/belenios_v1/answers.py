"""One answer: ciphertexts, and proofs that they hide what the question permits. [F 6, 9]."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import assert_never

from moothall.ballots.belenios_v1.canonical import Json
from moothall.ballots.belenios_v1.election import HomomorphicQuestion, Question, RankedQuestion
from moothall.ballots.belenios_v1.groups import Group
from moothall.ballots.belenios_v1.proofs import (
    Branches,
    ElectionKey,
    commitments,
    holds_interval,
    holds_knowledge,
    holds_sum,
)
from moothall.ballots.belenios_v1.reading import (
    Ciphertext,
    Proof,
    ciphertext,
    fields,
    items,
    proof,
)
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class HomomorphicAnswer:
    """One ciphertext a choice, `blank` first where it is offered."""

    choices: tuple[Ciphertext, ...]
    individual: tuple[tuple[Proof, ...], ...]
    overall: tuple[Proof, ...]
    blank: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedAnswer:
    """One ciphertext for the whole ranking, and the proof of knowing its randomness."""

    choice: Ciphertext
    proof: Proof


Answer = HomomorphicAnswer | RankedAnswer


def read_answer(group: Group, question: Question, value: Json) -> Answer:
    """Read the answer that a question asks for, with the right numbers of everything."""
    match question:
        case HomomorphicQuestion():
            return _read_homomorphic(group, question, value)
        case RankedQuestion():
            choice, knowledge = fields(value, "choices", "proof")
            return RankedAnswer(choice=ciphertext(group, choice), proof=proof(group, knowledge))
        case _:
            assert_never(question)


def _read_homomorphic(
    group: Group, question: HomomorphicQuestion, value: Json
) -> HomomorphicAnswer:
    names = ("choices", "individual_proofs", "overall_proof")
    blank_names = ("blank_proof",) if question.has_blank else ()
    choices, individual, overall, *blank = fields(value, *names, *blank_names)
    answer = HomomorphicAnswer(
        choices=tuple(ciphertext(group, choice) for choice in items(choices)),
        individual=tuple(_proofs(group, proofs) for proofs in items(individual)),
        overall=_proofs(group, overall),
        blank=_proofs(group, blank[0]) if blank else (),
    )
    _require_numbers(question, answer)
    return answer


def _proofs(group: Group, value: Json) -> tuple[Proof, ...]:
    return tuple(proof(group, one) for one in items(value))


def _require_numbers(question: HomomorphicQuestion, answer: HomomorphicAnswer) -> None:
    if len(answer.choices) != question.choices:
        says = f"{len(answer.choices)} ciphertexts for {question.choices} choices"
        raise DoesNotHoldError(Reason.CHOICES_NUMBER, says)
    expected = (
        [2] * question.choices,
        question.maximum - question.minimum + 1 + question.has_blank,
        2 * question.has_blank,
    )
    found = (list(map(len, answer.individual)), len(answer.overall), len(answer.blank))
    if expected != found:
        says = "an answer has too few or too many proofs for its question"
        raise DoesNotHoldError(Reason.PROOFS_NUMBER, says)


def require_answer(key: ElectionKey, prefix: str, question: Question, answer: Answer) -> None:
    """Check elements and proofs; `prefix` is S0, the election and the credential. [F 6]."""
    match question, answer:
        case HomomorphicQuestion(), HomomorphicAnswer():
            _require_homomorphic(key, prefix, question, answer)
        case RankedQuestion(), RankedAnswer():
            _require_ranked(key, prefix, answer)
        case _:
            raise TypeError("an answer belongs to a question of its own kind")


def _require_homomorphic(
    key: ElectionKey, prefix: str, question: HomomorphicQuestion, answer: HomomorphicAnswer
) -> None:
    checked = key.group.powers_checked
    for place, (choice, proofs) in enumerate(
        zip(answer.choices, answer.individual, strict=True), start=1
    ):
        branches = Branches(pair=choice, offsets=(0, 1), proofs=proofs)
        if not holds_interval(key, prefix, branches, powers=checked):
            says = f"choice {place} is not proved to be 0 or 1"
            raise DoesNotHoldError(Reason.INDIVIDUAL_PROOF, says)
    full = f"{prefix}|{','.join(choice.written(key.group) for choice in answer.choices)}"
    if question.has_blank:
        _require_blank(key, full, question, answer)
    else:
        _require_sum(key, full, question, answer)


def _require_sum(
    key: ElectionKey, full: str, question: HomomorphicQuestion, answer: HomomorphicAnswer
) -> None:
    branches = Branches(
        pair=product(key.group, answer.choices),
        offsets=range(question.minimum, question.maximum + 1),
        proofs=answer.overall,
    )
    if not holds_interval(key, full, branches, powers=key.group.powers):
        raise _overall(question)


def _require_blank(
    key: ElectionKey, full: str, question: HomomorphicQuestion, answer: HomomorphicAnswer
) -> None:
    blank, chosen = answer.choices[0], product(key.group, answer.choices[1:])
    neither = (
        Branches(pair=blank, offsets=(0,), proofs=answer.blank[:1]),
        Branches(pair=chosen, offsets=(0,), proofs=answer.blank[1:]),
    )
    if not _holds_one_of(key, f"bproof0|{full}|", neither):
        says = "blank together with a choice is not ruled out"
        raise DoesNotHoldError(Reason.BLANK_PROOF, says)
    offsets = range(question.minimum, question.maximum + 1)
    either = (
        Branches(pair=blank, offsets=(1,), proofs=answer.overall[:1]),
        Branches(pair=chosen, offsets=offsets, proofs=answer.overall[1:]),
    )
    if not _holds_one_of(key, f"bproof1|{full}|", either):
        raise _overall(question)


def _holds_one_of(key: ElectionKey, prefix: str, alternatives: Sequence[Branches]) -> bool:
    committed = [
        element
        for branches in alternatives
        for element in commitments(key, branches, powers=key.group.powers)
    ]
    proofs = [proof for branches in alternatives for proof in branches.proofs]
    return holds_sum(key.group, prefix, committed, proofs)


def _overall(question: HomomorphicQuestion) -> DoesNotHoldError:
    says = f"the sum is not proved to be from {question.minimum} to {question.maximum}"
    return DoesNotHoldError(Reason.OVERALL_PROOF, says)


def _require_ranked(key: ElectionKey, prefix: str, answer: RankedAnswer) -> None:
    group, choice = key.group, answer.choice
    group.require_member(choice.alpha)
    group.require_member(choice.beta)
    full = f"raweg|{prefix}|{group.write(key.y.element)},{choice.written(group)}|"
    if not holds_knowledge(group, full, choice.alpha, answer.proof):
        says = "the voter is not proved to know what the ranking hides"
        raise DoesNotHoldError(Reason.RANKED_PROOF, says)


def product(group: Group, pairs: tuple[Ciphertext, ...]) -> Ciphertext:
    """Multiply ciphertexts: the sum of what they hide."""
    if not pairs:
        return Ciphertext(alpha=group.identity, beta=group.identity)
    return reduce(lambda one, other: multiplied(group, one, other), pairs)


def multiplied(group: Group, one: Ciphertext, other: Ciphertext) -> Ciphertext:
    """Multiply two ciphertexts."""
    return Ciphertext(
        alpha=group.multiply(one.alpha, other.alpha), beta=group.multiply(one.beta, other.beta)
    )
