"""Reads what every block may say: when it applies, until when, and which clause it displaces.

Enacts docs/spec/rulebook.md, "Any block".
"""

from typing import Final

from moothall.rulebook.language.blocks import Breach, Scope
from moothall.rulebook.language.expressions import Names
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.fact_lines import read_tests
from moothall.rulebook.reading.mentions import read_names
from moothall.rulebook.reading.moments import read_moment_at
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import Cursor, Mention

SCOPE_KEYS: Final = ("when", "from", "until", "instead_of", "covers", "breach")
_BREACHES: Final = tuple(breach.value for breach in Breach)


def read_scope(table: Table) -> Scope:
    """Read the keys that any block may have."""
    breach = table.one_of("breach", _BREACHES)
    return Scope(
        clause=table.block.source.clause,
        line=table.block.source.place(table.start())[0],
        when=read_tests(table.table("when")),
        valid_from=read_moment_at(table, "from"),
        valid_until=read_moment_at(table, "until"),
        instead_of=_read_clauses(table, "instead_of"),
        breach=Breach(breach) if breach else None,
        covers_all=table.one_of("covers", ("all", "part"), "part") == "all",
    )


def _read_clauses(table: Table, key: str) -> tuple[str, ...]:
    """Read numbers or labels of clauses; whether they exist is for the book to say."""
    found = []
    for text, at in table.strings(key):
        table.block.mention([Mention(sort=Sort.DISPLACED, name=text, offset=0)], at)
        found.append(text)
    return tuple(found)


def read_acts(table: Table, key: str) -> Names:
    """Read an act, a list of acts, or `other than A, B`."""
    written = table.strings(key)
    patterns = table.phrases(key, _read_acts)
    if table.value(key) == []:
        table.complain(ProblemKind.NO_ACT, key, "no act is named", "name at least one")
    if any(pattern.negated for pattern in patterns) and len(written) > 1:
        table.complain(
            ProblemKind.NO_ACT,
            key,
            "`other than` stands in a list",
            'write one string: "other than seat.fill, meeting.call"',
        )
    names = tuple(name for pattern in patterns for name in pattern.names)
    return Names(names=names, negated=any(pattern.negated for pattern in patterns))


def _read_acts(cursor: Cursor) -> Names:
    if cursor.peek() == "any" and cursor.peek(1) == "other":
        cursor.take()
    return read_names(cursor, Sort.ACT)
