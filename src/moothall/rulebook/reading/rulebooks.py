"""Reads a whole rulebook: from its bytes to a checked value, or to everything that is wrong.

The way goes: bytes, text, paragraphs, blocks, names, exceptions. Nothing is looked at twice, and
each step goes on as far as it can, so that all problems are told at once.
Spec: docs/spec/rulebook.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

from moothall.rulebook.book import Clause, Rulebook
from moothall.rulebook.errors import RulebookError
from moothall.rulebook.language.blocks import Condition, Duty, Power
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
from moothall.rulebook.problems import Problem, ProblemKind, in_order_of_place
from moothall.rulebook.reading.block_reading import MentionAt
from moothall.rulebook.reading.blocks import ReadBlock, read_block
from moothall.rulebook.reading.displacement import find_circles, find_pointers
from moothall.rulebook.reading.document import Document, Paragraph, read_document
from moothall.rulebook.reading.duplicates import (
    declared_name,
    find_duplicate_clauses,
    find_duplicate_names,
    is_standing,
    is_structure,
)
from moothall.rulebook.reading.exceptions import find_disagreements
from moothall.rulebook.reading.known import Known
from moothall.rulebook.reading.plain_text import read_text
from moothall.rulebook.reading.quantities import find_cycles
from moothall.rulebook.reading.resolution import Resolution

B = TypeVar("B")
S = TypeVar("S", Body, Office, People, Quantity, Period, Question)


def read_rulebook(content: bytes, *, name: str) -> Rulebook:
    """Read a rulebook.

    Args:
        content: the document's exact bytes; their SHA-256 is the book's identity.
        name: how problems call the document, usually its path.

    Raises:
        RulebookError: with every problem, where there is any.
    """
    rulebook, problems = inspect_rulebook(content, name=name)
    if rulebook is None:
        raise RulebookError(problems)
    return rulebook


def inspect_rulebook(content: bytes, *, name: str) -> tuple[Rulebook | None, tuple[Problem, ...]]:
    """Read a rulebook and answer with it, or with None and every problem in order of place."""
    text, unreadable = read_text(content, file=name)
    if unreadable and not text:
        return None, unreadable
    document = read_document(text, file=name)
    reading = _read_blocks(document)
    problems = in_order_of_place([*unreadable, *document.problems, *reading.problems(document)])
    book = reading.sole_book()
    if problems or book is None:
        return None, problems
    digest = sha256(content).hexdigest()
    return _rulebook(document, reading, book, name=name, digest=digest), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the blocks of a document came to.

    Attributes:
        clauses: the paragraphs with their sound blocks.
        known: every name that is declared, by unsound blocks too.
        mentions: every name that is used.
        unsound: what is wrong within blocks.
    """

    clauses: tuple[Clause, ...]
    known: Known
    mentions: tuple[MentionAt, ...]
    unsound: tuple[Problem, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for clause in self.clauses for block in clause.blocks)

    def sole_book(self) -> Book | None:
        """The one block that speaks for the whole book."""
        return next((block for block in self.blocks if isinstance(block, Book)), None)

    def problems(self, document: Document) -> Iterator[Problem]:
        """List all that is wrong with the blocks, one by one and together."""
        file = document.file
        yield from self.unsound
        yield from find_duplicate_clauses(document.paragraphs, file=file)
        yield from find_duplicate_names(self.blocks, file=file)
        yield from _problems_of_book(self, file=file)
        resolution = Resolution(known=self.known, paragraphs=document.paragraphs, file=file)
        yield from resolution.problems(self.mentions)
        yield from _problems_of_quantities(self, file=file)
        pointers, pointless = find_pointers(self.mentions, self.clauses, file=file)
        yield from pointless
        yield from find_circles(pointers, file=file)
        yield from find_disagreements(self.clauses, file=file)


def _read_blocks(document: Document) -> _Reading:
    known = Known()
    clauses: list[Clause] = []
    mentions: list[MentionAt] = []
    unsound: list[Problem] = []
    for paragraph in document.paragraphs:
        read = [_read_fence(paragraph, number, document) for number in range(len(paragraph.fences))]
        for fence, one in zip(paragraph.fences, read, strict=True):
            if one.block is None:
                known.add_source(fence.source)
            else:
                known.add(one.block)
            mentions += one.mentions
            unsound += one.problems
        clauses.append(_clause(paragraph, read))
    return _Reading(
        clauses=tuple(clauses), known=known, mentions=tuple(mentions), unsound=tuple(unsound)
    )


