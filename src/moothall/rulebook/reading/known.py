"""The names that a book declares, gathered from its blocks, the unsound ones included.

A block that could not be read still declares its name, so that one mistake is not reported again
at every use of it. Spec: docs/spec/rulebook.md, "Names".
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from moothall.rulebook.language.structures import (
    Block,
    Body,
    Book,
    Office,
    People,
    Period,
    Quantity,
    Question,
)
from moothall.rulebook.language.vocabulary import BASES, CLASSES, RULEBOOK, plurals_of

_DECLARATION: Final = re.compile(
    r"^\s*(book|body|office|people|quantity|period|question)\s*=\s*[\"']([^\"'\n]+)[\"']",
    re.MULTILINE,
)


@dataclass(slots=True, kw_only=True)
class Known:
    """What a book declares.

    Attributes:
        names: by head key, the names declared with it.
        offices: for each office, the bodies whose office it is; "" where none is named.
        quantities: the values of sound quantities.
        people: sound classes of people.
        documents: those that the book's precedence lists.
    """

    names: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    quantities: dict[str, Quantity] = field(default_factory=dict)
    people: dict[str, People] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def add_source(self, source: str) -> None:
        """Note what an unsound block seems to declare."""
        for head, name in _DECLARATION.findall(source):
            self.names[head].add(name)
            if head == "office":
                self.offices[name].add(_ANY_BODY)

    def add(self, block: Block) -> None:
        """Note what a sound block declares."""
        match block:
            case Book():
                self.names["book"].add(block.name)
                self.documents.update(block.precedence)
            case Body():
                self.names["body"].add(block.name)
            case Office():
                self.names["office"].add(block.name)
                self.offices[block.name].add(block.of)
            case People():
                self.names["people"].add(block.name)
                self.people[block.name] = block
            case Quantity():
                self.names["quantity"].add(block.name)
                self.quantities[block.name] = block
            case Period():
                self.names["period"].add(block.name)
            case Question():
                self.names["question"].add(block.name)
            case _:
                pass

    def everybody(self) -> set[str]:
        """Bodies, offices, people, and the classes that the vocabulary knows."""
        declared = self.names["body"] | self.names["office"] | self.names["people"]
        return declared | set(CLASSES) | set(BASES) - _NOBODY | {RULEBOOK}

    def is_somebody(self, name: str) -> bool:
        """Say whether a name stands for a body, office or people: `outgoing treasurer` does."""
        first, _, rest = name.partition(" ")
        if first in ("outgoing", "incoming"):
            return self.is_somebody(rest)
        post, of, body = name.partition(" of ")
        everybody = self.everybody()
        if not of:
            return name in everybody or any(form in everybody for form in plurals_of(name))
        if body not in self.names["body"]:
            return False
        bodies = self.offices.get(post, set())
        return bool(bodies & {body, _ANY_BODY}) or post in _OF_ANY_BODY


_ANY_BODY: Final = "*"
_OF_ANY_BODY: Final = ("chair", "member", "members")
_NOBODY: Final = {"seats", "ballots", "votes", "voting-rights"}
