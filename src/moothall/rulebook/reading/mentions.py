"""Reads names: whom, which act, which moment, and the names that a fact is compared with.

Enacts `names` of docs/spec/rulebook.md, "Tests". What needs a book to be checked is noted as a
mention; what the vocabulary decides is decided here.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from moothall.rulebook.language.acts import ACTS, MOMENTS
from moothall.rulebook.language.expressions import Names
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.language.vocabulary import CHOICES, METHODS, STANDINGS
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.words import Cursor, Mention

_ACTS_AND_MOMENTS: Final = {**ACTS, **MOMENTS}


def read_who(cursor: Cursor) -> str:
    """Read whom: `accused`, `chair of board`, `outgoing treasurer`, `part terms`."""
    offset = cursor.offset
    words = [cursor.take()] if cursor.peek() in ("outgoing", "incoming") else []
    if cursor.accept("part", "terms"):
        words = ["part", "terms"]
    else:
        words.append(cursor.name(Sort.FREE))
        if cursor.accept("of"):
            words += ["of", cursor.name(Sort.FREE)]
    name = " ".join(words)
    cursor.mentions.append(Mention(sort=Sort.WHO, name=name, offset=offset))
    return name


def read_act(cursor: Cursor, *, or_moment: bool = False) -> str:
    """Take an act of the vocabulary, or one of its moments."""
    word = cursor.peek()
    known = _ACTS_AND_MOMENTS if or_moment else ACTS
    if word not in known:
        cursor.fail(
            f"unknown act `{word}`" if word else "an act is missing",
            nearest(word, known, "the acts are listed in docs/spec/rulebook-vocabulary.md"),
            kind=ProblemKind.UNKNOWN_ACT,
        )
    return cursor.take()


def read_moment(cursor: Cursor) -> str:
    """Read a moment: an act or moment of the vocabulary, a date, or a declared period."""
    word = cursor.peek()
    try:
        date.fromisoformat(word)
    except ValueError:
        if "." in word:
            return read_act(cursor, or_moment=True)
        return cursor.name(Sort.PERIOD)
    return cursor.take()


def read_names(cursor: Cursor, sort: Sort, *, also: tuple[str, ...] = ()) -> Names:
    """Read one name, or `other than` one or several.

    Args:
        cursor: at the first word.
        sort: what the names stand for.
        also: names that are allowed beside those.
    """
    negated = cursor.accept("other", "than")
    names = [read_name(cursor, sort, also=also)]
    while negated and cursor.accept(","):
        names.append(read_name(cursor, sort, also=also))
    if cursor.peek() == ",":
        cursor.fail("several names in one string", 'write a list: ["a", "b"]')
    return Names(names=tuple(names), negated=negated)


def read_name(cursor: Cursor, sort: Sort, *, also: tuple[str, ...] = ()) -> str:
    """Read one name of a sort, checking it where the vocabulary is enough for that."""
    if word := cursor.accept_any(also):
        return word
    match sort:
        case Sort.WHO:
            return read_who(cursor)
        case Sort.ACT:
            return read_act(cursor)
        case Sort.MATTER if "." in cursor.peek():
            return read_act(cursor)
        case Sort.CHOICE:
            return _read_listed(cursor, CHOICES)
        case Sort.METHOD:
            return _read_listed(cursor, METHODS)
        case Sort.STANDING:
            return _read_listed(cursor, STANDINGS)
        case Sort.FREE if standing := _accept_phrase(cursor, STANDINGS):
            return standing
        case _:
            return cursor.name(sort)


def _accept_phrase(cursor: Cursor, phrases: Iterable[str]) -> str:
    """Take whichever phrase comes next, else answer ""."""
    return next((phrase for phrase in phrases if cursor.accept(*phrase.split())), "")


def _read_listed(cursor: Cursor, phrases: Collection[str]) -> str:
    """Take one of a closed list of phrases."""
    taken = _accept_phrase(cursor, phrases)
    if not taken:
        word = cursor.peek()
        cursor.fail(
            f"unknown word `{word}`",
            nearest(word, phrases, f"write one of: {', '.join(phrases)}"),
            kind=ProblemKind.UNKNOWN_WORD,
        )
    return taken
