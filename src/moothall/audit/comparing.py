"""Comparing an entry with what it should be, and saying where they part."""

from collections.abc import Mapping

from moothall.proceedings.entries.writing import write_ruling
from moothall.record.entries import Entry
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.canonical import Json, spell

# Not judged: for whom an entry is, and which texts belong to it.
_AS_ENTERED = ("audience", "texts")


def require_same(
    entry: Entry, content: bytes, expected: Mapping[str, Json], *, number: int
) -> None:
    """Refuse an entry that is not, byte for byte, what its act gives; `content` are its bytes.

    Raises:
        RecordError: named after the first part that differs.
    """
    kept = {key: entry[key] for key in _AS_ENTERED if key in entry}
    if spell({**expected, **kept}) == content:
        return
    _require_facts(entry["facts"], expected["facts"], number=number)
    for part, damage in (
        ("known_as", Damage.FACT),
        ("ruling", Damage.RULING),
        ("act", Damage.ACT),
    ):
        if _differ(entry.get(part), expected[part]):
            raise RecordError(damage, f"{_SAYS[part]} of entry {number} {_NOT[part]}")
    raise RecordError(Damage.ACT, f"entry {number} holds more than its act gives")


def require_same_ruling(entry: Entry, ruling: Ruling, *, number: int) -> None:
    """Refuse an entry whose ruling is not what the book gives for the entry's own facts.

    Raises:
        RecordError: it is another.
    """
    if _differ(entry["ruling"], write_ruling(ruling)):
        raise RecordError(Damage.RULING, f"{_SAYS['ruling']} of entry {number} {_NOT['ruling']}")


_SAYS = {"known_as": "who acted in the act", "ruling": "the ruling", "act": "the act"}
_NOT = {
    "known_as": "is not who the record knows",
    "ruling": "is not what its rulebook gives",
    "act": "is not written as an act is",
}


def _require_facts(facts: Json, expected: Json, *, number: int) -> None:
    if not isinstance(facts, Mapping) or not isinstance(expected, Mapping):
        raise RecordError(Damage.FACT, f"the facts of entry {number} are none")
    for key in sorted({*facts, *expected}):
        if _differ(facts.get(key), expected.get(key)):
            found = "is missing" if key not in facts else "is not what the record gives"
            found = found if key in expected else "is one that nothing asks for"
            raise RecordError(Damage.FACT, f"the fact {key!r} of entry {number} {found}")


def _differ(one: Json, other: Json) -> bool:
    return spell(one) != spell(other)
