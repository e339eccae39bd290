"""Finds numbers and names that stand for two things, and names that are the vocabulary's own.

Enacts docs/spec/rulebook.md, "Names".
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeGuard

from moothall.rulebook.book import full_name
from moothall.rulebook.language.blocks import Scope
from moothall.rulebook.language.structures import (
    Block,
    Body,
    Book,
    Office,
    People,
    Period,
    Quantity,
    Question,
    Structure,
)
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.amounts import GRAMMAR_WORDS
from moothall.rulebook.reading.document import Paragraph

# A body of this name could not be told from the base, class or word of the grammar.
_TAKEN: Final = GRAMMAR_WORDS | {
    *("seats", "in-post", "present", "ballots", "votes", "voting-rights"),
    *("anyone", "actor", "all", "half", "none", "each", "self", "below", "above", RULEBOOK),
}
# Names that tests use in the same places must differ: a base may be any of these.
_SHARED: Final = ("body", "people", "quantity")


def find_duplicate_clauses(paragraphs: Sequence[Paragraph], *, file: str) -> Iterator[Problem]:
    """List every number that an earlier clause has."""
    first: dict[str, int] = {}
    for one in paragraphs:
        if one.number in first:
            yield Problem(
                kind=ProblemKind.DUPLICATE_CLAUSE,
                clause=one.number,
                file=file,
                line=one.line,
                column=1,
                says=f"there is a clause {one.number} already, on line {first[one.number]}",
                remedy="give one of them another number",
            )
        first.setdefault(one.number, one.line)


def find_duplicate_names(blocks: Sequence[Block], *, file: str) -> Iterator[Problem]:
    """List every name that is declared twice, or that the vocabulary has taken."""
    first: dict[tuple[str, str], int] = {}
    for block in blocks:
        if not is_structure(block) or not is_standing(block):
            continue
        head, name = head_of(block), declared_name(block)
        key = ("body, people or quantity" if head in _SHARED else head, name)
        if name in _TAKEN:
            says = f"`{name}` is a word of the vocabulary"
            yield _problem(block.scope, says, "choose another name", file=file)
        elif key in first:
            says = f"`{name}` is declared already, on line {first[key]}"
            remedy = "put both into one block, or give one of them another name"
            yield _problem(block.scope, says, remedy, file=file)
        first.setdefault(key, block.scope.line)


def is_structure(block: Block) -> TypeGuard[Structure]:
    """Say whether a block declares something."""
    return isinstance(block, Book | Body | Office | People | Quantity | Period | Question)


def is_standing(block: Block) -> bool:
    """Say whether a block holds at all times and instead of nothing."""
    scope = block.scope
    transitional = scope.when or scope.valid_from or scope.valid_until or scope.instead_of
    return not transitional


def head_of(block: Structure) -> str:
    """The key that declares it: `body`, `office`."""
    return type(block).__name__.lower()


def declared_name(block: Structure) -> str:
    """The name that a block declares; an office is named with its body."""
    return full_name(block) if isinstance(block, Office) else block.name


def _problem(scope: Scope, says: str, remedy: str, *, file: str) -> Problem:
    return Problem(
        kind=ProblemKind.DUPLICATE_NAME,
        clause=scope.clause,
        file=file,
        line=scope.line,
        column=1,
        says=says,
        remedy=remedy,
    )
