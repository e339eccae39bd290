"""Reads what is measured: `notice`, `since first consent.give`, `left of term`.

Enacts the left side of a line of docs/spec/rulebook.md, "Tests".
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from moothall.rulebook.language.expressions import Measure
from moothall.rulebook.language.facts import FACTS, Argument, Fact, Sort
from moothall.rulebook.language.vocabulary import OCCURRENCES
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.mentions import read_act, read_who
from moothall.rulebook.reading.words import REMEMBERED, Cursor, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMeasure:
    """A measure, the fact of the vocabulary that it asks for, and the names it mentions."""

    measure: Measure
    fact: Fact
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=REMEMBERED)
def read_measure(text: str) -> ReadMeasure:
    """Read the left side of a line: `notice`, `since first consent.give`, `left of term`.

    Raises:
        WordingError: at the first word that is not understood.
    """
    cursor = Cursor(text)
    word = "left of" if cursor.accept("left", "of") else cursor.take()
    fact = FACTS.get(word)
    if fact is None:
        cursor.fail(
            f"unknown fact `{word}`",
            nearest(word, FACTS, "the facts are listed in docs/spec/rulebook-vocabulary.md"),
            kind=ProblemKind.UNKNOWN_FACT,
            offset=0,
        )
    measure = _read_argument(cursor, Measure(fact=word), argument=fact.argument)
    cursor.must_end()
    return ReadMeasure(measure=measure, fact=fact, mentions=tuple(cursor.mentions))


def _read_argument(cursor: Cursor, measure: Measure, *, argument: Argument) -> Measure:
    match argument:
        case Argument.NONE:
            return measure
        case Argument.PERIOD:
            return replace(measure, argument=cursor.name(Sort.PERIOD))
        case Argument.ATTRIBUTE:
            return replace(measure, argument=cursor.name(Sort.FREE))
        case Argument.ACT:
            return _read_occurrence(cursor, measure)


def _read_occurrence(cursor: Cursor, measure: Measure) -> Measure:
    """Read `[first] ACT [by WHO] [of WHO] [kind]`."""
    first = cursor.accept("first")
    act = read_act(cursor, or_moment=measure.fact in ("since", "until"))
    by = read_who(cursor) if cursor.accept("by") else ""
    of = read_who(cursor) if cursor.accept("of") else ""
    kind = next((kind for kind in OCCURRENCES if cursor.accept(*kind.split())), "")
    if not kind and not cursor.ended:
        kind = cursor.name(Sort.FREE)
    return replace(measure, argument=act, first=first, by=by, of=of, kind=kind)
