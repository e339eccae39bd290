"""Of which kind a fact can be: a length of time, a number, names.

Beside sealed entries a derived fact is taken as it stands, since nothing is there to derive it
from. That it can be what it says can be seen all the same: notice is a length of time and never a
name.
"""

from collections.abc import Mapping
from typing import Final

from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.asking import Question, Sizing
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import (
    Absence,
    Deed,
    Division,
    Found,
    PerOption,
    Proportion,
    Sum,
)
from moothall.rulebook.judging.working_days import CLOSED_DAYS
from moothall.rulebook.language.facts import FACTS, Kind
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed

# Of a person or of how many, of a name or of a yes: rulings read either.
_KINDS: Final[Mapping[Kind, tuple[type, ...]]] = {
    Kind.TIME: (Elapsed,),
    Kind.NUMBER: (Range, Proportion),
    Kind.RATIO: (Division,),
    Kind.MONEY: (Sum,),
    Kind.NAMES: (frozenset, bool),
    Kind.FLAG: (bool, Range),
}
_IMPLIED = (bool, frozenset, Range)  # words that clauses imply and no book writes
_QUANTITY = (Range, Proportion, Length, Sum)
_SIZE = (Range, Division)


def require_kinds(facts: Facts, deed: Deed, law: Law, *, number: int) -> None:
    """Refuse a fact of a kind that it cannot be.

    Raises:
        RecordError: named after the first such fact.
    """
    questions = {question.key: question for question in law.bearing(deed).questions}
    for key, fact in sorted(facts.items()):
        if not may_be(fact.found, questions.get(key)):
            says = f"the fact {key!r} of entry {number} is of a kind that it cannot be"
            raise RecordError(Damage.FACT, says)


def may_be(found: Found, question: Question | None) -> bool:
    """Whether this may be found where that is asked; no question asks what is owed."""
    if isinstance(found, Absence):
        return True
    if question is None:
        return isinstance(found, tuple)
    if isinstance(question, Sizing):
        return isinstance(found, _sizes(question.base))
    if isinstance(found, PerOption):
        return all(may_be(one, question) for _, one in found.options)
    fact = FACTS.get(question.measure.fact)
    if fact is None:
        return isinstance(found, _IMPLIED)
    return any(isinstance(found, _KINDS[kind]) for kind in fact.kinds)


def _sizes(base: str) -> tuple[type, ...]:
    if base == CLOSED_DAYS:
        return (frozenset,)
    return _QUANTITY if base.startswith("quantity ") else _SIZE
