"""Reads the worked cases of a rulebook: `rulebooks/BOOK/cases/*.toml`.

A case is one act with what is stated of it, and the entries that stand before it on the record. It
is judged as the last event of a history of its own.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import replay
from moothall.rulebook.judging.rulings import Ruling
from tests.shelf import RULEBOOKS, law_of

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"
Table: TypeAlias = dict[str, Plain]

_USUAL = {"permitted": "in order", "refused": "out of order"}
ENDINGS = ("permitted", "refused", "boundary")
_OF_THE_CASE = ("name", "clause", "expect", "finding", "record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked case.

    Attributes:
        book, file: where it stands.
        name: what happens in it, a sentence.
        ending: "permitted", "refused" or "boundary".
        clause: the clause that decides it.
        expect: the verdict on the act; finding: what the clause says, where that differs.
        history: the act and what stands before it, as a history to be read.
    """

    book: str
    file: str
    name: str
    ending: str
    clause: str
    expect: str
    finding: str
    history: bytes

    def __str__(self) -> str:
        """Name it as a failing test should."""
        return f"{self.book}/{self.file}: {self.name}"


@cache
def cases_of(book: str) -> tuple[Case, ...]:
    """Every case of a book, file by file."""
    return tuple(
        case
        for path in sorted((RULEBOOKS / book / "cases").glob("*.toml"))
        for case in _read(tomllib.loads(path.read_text()), book=book, file=path.name)
    )


def judge_case(case: Case) -> Ruling:
    """The ruling on the act of a case."""
    law = law_of(case.book)
    history = read_history(case.history, name=str(case), law=law)
    return replay(history, law).judged[-1].entry.ruling


def _read(content: Mapping[str, Plain], *, book: str, file: str) -> Iterator[Case]:
    before = _tables(content.get("before", []))
    for ending in ENDINGS:
        for one in _tables(content.get(ending, [])):
            expect = str(one.get("expect", _USUAL.get(ending, "")))
            yield Case(
                book=book,
                file=file,
                name=str(one["name"]),
                ending=ending,
                clause=str(one["clause"]),
                expect=expect,
                finding=str(one.get("finding", expect)),
                history=_history(one, before=before, bodies=content.get("bodies", [])),
            )


def _history(one: Table, *, before: list[Table], bodies: Plain) -> bytes:
    """The case as a history: what stands before it, then its own act; JSON is YAML."""
    act = {key: value for key, value in one.items() if key not in _OF_THE_CASE}
    entries = [*before, *_tables(one.get("record", [])), act]
    events = [_event(f"entry-{number}", entry) for number, entry in enumerate(entries, start=1)]
    return json.dumps({"title": one["name"], "bodies": bodies, "events": events}).encode()


def _event(name: str, entry: Table) -> Table:
    act: Table = {key: value for key, value in entry.items() if key not in ("by", "when")}
    return {"id": name, "who": entry["by"], "when": entry["when"], "acts": [act]}


def _tables(found: Plain) -> list[Table]:
    if not isinstance(found, list):
        raise TypeError(f"a list of tables is expected, not {found!r}")
    return [one for one in found if isinstance(one, dict)]
