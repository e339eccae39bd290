"""One block while it is read: its source, its place in the document, and what was noted of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.places import Path, Span
from moothall.rulebook.reading.words import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionAt:
    """A name that a block mentions, with its place in the document.

    Attributes:
        kinds: what a quantity of that name must be; empty where anything goes.
    """

    mention: Mention
    clause: str
    line: int
    column: int
    kinds: frozenset[Kind] = frozenset()


@dataclass(slots=True, kw_only=True)
class BlockReading:
    """One block while it is read.

    Attributes:
        source: its TOML; spans: where in it each key and value is.
        clause: number of the paragraph it stands beside; file: name of the document.
        first_line: 1-based line of the document on which the source begins.
        indents: by how many characters each line is moved in within the document.
        problems, mentions: what has been noted so far.
    """

    source: str
    spans: Mapping[Path, Span]
    clause: str
    file: str
    first_line: int
    indents: tuple[int, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    mentions: list[MentionAt] = field(default_factory=list)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the document, 1-based, of an offset into the source."""
        above = self.source.count("\n", 0, offset)
        column = offset - (self.source.rfind("\n", 0, offset) + 1)
        indent = self.indents[above] if above < len(self.indents) else 0
        return self.first_line + above, column + indent + 1

    def complain(self, kind: ProblemKind, offset: int, says: str, remedy: str) -> None:
        """Note a problem at an offset into the source."""
        line, column = self.place(offset)
        self.problems.append(
            Problem(
                kind=kind,
                clause=self.clause,
                file=self.file,
                line=line,
                column=column,
                says=says,
                remedy=remedy,
            )
        )

    def mention(
        self, mentions: Iterable[Mention], text_at: int, kinds: frozenset[Kind] = frozenset()
    ) -> None:
        """Note names whose offsets count from text_at."""
        for one in mentions:
            line, column = self.place(text_at + one.offset)
            self.mentions.append(
                MentionAt(
                    mention=one,
                    clause=self.clause,
                    line=line,
                    column=column,
                    kinds=kinds if one.sort is Sort.AMOUNT else frozenset(),
                )
            )
