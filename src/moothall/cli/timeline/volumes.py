"""A volume of the site: one book with the whole history judged by it, ready for its pages.

Owns the folder in which its pages lie. The book's blocks are shown as they are written.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from moothall.cli.timeline.cases import Case, cases_of
from moothall.cli.timeline.headline import Count, count_of
from moothall.cli.timeline.owed import Due, dues_of
from moothall.cli.timeline.strip import Strip, draw_strip
from moothall.proceedings.replay import Replay
from moothall.rulebook.book import Clause, Section
from moothall.rulebook.judging.implied import (
    conditions_of_decisions,
    powers_of_office,
    powers_of_seats,
)
from moothall.rulebook.language.blocks import Condition, Duty, Power
from moothall.rulebook.language.structures import Body, Office
from moothall.rulebook.reading.document import read_document

_UNSAFE = re.compile(r"[^a-z0-9]+", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Volume:
    """One book and a history as it sees it.

    Attributes:
        replay: the history as the book sees it.
        words: the book's document.
        folder: where its pages lie.
        home: its first page; that of the first book is the site's own.
        short: its title without the words that all books shown have.
    """

    replay: Replay
    words: str
    folder: str
    home: str
    short: str

    @property
    def title(self) -> str:
        """The book's title."""
        return self.replay.law.book.title

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every act with its ruling."""
        return cases_of(self.replay)

    @cached_property
    def by_key(self) -> Mapping[str, Case]:
        """The same by their addresses."""
        return {case.key: case for case in self.cases}

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """What was owed and not done, or may not have been."""
        return dues_of(self.replay, self.cases)

    @cached_property
    def strip(self) -> Strip:
        """The picture."""
        return draw_strip(self.replay, self.cases, self.dues)

    @cached_property
    def count(self) -> Count:
        """How many acts stand how."""
        return count_of(self.replay, self.cases)

    @property
    def judged_clauses(self) -> int:
        """How many clauses the machine judges by."""
        return sum(_decides(clause) for clause in self.replay.law.book.clauses)

    @property
    def declaring_clauses(self) -> int:
        """How many clauses the machine reads that only say what there is."""
        clauses = self.replay.law.book.clauses
        return sum(bool(clause.blocks) and not _decides(clause) for clause in clauses)

    @cached_property
    def blocks(self) -> Mapping[str, tuple[str, ...]]:
        """The source of each clause's rule blocks, by its number."""
        document = read_document(self.words, file=self.replay.law.book.name)
        return {
            paragraph.number: tuple(fence.source for fence in paragraph.fences)
            for paragraph in document.paragraphs
        }

    @cached_property
    def chapters(self) -> tuple[tuple[Section | None, tuple[Clause, ...]], ...]:
        """The headings below the title, each with the clauses between it and the next."""
        book = self.replay.law.book
        headings = [one for one in book.sections if one.title != book.title]
        starts = [heading.line for heading in headings]
        chapters: list[tuple[Section | None, tuple[Clause, ...]]] = []
        if preface := _between(book.clauses, 0, starts[0] if starts else None):
            chapters.append((None, preface))
        for heading, start, end in zip(headings, starts, [*starts[1:], None], strict=False):
            chapters.append((heading, _between(book.clauses, start, end)))
        return tuple(chapters)


def _decides(clause: Clause) -> bool:
    """Can one of its blocks decide about an act, or make something owed?

    Of a body's seats and an office's electors follow powers to elect.
    """
    return any(
        isinstance(block, Condition | Power | Duty)
        or (
            isinstance(block, Body)
            and (any(powers_of_seats(block)) or any(conditions_of_decisions(block)))
        )
        or (isinstance(block, Office) and any(powers_of_office(block)))
        for block in clause.blocks
    )


def _between(clauses: Sequence[Clause], first: int, last: int | None) -> tuple[Clause, ...]:
    return tuple(one for one in clauses if one.line >= first and (last is None or one.line < last))


def shared_title(titles: Sequence[str]) -> str:
    """The words with which the titles of all books begin; "" where that leaves nothing of one."""
    words = [title.split() for title in titles]
    columns = zip(*words, strict=False)
    shared = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    return " ".join(shared) if len(shared) < min(len(one) for one in words) else ""


def differing(case: Case, volume: Volume, volumes: Sequence[Volume]) -> tuple[Case, ...]:
    """The same act by the other book, where it stands otherwise there."""
    others = (one.by_key.get(case.key) for one in volumes if one is not volume)
    return tuple(one for one in others if one and one.standing is not case.standing)


def bind(replays: Sequence[tuple[Replay, str]]) -> tuple[Volume, ...]:
    """Make volumes of one or two replays, each with its book's document."""
    volumes: list[Volume] = []
    shared = shared_title([replay.law.book.title for replay, _ in replays])
    for number, (replay, words) in enumerate(replays, start=1):
        name = _UNSAFE.sub("-", replay.law.book.book.name.lower())[:40].strip("-")
        taken = {volume.folder for volume in volumes}
        folder = name if name and name not in taken else f"book-{number}"
        home = "index.html" if number == 1 else f"{folder}/index.html"
        title = replay.law.book.title
        short = title.removeprefix(shared).strip() if len(replays) > 1 else title
        volumes.append(Volume(replay=replay, words=words, folder=folder, home=home, short=short))
    return tuple(volumes)
