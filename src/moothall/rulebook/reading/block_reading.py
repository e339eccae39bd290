"""One block while it is read: its source, its place in the document, and what was noted of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.places import Path, Span
from moothall.rulebook.reading.words import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSource:
    """The TOML of a block and where it stands.

    Attributes:
        toml: what is between the fences.
        clause: number of the paragraph it stands beside; file: name of the document.
        first_line: 1-based line of the document on which the TOML begins.
        indents: by how many characters each line is moved in within the document.
    """

    toml: str
    clause: str
    file: str
    first_line: int
    indents: tuple[int, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the document, 1-based, of an offset into the TOML."""
        above = self.toml.count("\n", 0, offset)
        column = offset - (self.toml.rfind("\n", 0, offset) + 1)
        indent = self.indents[above] if above < len(self.indents) else 0
        return self.first_line + above, column + indent + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionAt:
    """A name that a block mentions, with its place there.

    Attributes:
        source: the block; offset: where in its TOML the name is written.
        kinds: what a quantity of that name must be; empty where anything goes.
    """

    mention: Mention
    source: BlockSource
    offset: int
    kinds: frozenset[Kind] = frozenset()

    @property
    def clause(self) -> str:
        """Number of the paragraph beside which the name is written."""
        return self.source.clause

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the name in the document."""
        return self.source.place(self.offset)


@dataclass(slots=True, kw_only=True)
class BlockReading:
    """One block while it is read.

    Attributes:
        source: the block; spans: where in its TOML each key and value is.
        problems, mentions: what has been noted so far.
    """

    source: BlockSource
    spans: Mapping[Path, Span]
    problems: list[Problem] = field(default_factory=list)
    mentions: list[MentionAt] = field(default_factory=list)

    def complain(self, kind: ProblemKind, offset: int, says: str, remedy: str) -> None:
        """Note a problem at an offset into the TOML."""
        line, column = self.source.place(offset)
        self.problems.append(
            Problem(
                kind=kind,
                clause=self.source.clause,
                file=self.source.file,
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
            self.mentions.append(
                MentionAt(
                    mention=one,
                    source=self.source,
                    offset=text_at + one.offset,
                    kinds=kinds if one.sort is Sort.AMOUNT else frozenset(),
                )
            )
