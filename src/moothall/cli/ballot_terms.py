"""Reads `ballot.toml`: what an organiser decides before there is a key.

`docs/guide/run-an-election.md` has an example of every field. What is not understood is refused:
a word passed over could be a question that nobody is asked.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from moothall.ballots.belenios_v1.election import (
    HomomorphicQuestion,
    Question,
    RankedQuestion,
    Terms,
    read_election,
    write_election,
)
from moothall.ballots.belenios_v1.groups import GROUP_NAMES, Group, group_named
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.errors import CannotReadError
from moothall.cli.regular_files import read_regular

_MOST_BYTES = 1 << 20
_TERMS = ("name", "description", "administrator", "credential-authority")
_FIELDS = (*_TERMS, "uuid", "group", "not-independent", "question")
_QUESTION = ("asks", "answers", "min", "max", "blank", "ranked")
_RANKED = ("asks", "answers", "ranked")


class _WrongError(Exception):
    """What is wrong in the file, to be told with its path."""


def read_draft(path: Path) -> tuple[Terms, Group]:
    """Read and check the terms of a draft, whose identifier was drawn; raises CannotReadError."""
    return read_terms(path, uuid=None)


def read_terms(path: Path, *, uuid: str | None) -> tuple[Terms, Group]:
    """Read and check the terms; `uuid` is the identifier where the file is to have none."""
    table = _table(path)
    try:
        return _read(table, uuid=uuid)
    except (_WrongError, DoesNotHoldError) as error:
        raise CannotReadError(f"{path}: {error}") from None


def _table(path: Path) -> Mapping[str, object]:
    try:
        raw = read_regular(path, most=_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise CannotReadError(f"{path}: this is too large for the terms of a ballot")
        return tomllib.loads(raw.decode())
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CannotReadError(f"{path}: this is no TOML: {error}") from None


def _read(table: Mapping[str, object], *, uuid: str | None) -> tuple[Terms, Group]:
    _require_known(table, _FIELDS, "the ballot")
    if (uuid is None) != ("uuid" in table):
        raise _WrongError("uuid: leave it out; the identifier is drawn by: moothall election draft")
    questions = table.get("question")
    if not isinstance(questions, list) or not questions:
        raise _WrongError("question: write at least one, under [[question]]")
    terms = Terms(
        name=_text(table, "name", "the ballot"),
        description=_text(table, "description", "the ballot", default=""),
        questions=tuple(_question(one, i) for i, one in enumerate(questions, start=1)),
        uuid=uuid or _text(table, "uuid", "the ballot"),
        administrator=_text(table, "administrator", "the ballot"),
        credential_authority=_text(table, "credential-authority", "the ballot"),
        is_independent=not _truth(table, "not-independent", "the ballot"),
    )
    group = _group(table)
    # Whatever a box may not begin with is refused before there is one; any key will do for that.
    read_election(write_election(terms, group=group, public_key=group.g.element))
    return terms, group


def _group(table: Mapping[str, object]) -> Group:
    name = _text(table, "group", "the ballot", default="Ed25519")
    if name not in GROUP_NAMES:
        raise _WrongError(f"group: {name!r} is none of {', '.join(GROUP_NAMES)}")
    return group_named(name)


def _question(value: object, number: int) -> Question:
    where = f"question {number}"
    if not isinstance(value, dict):
        raise _WrongError(f"{where}: write it under [[question]]")
    if _truth(value, "ranked", where):
        _require_known(value, _RANKED, f"{where}, which is ranked,")
        return RankedQuestion(question=_text(value, "asks", where), answers=_answers(value, where))
    _require_known(value, _QUESTION, where)
    return HomomorphicQuestion(
        question=_text(value, "asks", where),
        answers=_answers(value, where),
        minimum=_number(value, "min", where),
        maximum=_number(value, "max", where),
        has_blank=_truth(value, "blank", where),
    )


def _require_known(table: Mapping[str, object], names: tuple[str, ...], where: str) -> None:
    for name in table:
        if name not in names:
            raise _WrongError(f"{where} has no field {name!r}; its fields are {', '.join(names)}")


def _text(table: Mapping[str, object], name: str, where: str, *, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise _WrongError(f'{where}: {name}: write a text, {name} = "..."')
    if any(not letter.isprintable() for letter in value):
        raise _WrongError(f"{where}: {name}: hidden signs and line ends are not permitted")
    return value


def _answers(table: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = table.get("answers")
    if not isinstance(value, list) or not value:
        raise _WrongError(f'{where}: answers: write a list, answers = ["Yes", "No"]')
    answers = tuple(_text({"answers": one}, "answers", where) for one in value)
    if len(set(answers)) != len(answers):
        raise _WrongError(f"{where}: answers: the same answer is there twice")
    return answers


def _number(table: Mapping[str, object], name: str, where: str) -> int:
    value = table.get(name, 1)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _WrongError(f"{where}: {name}: write a whole number from 0")
    return value


def _truth(table: Mapping[str, object], name: str, where: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise _WrongError(f"{where}: {name}: write true, or leave it out")
    return value
