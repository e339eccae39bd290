"""Takes a Markdown document apart: sections, numbered paragraphs, the rule blocks beside them.

Owns what a clause is on paper; knows nothing of what a block says. Spec: docs/spec/rulebook.md,
"The document".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from moothall.rulebook.book import Section
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.fences import Fence, read_fence
from moothall.rulebook.reading.hidden import find_hidden_text

# `4.2 Words`, `4.2a Words`, `2b Words`; a number without dot or letter only before two spaces,
# since "14 days before the meeting" begins a sentence.
_NUMBER: Final = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,3})+[a-z]?|[0-9]{1,3}[a-z])\.?[ \t]+|([0-9]{1,3})[ \t]{2,}"
)
_NOT_A_LABEL: Final = re.compile(r"[^\w]+|_+")
_MARKDOWN: Final = MarkdownIt("commonmark")


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph, with whatever follows it up to the next one.

    Attributes:
        number: as it is written; title: the run-in title without its full stop.
        label: the title as `instead_of` points at it.
        section: title of the heading above it.
        words: its text, part by part; fences: its rule blocks.
    """

    number: str
    title: str = ""
    label: str = ""
    section: str
    line: int
    words: list[str] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Document:
    """What was found in a document, in its order."""

    file: str
    lines: list[str]
    title: str = ""
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(
        self, kind: ProblemKind, line: int, says: str, remedy: str, *, clause: str
    ) -> None:
        """Note a problem at a 1-based line."""
        self.problems.append(
            Problem(
                kind=kind,
                clause=clause,
                file=self.file,
                line=line,
                column=1,
                says=says,
                remedy=remedy,
            )
        )


def read_document(text: str, *, file: str) -> Document:
    """Take a document apart; what is wrong with it is in its problems."""
    environment: dict[str, object] = {}
    tokens = _MARKDOWN.parse(text, environment)
    document = Document(file=file, lines=text.split("\n"))
    document.problems += find_hidden_text(tokens, environment, lines=document.lines, file=file)
    _Walk(document).over(tokens)
    return document


class _Walk:
    """Goes through the tokens once, knowing which paragraph is open."""

    __slots__ = ("_document", "_open", "_section", "_swallowed")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: Paragraph | None = None
        self._section = ""
        self._swallowed: list[tuple[str, int]] = []

    def over(self, tokens: Sequence[Token]) -> None:
        """Walk over all tokens of a document."""
        mark = ""
        for number, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    self._heading(token, tokens[number + 1])
                case "inline" if tokens[number - 1].type != "heading_open":
                    self._prose(token, mark)
                    mark = ""
                case "list_item_open":
                    mark = f"{token.info}{token.markup} "
                case "fence":
                    self._fence(token)
                case "code_block":
                    self._indented(token)
        self._complain_of_swallowed()

    def _complain(self, kind: ProblemKind, line: int, says: str, remedy: str) -> None:
        """Note a problem of the clause that is open, if one is."""
        clause = self._open.number if self._open is not None else ""
        self._document.complain(kind, line, says, remedy, clause=clause)

    def _heading(self, opening: Token, inline: Token) -> None:
        line = _line_of(opening)
        title = _words(inline.children or [])
        self._section, self._open = title, None
        section = Section(level=int(opening.tag[1]), title=title, line=line)
        self._document.sections.append(section)
        if section.level == 1 and not self._document.title:
            self._document.title = title
        if opening.markup in ("-", "=") and _NUMBER.match(inline.content):
            self._complain(
                ProblemKind.LOST_CLAUSE,
                line,
                "dashes directly below turn this clause into a heading",
                "leave an empty line between them",
            )

    def _prose(self, inline: Token, mark: str) -> None:
        """Open a new clause, or add to the one that is open."""
        found = _NUMBER.match(inline.content) if inline.level == 1 else None
        for below, line in enumerate(inline.content.split("\n")[1:], start=1):
            if inside := _NUMBER.match(line):
                self._swallowed.append((inside[1] or inside[2], _line_of(inline) + below))
        children = inline.children or []
        if found is None:
            if self._open is not None:
                self._open.words.append(mark + _words(children))
            return
        number = found[1] or found[2]
        self._open = Paragraph(number=number, section=self._section, line=_line_of(inline))
        self._document.paragraphs.append(self._open)
        _fill(self._open, children, skip=found.end())

    def _complain_of_swallowed(self) -> None:
        """Note numbers that begin a line within a paragraph and are no clause elsewhere.

        Where the number is a clause, the line is taken for the middle of a sentence about it.
        """
        numbers = {paragraph.number for paragraph in self._document.paragraphs}
        for number, line in self._swallowed:
            if number not in numbers:
                self._document.complain(
                    ProblemKind.LOST_CLAUSE,
                    line,
                    f"`{number}` begins a line within a paragraph, and there is no such clause",
                    "leave an empty line above it if it is a clause",
                    clause="",
                )

    def _fence(self, token: Token) -> None:
        reading = read_fence(token, lines=self._document.lines)
        line = _line_of(token)
        for kind, says, remedy in reading.complaints:
            self._complain(kind, line, says, remedy)
        if reading.fence is None:
            if self._open is not None and not reading.complaints:
                self._open.words.append(token.content)
        elif self._open is None:
            self._complain(
                ProblemKind.BLOCK_OUTSIDE_CLAUSE,
                line,
                "a rule block outside a clause",
                "put it below a numbered paragraph, such as `4.2  Words`",
            )
        else:
            self._open.fences.append(reading.fence)

    def _indented(self, token: Token) -> None:
        if "```rule" in token.content or "~~~rule" in token.content:
            self._complain(
                ProblemKind.BAD_BLOCK,
                _line_of(token),
                "a rule block that is moved in is not read",
                "let its fences begin at the margin",
            )
        if self._open is not None:
            self._open.words.append(token.content)


def _line_of(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _fill(paragraph: Paragraph, children: Sequence[Token], *, skip: int) -> None:
    """Put the words of a numbered paragraph in, its run-in title apart."""
    first = children[0].content
    if len(first) > skip or len(children) < 2 or children[1].type not in ("em_open", "strong_open"):
        paragraph.words.append(_words(children)[skip:])
        return
    closing = children[1].type.replace("_open", "_close")
    end = next(at for at, child in enumerate(children) if at > 1 and child.type == closing)
    paragraph.title = _words(children[2:end]).strip().rstrip(".:")
    paragraph.label = _NOT_A_LABEL.sub("-", paragraph.title.lower()).strip("-")
    paragraph.words.append(_words(children[end + 1 :]).strip())


def _words(children: Sequence[Token]) -> str:
    """The words of a paragraph without their marks; lines are joined."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content for child in children
    )
