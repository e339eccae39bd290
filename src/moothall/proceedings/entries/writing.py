"""Acts and entries as JSON values and back.

An entry holds the act, its facts with their sources, and its ruling: per finding the clause, the
form, the verdict, and per test what was measured; no prose. Spec: docs/spec/record.md, "Entries".
"""

from collections.abc import Mapping
from functools import cache
from sys import intern
from typing import get_args, get_type_hints

from moothall.proceedings.act import Act, Mode, Particulars, Status, particulars_of
from moothall.proceedings.acts import BY_NAME
from moothall.proceedings.entering import Entry
from moothall.proceedings.entries.found import (
    Json,
    read_found,
    read_span,
    read_stated_fact,
    write_found,
    write_span,
    write_stated,
)
from moothall.proceedings.errors import MalformedEntryError
from moothall.proceedings.note import NoteAct
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.rulings import Fact, Finding, Measured, Ruling, Source
from moothall.values.amounts import Range
from moothall.values.spans import Span

_WORDS = ("name", "by", "of", "about", "kind", "subject", "to", "event", "reported_by")


def write_entry(entry: Entry) -> dict[str, Json]:
    """What an entry says: its act, facts and ruling."""
    return {
        "act": write_act(entry.act),
        "facts": write_facts(entry.facts),
        "ruling": write_ruling(entry.ruling),
    }


def write_act(act: Act) -> dict[str, Json]:
    """An act, with all that judging it again needs."""
    words: dict[str, Json] = {word: getattr(act, word) for word in _WORDS}
    return words | {
        "at": write_span(act.at),
        "mode": act.mode.value,
        "status": act.status.value,
        "stated": {word: write_stated(stated) for word, stated in sorted(act.stated.items())},
        "particulars": {
            name: _write_particular(getattr(act.particulars, name))
            for name in particulars_of(type(act.particulars))
        },
    }


def read_act(json: Json) -> Act:
    """The inverse of `write_act`.

    Raises:
        MalformedEntryError: it is no act.
    """
    if not isinstance(json, Mapping):
        raise MalformedEntryError(f"{json!r} is no act")
    try:
        words = {word: _text(json[word]) for word in _WORDS}
        stated = json["stated"]
        if not isinstance(stated, Mapping):
            raise MalformedEntryError(f"{stated!r} are no stated facts")
        return Act(
            **words,
            at=read_span(json["at"]),
            mode=Mode(_text(json["mode"])),
            status=Status(_text(json["status"])),
            stated={word: read_stated_fact(one) for word, one in stated.items()},
            particulars=_read_particulars(words["name"], json["particulars"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedEntryError(f"this is no act: {error}") from error


def _text(json: Json) -> str:
    if isinstance(json, str):
        return intern(json)  # the same few names and words stand in a million entries
    raise MalformedEntryError(f"{json!r} is no text")


def write_facts(facts: Facts) -> dict[str, Json]:
    """Each fact by its key: what was found, and its source."""
    return {
        key: {"found": write_found(fact.found), "source": fact.source.value}
        for key, fact in sorted(facts.items())
    }


def read_facts(json: Json) -> dict[str, Fact]:
    """The inverse of `write_facts`.

    Raises:
        MalformedEntryError: they are no facts.
    """
    if not isinstance(json, Mapping):
        raise MalformedEntryError(f"{json!r} are no facts")
    return {key: _read_fact(one) for key, one in json.items()}


def _read_fact(json: Json) -> Fact:
    match json:
        case {"found": found, "source": str(source)}:
            return Fact(read_found(found), Source(source))
    raise MalformedEntryError(f"{json!r} is no fact")


def write_ruling(ruling: Ruling) -> dict[str, Json]:
    """A ruling: verdict, effect and findings."""
    return {
        "verdict": ruling.verdict.value,
        "effect": ruling.effect.value,
        "findings": [_write_finding(finding) for finding in ruling.findings],
    }


def _write_finding(finding: Finding) -> Json:
    return {
        "clause": finding.clause,
        "form": finding.form.value,
        "verdict": finding.verdict.value,
        "measured": [_write_measured(one) for one in finding.measured],
        "alternatives": [[_write_measured(one) for one in tests] for tests in finding.alternatives],
        "who": list(finding.who),
    }


def _write_measured(one: Measured) -> Json:
    return {"measure": one.key, "asked": one.asked, "holds": one.holds}


def _write_particular(value: object) -> Json:
    match value:
        case None | str() | bool():
            return value
        case Span():
            return {"span": write_span(value)}
        case Range():
            return write_found(value)
    raise MalformedEntryError(f"{value!r} cannot be written")


def _read_particulars(name: str, json: Json) -> Particulars:
    kind = BY_NAME.get(name, NoteAct)
    if not isinstance(json, Mapping):
        raise MalformedEntryError(f"{json!r} are no particulars")
    hints = _hints(kind)
    return kind(**{word: _read_particular(value, hints[word]) for word, value in json.items()})


@cache
def _hints(kind: type[Particulars]) -> dict[str, object]:
    """Of which kind each field is."""
    hints = get_type_hints(kind)
    return {name: hints[name] for name in particulars_of(kind)}


def _read_particular(json: Json, hint: object) -> object:
    """A field of an act, of the kind that the field has: a name where a moment belongs is none."""
    match json:
        case None | str() | bool():
            value: object = json
        case {"span": span}:
            value = read_span(span)
        case _:
            value = read_found(json)
    if type(value) not in (get_args(hint) or (hint,)):
        raise MalformedEntryError(f"{json!r} is of another kind than this field")
    return value
