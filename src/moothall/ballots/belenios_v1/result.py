"""The result: the one plaintext that the partial decryptions give. [F 8, 9]."""

from collections.abc import Sequence

from moothall.ballots.belenios_v1.canonical import Json, dump, load_canonical
from moothall.ballots.belenios_v1.decryption import Factors
from moothall.ballots.belenios_v1.election import (
    Election,
    HomomorphicQuestion,
    Question,
    RankedQuestion,
)
from moothall.ballots.belenios_v1.groups import Element, Group
from moothall.ballots.belenios_v1.ranking import decode
from moothall.ballots.belenios_v1.reading import fields, items, whole, whole_written
from moothall.ballots.belenios_v1.tally import Row
from moothall.ballots.errors import DoesNotHoldError, Reason

Plain = int | list[int]  # a count, or a ranking
QuestionResult = list[Plain]
Result = list[QuestionResult]


def read_result(
    election: Election, raw: bytes, *, rows: Sequence[Row], factors: Factors, weight: int
) -> Result:
    """Read the result and check every number in it against the decryptions."""
    (questions,) = fields(load_canonical(raw), "result")
    read = [
        _read_question(question, one)
        for question, one in zip(election.questions, _sized(questions, len(rows)), strict=True)
    ]
    plain = plaintexts(election, rows, factors)
    for place, row in enumerate(zip(election.questions, read, plain, strict=True), start=1):
        try:
            _require(election.group, *row, weight=weight)
        except DoesNotHoldError as error:
            raise error.within(f"question {place}") from None
    return read


def plaintexts(election: Election, rows: Sequence[Row], factors: Factors) -> list[list[Element]]:
    """Give beta / F for every ciphertext. [F 8]."""
    return [
        [
            election.group.divide(pair.beta, factor)
            for pair, factor in zip(row, factor_row, strict=True)
        ]
        for row, factor_row in zip(rows, factors, strict=True)
    ]


def result_record(result: Result) -> bytes:
    """Write a result."""
    return dump({"result": [[_written(one) for one in question] for question in result]})


def _written(one: Plain) -> Json:
    return whole_written(one) if isinstance(one, int) else [whole_written(rank) for rank in one]


def _sized(value: Json, size: int) -> list[Json]:
    questions = items(value)
    if len(questions) != size:
        raise DoesNotHoldError(Reason.RESULT_SIZE, f"{len(questions)} results for {size} questions")
    return questions


def _require(
    group: Group,
    question: Question,
    claimed: QuestionResult,
    elements: list[Element],
    *,
    weight: int,
) -> None:
    if len(claimed) != len(elements):
        says = f"{len(claimed)} results for {len(elements)} choices"
        raise DoesNotHoldError(Reason.RESULT_SIZE, says)
    for one, element in zip(claimed, elements, strict=True):
        is_possible = isinstance(one, list) or one <= weight
        if not (is_possible and _agrees(group, question, one, element)):
            raise DoesNotHoldError(Reason.RESULT, f"{one} is not what the decryptions give")


def _read_question(question: Question, value: Json) -> QuestionResult:
    match question:
        case HomomorphicQuestion():
            return [whole(one) for one in items(value)]
        case RankedQuestion():
            return [[whole(rank) for rank in items(one)] for one in items(value)]


def _agrees(group: Group, question: Question, claimed: Plain, element: Element) -> bool:
    match question:
        case HomomorphicQuestion():
            return isinstance(claimed, int) and group.g.power(claimed) == element
        case RankedQuestion():
            return claimed == decode(group, element, len(question.answers))
