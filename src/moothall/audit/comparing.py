"""Comparing an entry with what it should be, and saying where they part."""

from collections.abc import Mapping

from moothall.record.entries import Entry
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.asking import Question, Sizing
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Deed
from moothall.values.canonical import Json, spell

# Not judged: for whom an entry is, and which texts belong to it.
AS_ENTERED = ("audience", "texts")


def require_same(
    entry: Entry, content: bytes, expected: Mapping[str, Json], *, number: int
) -> None:
    """Refuse an entry that is not, byte for byte, what its act gives; `content` are its bytes.

    Raises:
        RecordError: named after the first part that differs.
    """
    kept = {key: entry[key] for key in AS_ENTERED if key in entry}
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


def require_asked(facts: Facts, deed: Deed, law: Law, *, number: int) -> None:
    """Refuse facts that are not those that the clauses bearing on the act ask for.

    A quantity is among them only where it was varied; only the record knows whether it was.

    Raises:
        RecordError: one is missing, or one is there that nothing asks for.
    """
    asked = {question.key: _is_quantity(question) for question in law.bearing(deed).questions}
    owing = law.duties_owing(deed.omits, deed.of) if deed.omits else ()
    asked |= {ready.key: False for ready in owing}
    for key in sorted({*facts, *asked}):
        if key not in asked:
            says = f"the fact {key!r} of entry {number} is one that nothing asks for"
            raise RecordError(Damage.FACT, says)
        if key not in facts and not asked[key]:
            raise RecordError(Damage.FACT, f"the fact {key!r} of entry {number} is missing")


def _is_quantity(question: Question) -> bool:
    return isinstance(question, Sizing) and question.base.startswith("quantity ")


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
