"""A rulebook as a value: its clauses as people read them, and what they declare, by name.

Owns the shapes; how a document becomes one is the reading's affair. A book is identified by the
SHA-256 of its exact bytes. Spec: docs/spec/rulebook.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading: its level, 1 to 6, its words, and its line."""

    level: int
    title: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A numbered paragraph with the rule blocks beside it.

    Attributes:
        number: as it is written, `4.2`.
        title: its run-in title without the full stop; "" where it has none.
        label: the title as `instead_of` points at it, `urgent-meetings`.
        section: the heading above it.
        text: its words without number and title; paragraphs are parted by an empty line.
        line: 1-based line of the document.
        blocks: its rule blocks in their order; empty where it is words only.
        covers_all: its blocks say all that its words say.
        is_sound: each of its blocks could be read, as in every Rulebook.
    """

    number: str
    title: str
    label: str
    section: str
    text: str
    line: int
    blocks: tuple[Block, ...]
    covers_all: bool = False
    is_sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """A book that was read and found sound.

    Attributes:
        name: the document's name; title: its first heading, or the name.
        digest: SHA-256 of the document's bytes, in hex.
        clauses, sections: in the order of the document.
        book: what holds for the whole of it.
        conditions, powers, duties: its blocks of these forms, in the order of the document.
        bodies, people, quantities, periods, questions: what it declares, by name.
        offices: by full name, `chair of board`, or `treasurer` where no body is named.
        transitional: declarations that hold only at times or instead of another clause's.
    """

    name: str
    title: str
    digest: str
    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    book: Book
    conditions: tuple[Condition, ...]
    powers: tuple[Power, ...]
    duties: tuple[Duty, ...]
    bodies: Mapping[str, Body]
    offices: Mapping[str, Office]
    people: Mapping[str, People]
    quantities: Mapping[str, Quantity]
    periods: Mapping[str, Period]
    questions: Mapping[str, Question]
    transitional: tuple[Structure, ...] = ()

    def clause(self, pointer: str) -> Clause | None:
        """The clause with this number or label; None where there is none."""
        numbered = (one for one in self.clauses if one.number == pointer)
        labelled = (one for one in self.clauses if pointer and one.label == pointer)
        return next(numbered, None) or next(labelled, None)

    def office(self, name: str, *, of: str = "") -> Office | None:
        """The office of a body, or the one of that name; None where there is none or several."""
        if of:
            return self.offices.get(f"{name} of {of}")
        named = [one for key, one in self.offices.items() if name in (key, one.name)]
        return named[0] if len(named) == 1 else None


def full_name(office: Office) -> str:
    """Name an office with its body: `chair of board`."""
    return f"{office.name} of {office.of}" if office.of else office.name
