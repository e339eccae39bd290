"""Writes docs/spec/rulebook-vocabulary.md: every word that a rule block may use.

`python -m moothall.rulebook.language.vocabulary_page` prints the page; a test holds that the page
in the tree is this one.
"""

import sys
from collections.abc import Iterator, Mapping

from moothall.rulebook.language.acts import ACTS, ACTS_BY_SUBJECT, MOMENTS
from moothall.rulebook.language.facts import FACTS, FACTS_BY_SUBJECT, Argument, Fact, Kind
from moothall.rulebook.language.vocabulary import (
    AMOUNTS,
    BASES,
    CASTING_VOTES,
    CHOICES,
    CLASSES,
    FILLERS,
    METHODS,
    OCCURRENCES,
    ORDERS,
    PERIODS,
    STANDINGS,
    TIES,
)
from moothall.values.durations import Unit

_PREFACE = f"""# The vocabulary of rule blocks

This page is generated from the vocabulary itself. [rulebook.md](rulebook.md) says how the words
are used. There are {len(ACTS)} acts and {len(FACTS)} facts. An act, fact, base, unit or method
that is not listed here is an error in a rulebook.
"""
_ORDER = (Kind.TIME, Kind.NUMBER, Kind.RATIO, Kind.MONEY, Kind.NAMES, Kind.FLAG)


def vocabulary_page() -> str:
    """Return the page as Markdown."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _PREFACE
    yield "## Acts"
    for subject, acts in ACTS_BY_SUBJECT.items():
        yield f"\n### {subject}\n"
        yield from _table(("act", "what happens"), acts)
    yield "\n## Moments\n\nNobody does these; they come about.\n"
    yield from _table(("moment", "when it is"), MOMENTS)
    yield "\n## Facts"
    for subject, facts in FACTS_BY_SUBJECT.items():
        yield f"\n### {subject}\n"
        yield from _facts(facts)
    yield from _words()
    yield from _closed_lists()


def _table(heads: tuple[str, str], rows: Mapping[str, str]) -> Iterator[str]:
    yield f"| {heads[0]} | {heads[1]} |"
    yield "|---|---|"
    yield from (f"| `{word}` | {meaning} |" for word, meaning in rows.items())


def _facts(facts: Mapping[str, Fact]) -> Iterator[str]:
    yield "| fact | what is measured | compared with |"
    yield "|---|---|---|"
    for word, fact in facts.items():
        argument = f" {fact.argument}" if fact.argument is not Argument.NONE else ""
        yield f"| `{word}{argument}` | {fact.meaning} | {_compared(fact)} |"


def _compared(fact: Fact) -> str:
    kinds = " or ".join(kind.value for kind in _ORDER if kind in fact.kinds)
    also = f" (also {', '.join(f'`{word}`' for word in fact.also)})" if fact.also else ""
    return f"{kinds}: {fact.names.value}{also}" if Kind.NAMES in fact.kinds else kinds


def _words() -> Iterator[str]:
    for title, heads, rows in (
        ("Bases", ("base", "what it is"), BASES),
        ("Classes", ("class", "who they are in the matter concerned"), CLASSES),
        ("Amounts", ("amount", "what it is"), AMOUNTS),
        ("Periods", ("period", "what it is"), PERIODS),
        ("Methods", ("method", "what it is"), METHODS),
    ):
        yield f"\n## {title}\n"
        yield from _table(heads, rows)


def _closed_lists() -> Iterator[str]:
    yield "\n## Units and short lists\n"
    for title, words in (
        ("Units of time", tuple(unit.value for unit in Unit)),
        ("Ways to cast a vote (`choice`)", CHOICES),
        ("How an act stands (`meeting`, `authority`)", STANDINGS),
        ("Kinds of attendance (`times attendance.mark ...`)", OCCURRENCES),
        ("Ties", TIES),
        ("Casting votes", CASTING_VOTES),
        ("Fillers of a vacancy", FILLERS),
        ("On whom an effect falls (`choose`, `by`)", ORDERS),
    ):
        yield f"* {title}: {', '.join(f'`{word}`' for word in words)}."
    yield ""


if __name__ == "__main__":
    sys.stdout.write(vocabulary_page())
