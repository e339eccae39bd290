"""The election: what is asked, in which group, under which key. [F 4].

The exact bytes matter, not the value: the fingerprint is theirs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from moothall.ballots.belenios_v1.canonical import Json, dump, load_canonical
from moothall.ballots.belenios_v1.groups import Element, Group, group_named
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.proofs import ElectionKey
from moothall.ballots.belenios_v1.reading import fields_of_one, items, key, text, whole
from moothall.ballots.errors import DoesNotHoldError, Reason

NOT_INDEPENDENT = "(not independent)"  # ends the authority's name where the server could vote
UUID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,64}")
_REQUIRED = ("version", "description", "name", "group", "public_key", "questions", "uuid")
_OPTIONAL = ("administrator", "credential_authority")
_SHAPES = (
    _REQUIRED,
    (*_REQUIRED, *_OPTIONAL),
    (*_REQUIRED, _OPTIONAL[0]),
    (*_REQUIRED, _OPTIONAL[1]),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomomorphicQuestion:
    """Each answer is chosen or not; the sums are all that is ever opened."""

    question: str
    answers: tuple[str, ...]
    minimum: int
    maximum: int
    has_blank: bool

    @property
    def choices(self) -> int:
        """How many ciphertexts an answer has: one more where blank is offered."""
        return len(self.answers) + self.has_blank


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedQuestion:
    """The answers are ranked; every ranking is opened, after shuffling."""

    question: str
    answers: tuple[str, ...]


Question = HomomorphicQuestion | RankedQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an organiser decides before there is a key."""

    name: str
    description: str
    questions: tuple[Question, ...]
    uuid: str
    administrator: str
    credential_authority: str
    is_independent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election as its exact bytes define it."""

    raw: bytes
    group: Group
    public_key: Element
    questions: tuple[Question, ...]
    uuid: str
    name: str
    is_independent: bool  # whether the server and the credential authority are two

    @property
    def fingerprint(self) -> str:
        """Give phi, the digest of the exact bytes."""
        return fingerprint(self.raw)

    @property
    def key(self) -> ElectionKey:
        """The joint key with its table."""
        return _prepared(self.group.name, self.public_key)

    @property
    def ranked(self) -> tuple[int, ...]:
        """The places of the ranked questions."""
        return tuple(
            place
            for place, question in enumerate(self.questions)
            if isinstance(question, RankedQuestion)
        )


@lru_cache(maxsize=8)
def _prepared(group_name: str, public_key: Element) -> ElectionKey:
    group = group_named(group_name)
    return ElectionKey(group=group, y=group.fixed(public_key))


def read_election(raw: bytes) -> Election:
    """Read and check an election's bytes."""
    parts = fields_of_one(load_canonical(raw), *_SHAPES)
    if parts["version"] != 1 or isinstance(parts["version"], bool):
        raise DoesNotHoldError(Reason.VERSION, f"version {parts['version']!r:.20} is not version 1")
    group = group_named(text(parts["group"]))
    election = Election(
        raw=raw,
        group=group,
        public_key=key(group, parts["public_key"]),
        questions=tuple(map(_question, items(parts["questions"]))),
        uuid=_uuid(text(parts["uuid"])),
        name=text(parts["name"]),
        is_independent=not text(parts.get(_OPTIONAL[1], "")).endswith(NOT_INDEPENDENT),
    )
    for name in ("description", *_OPTIONAL):
        text(parts.get(name, ""))
    _require_questions(election)
    return election


def write_election(terms: Terms, *, group: Group, public_key: Element) -> bytes:
    """Write an election's bytes; read them to use them."""
    mark = "" if terms.is_independent else f" {NOT_INDEPENDENT}"
    return dump(
        {
            "version": 1,
            "description": terms.description,
            "name": terms.name,
            "group": group.name,
            "public_key": group.write(public_key),
            "questions": [_question_written(question) for question in terms.questions],
            "uuid": terms.uuid,
            "administrator": terms.administrator,
            "credential_authority": terms.credential_authority + mark,
        }
    )


def _uuid(written: str) -> str:
    if not UUID.fullmatch(written):
        raise DoesNotHoldError(Reason.FORM, f"{written[:20]!r} is no election identifier")
    return written


def _require_questions(election: Election) -> None:
    if not election.questions:
        raise DoesNotHoldError(Reason.QUESTION, "the election asks nothing")
    if election.ranked and election.group.name == "BELENIOS-2048":
        raise DoesNotHoldError(Reason.QUESTION, "BELENIOS-2048 has no room for a ranking")


def _question(value: Json) -> Question:
    if isinstance(value, dict) and "type" in value:
        return _ranked(value)
    parts = fields_of_one(
        value,
        ("answers", "min", "max", "question"),
        ("answers", "blank", "min", "max", "question"),
    )
    question = HomomorphicQuestion(
        question=text(parts["question"]),
        answers=_answers(parts["answers"]),
        minimum=whole(parts["min"]),
        maximum=whole(parts["max"]),
        has_blank="blank" in parts and _only_true(parts["blank"]),
    )
    if not question.minimum <= question.maximum <= len(question.answers):
        raise DoesNotHoldError(
            Reason.QUESTION, f"{question.question[:40]!r}: min and max do not fit"
        )
    return question


def _ranked(value: Json) -> RankedQuestion:
    parts = fields_of_one(value, ("type", "value"), ("type", "value", "extra"))
    if parts["type"] != "NonHomomorphic":
        shown = f"{parts['type']}"[:20]
        raise DoesNotHoldError(Reason.QUESTION, f"no type of question is {shown!r}")
    inner = fields_of_one(parts["value"], ("answers", "question"), ("answers", "question", "extra"))
    return RankedQuestion(question=text(inner["question"]), answers=_answers(inner["answers"]))


def _answers(value: Json) -> tuple[str, ...]:
    answers = tuple(map(text, items(value)))
    if not answers:
        raise DoesNotHoldError(Reason.QUESTION, "a question has no answers")
    return answers


def _only_true(value: Json) -> bool:
    """Refuse `false`: a question without blank has no such field. [F 4]."""
    if value is not True:
        raise DoesNotHoldError(Reason.FORM, "blank must be true, or else be left out")
    return True


def _question_written(question: Question) -> Json:
    match question:
        case HomomorphicQuestion():
            blank: dict[str, Json] = {"blank": True} if question.has_blank else {}
            return {
                "answers": list(question.answers),
                **blank,
                "min": question.minimum,
                "max": question.maximum,
                "question": question.question,
            }
        case RankedQuestion():
            value: Json = {"answers": list(question.answers), "question": question.question}
            return {"type": "NonHomomorphic", "value": value}