def _read_fence(paragraph: Paragraph, number: int, document: Document) -> ReadBlock:
    fence = paragraph.fences[number]
    return read_block(
        fence.source,
        clause=paragraph.number,
        file=document.file,
        first_line=fence.first_line,
        indents=fence.indents,
    )


def _clause(paragraph: Paragraph, read: Sequence[ReadBlock]) -> Clause:
    blocks = tuple(one.block for one in read if one.block is not None)
    return Clause(
        number=paragraph.number,
        title=paragraph.title,
        label=paragraph.label,
        section=paragraph.section,
        text="\n\n".join(part.strip() for part in paragraph.words if part.strip()),
        line=paragraph.line,
        blocks=blocks,
        covers_all=any(block.scope.covers_all for block in blocks),
        is_sound=len(blocks) == len(read),
    )


def _problems_of_book(reading: _Reading, *, file: str) -> Iterator[Problem]:
    """Refuse a book that does not say how it counts days and when notice is given."""
    books = [block for block in reading.blocks if isinstance(block, Book)]
    if not books and not reading.known.names["book"]:
        yield Problem(
            kind=ProblemKind.NO_BOOK,
            clause="",
            file=file,
            line=1,
            column=1,
            says="no block says what holds for the whole book",
            remedy='write one: book = "name", with `counts_days` and `notice_given`',
        )
    for book in books:
        if book.counts_days is None:
            yield _missing(book, "counts_days", _COUNTS_REMEDY, file=file)
        if not book.notice_given:
            yield _missing(book, "notice_given", _NOTICE_REMEDY, file=file)
    for second in books[1:]:
        yield Problem(
            kind=ProblemKind.DUPLICATE_NAME,
            clause=second.scope.clause,
            file=file,
            line=second.scope.line,
            column=1,
            says="a second block speaks for the whole book",
            remedy="put both into one",
        )


_COUNTS_REMEDY = (
    'say how "7 days" is counted: counts_days = "clear", "both ends", "not the first"'
    ' or "to the hour"'
)
_NOTICE_REMEDY = (
    'say when notice is given: notice_given = "on sending", "on receipt" or "2 days after posting"'
)


def _missing(book: Book, key: str, remedy: str, *, file: str) -> Problem:
    return Problem(
        kind=ProblemKind.MISSING_KEY,
        clause=book.scope.clause,
        file=file,
        line=book.scope.line,
        column=1,
        says=f"the book has no `{key}`",
        remedy=remedy,
    )


def _problems_of_quantities(reading: _Reading, *, file: str) -> Iterator[Problem]:
    for ring in find_cycles(reading.known.quantities):
        quantity = reading.known.quantities[ring[0]]
        yield Problem(
            kind=ProblemKind.QUANTITY_CYCLE,
            clause=quantity.scope.clause,
            file=file,
            line=quantity.scope.line,
            column=1,
            says=f"quantities need each other in a circle: {', '.join(ring)}",
            remedy="let one of them be a number",
        )


def _rulebook(
    document: Document, reading: _Reading, book: Book, *, name: str, digest: str
) -> Rulebook:
    blocks = reading.blocks
    structures = [block for block in blocks if is_structure(block)]
    standing = [block for block in structures if is_standing(block)]
    return Rulebook(
        name=name,
        title=document.title or name,
        digest=digest,
        clauses=reading.clauses,
        sections=tuple(document.sections),
        book=book,
        conditions=tuple(block for block in blocks if isinstance(block, Condition)),
        powers=tuple(block for block in blocks if isinstance(block, Power)),
        duties=tuple(block for block in blocks if isinstance(block, Duty)),
        bodies=_by_name(standing, Body),
        offices=_by_name(standing, Office),
        people=_by_name(standing, People),
        quantities=_by_name(standing, Quantity),
        periods=_by_name(standing, Period),
        questions=_by_name(standing, Question),
        transitional=tuple(block for block in structures if not is_standing(block)),
    )


def _by_name(structures: Sequence[Structure], kind: type[S]) -> Mapping[str, S]:
    found = [block for block in structures if isinstance(block, kind)]
    return MappingProxyType({declared_name(block): block for block in found})
