"""Which words an act may state something of, and what kind of thing of each.

The words are those of the vocabulary; with them may stand a name (`ruled urgent`, `told of
groups`); and sizes are stated of what the book names. An entry that states anything else was
written by nobody's reader: the words would stand on the record and no clause would ever ask.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from moothall.proceedings.act import Stated
from moothall.proceedings.errors import MalformedStatementError
from moothall.proceedings.stating import COUNTS, FLAGS, LEADS, NAMES
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Absence, Division, Proportion, Sum
from moothall.rulebook.language.vocabulary import AMOUNTS, BASES, CLASSES
from moothall.values.amounts import Range
from moothall.values.leads import Lead

_NAME = r"[\w-]+(?: of [\w-]+)?"
_OF_EACH = re.compile(rf"(ruled|in_post_of|seated|same|distinct) {_NAME}")
_WITHIN = re.compile(r"(\w+) of [\w-]+")
_SIZE = re.compile(
    r"size of (?P<base>.+?)(?P<less>(?: excluding .+?)*)"
    r"(?: in person(?: or by proxy)?)?(?: as of [\w.-]+)?"
)
_NUMBER: Final = (Range, Proportion)
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(LEADS, (Lead, Absence)),
    **dict.fromkeys(COUNTS, (*_NUMBER, Absence)),
    **dict.fromkeys(NAMES, (frozenset, Absence)),
    **dict.fromkeys(FLAGS, (bool, Absence)),
    "amount": (Sum, Absence),
    "interested": (*_NUMBER, bool, Absence),
    "ratio": (Division, Absence),
    "ruled": (bool, Absence),
    "in_post_of": (bool, Absence),
    **dict.fromkeys(("seated", "same", "distinct"), (*_NUMBER, Absence)),
}
_OF_EACH_ONLY = frozenset({"ruled", "in_post_of", "seated", "same", "distinct"})


def require_statable(stated: Mapping[str, Stated], law: Law) -> None:
    """Refuse what no act can state.

    Raises:
        MalformedStatementError: a word that is none, or something of another kind than it takes.
    """
    for word, one in stated.items():
        kinds = _kinds(word) or ((Range,) if is_sizable(word, law) else ())
        if not kinds:
            raise MalformedStatementError(f"{word[:60]!r} is no word that an act states")
        if not isinstance(one, kinds) or (isinstance(one, Range) and one.low < 0):
            raise MalformedStatementError(f"{word!r} is stated as something that it cannot be")


def is_sizable(name: str, law: Law) -> bool:
    """Whether a size can be stated of this: a base, a class, or what the book names."""
    if _is_named(name, law):
        return True
    found = _SIZE.fullmatch(name)
    if found is None:
        return False
    excluded = found["less"].split(" excluding ")[1:]
    return all(_is_named(one, law) for one in (found["base"], *excluded))


@lru_cache(maxsize=1024)
def _kinds(word: str) -> tuple[type, ...]:
    """What may be stated of a word; nothing where it is none of the vocabulary."""
    if word not in _OF_EACH_ONLY and word in _KINDS:
        return _KINDS[word]
    if found := _OF_EACH.fullmatch(word):
        return _KINDS[found[1]]
    found = _WITHIN.fullmatch(word)
    return (Range,) if found is not None and found[1] in COUNTS else ()


def _is_named(name: str, law: Law) -> bool:
    book = law.book
    listed = (AMOUNTS, BASES, CLASSES, book.bodies, book.offices, book.people)
    return any(name in names for names in listed)
