"""Checks every name that a book's blocks mention against what the book declares.

Enacts docs/spec/rulebook.md, "Names".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.language.vocabulary import AMOUNTS, BASES, CLASSES, PERIODS
from moothall.rulebook.problems import Problem, ProblemKind, nearest
from moothall.rulebook.reading.block_reading import MentionAt
from moothall.rulebook.reading.document import Paragraph
from moothall.rulebook.reading.known import Known
from moothall.rulebook.reading.quantities import kinds_of

_DECLARE: Final = {
    Sort.WHO: "declare it as a body, office or people",
    Sort.BASE: "declare it as a body or people",
    Sort.AMOUNT: "declare it: quantity = ...",
    Sort.PERIOD: "declare it: period = ...",
    Sort.OCCASION: "declare it as a period or body",
    Sort.QUESTION: "declare it: question = ...",
    Sort.CLAUSE: "name a clause by its number or run-in title",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Checks mentions against what a book declares and the paragraphs that it has."""

    known: Known
    paragraphs: Sequence[Paragraph]
    file: str

    def problems(self, mentions: Iterable[MentionAt]) -> Iterator[Problem]:
        """List every name that stands for nothing, and every share of people at no moment."""
        undated: set[str] = set()
        allowed = {sort: self._allowed(sort) for sort in _DECLARE}
        for one in mentions:
            mention = one.mention
            if mention.sort in allowed and not self._stands(one, allowed[mention.sort]):
                yield self._unknown(one, allowed[mention.sort])
            elif mention.sort is Sort.AMOUNT:
                yield from self._of_kind(one)
            elif mention.share and mention.name not in undated and self._is_undated(mention.name):
                undated.add(mention.name)
                yield self._undated(one)

    def _allowed(self, sort: Sort) -> set[str]:
        names = self.known.names
        match sort:
            case Sort.WHO:
                return self.known.everybody()
            case Sort.BASE:
                declared = names["body"] | names["people"] | names["office"] | names["quantity"]
                return declared | set(BASES) | set(CLASSES)
            case Sort.AMOUNT:
                declared = names["quantity"] | names["body"] | names["people"]
                return declared | set(AMOUNTS) | set(BASES)
            case Sort.PERIOD:
                return names["period"] | set(PERIODS)
            case Sort.OCCASION:
                return names["period"] | names["body"] | set(PERIODS)
            case Sort.QUESTION:
                return names["question"]
            case Sort.CLAUSE:
                return self._clauses()
            case _:
                return set()

    def _clauses(self) -> set[str]:
        """What an amendment may touch: clauses, whole chapters, bodies, other documents."""
        numbers = {one.number for one in self.paragraphs}
        chapters = {number.rpartition(".")[0] for number in numbers}
        labels = {one.label for one in self.paragraphs}
        return (numbers | chapters | labels | self.known.names["body"] | self.known.documents) - {
            ""
        }

    def _stands(self, one: MentionAt, allowed: set[str]) -> bool:
        name = one.mention.name
        if name in allowed:
            return True
        if one.mention.sort is not Sort.WHO:
            return False
        return self.known.is_somebody(name) or name in self.known.documents

    def _unknown(self, one: MentionAt, allowed: set[str]) -> Problem:
        mention = one.mention
        kind = ProblemKind.UNKNOWN_BASE if mention.sort is Sort.BASE else ProblemKind.UNKNOWN_NAME
        says = f"unknown {mention.sort.value} `{mention.name}`"
        remedy = nearest(mention.name, sorted(allowed), _DECLARE[mention.sort])
        return self._problem(one, kind, says, remedy)

    def _of_kind(self, one: MentionAt) -> Iterator[Problem]:
        """Refuse a quantity of days where votes are asked, and the like."""
        name = one.mention.name
        quantity = self.known.quantities.get(name)
        if quantity is None or not one.kinds:
            return
        kinds = kinds_of(quantity.value, self.known.quantities)
        if kinds and not kinds & one.kinds:
            asked = Kind.NUMBER if Kind.NUMBER in one.kinds else min(one.kinds)
            says = f"`{name}` is {min(kinds).value}, and {asked.value} is asked"
            yield self._problem(one, ProblemKind.WRONG_TYPE, says, "name another quantity")

    def _is_undated(self, name: str) -> bool:
        people = self.known.people.get(name)
        return people is not None and not people.as_of

    def _undated(self, one: MentionAt) -> Problem:
        name = one.mention.name
        return self._problem(
            one,
            ProblemKind.NO_AS_OF,
            f"a share is taken of `{name}`, and it is not said as of when they are counted",
            f'give people = "{name}" an `as_of`, or write `as of` and a moment here',
        )

    def _problem(self, one: MentionAt, kind: ProblemKind, says: str, remedy: str) -> Problem:
        return Problem(
            kind=kind,
            clause=one.clause,
            file=self.file,
            line=one.place[0],
            column=one.place[1],
            says=says,
            remedy=remedy,
        )
