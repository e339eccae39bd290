"""Which clauses a change to the book alters, under every name by which a clause may ask for them.

A clause is known by its number, its label, the chapters that it stands in, and what its blocks
declare; renumbering moves nothing that points at a label. [rule-language 6.32]
"""

from collections.abc import Iterator

from moothall.rulebook.book import Clause, Rulebook
from moothall.rulebook.language.structures import Body, Office, People, Period, Quantity, Question


def touched(stated: frozenset[str], book: Rulebook) -> frozenset[str]:
    """The names stated, with all others of the clauses that they mean."""
    found = set(stated)
    for name in stated:
        for clause in _meant(name, book):
            found.update(_names_of(clause))
    return frozenset(found)


def _meant(name: str, book: Rulebook) -> list[Clause]:
    """The clause of this number or label, else those of the chapter or that declare the name."""
    clause = book.clause(name)
    if clause is not None:
        return [clause]
    return [one for one in book.clauses if name in {*_chapters(one), *_declared(one)}]


def _names_of(clause: Clause) -> Iterator[str]:
    yield clause.number
    if clause.label:
        yield clause.label
    yield from _chapters(clause)
    yield from _declared(clause)


def _chapters(clause: Clause) -> Iterator[str]:
    """`4.2.1` stands in `4.2` and `4`."""
    parts = clause.number.split(".")
    for length in range(1, len(parts)):
        yield ".".join(parts[:length])


def _declared(clause: Clause) -> Iterator[str]:
    for block in clause.blocks:
        if isinstance(block, Body | Office | People | Period | Quantity | Question):
            yield block.name
