"""The same rulings by body, by clause and by verdict: what each index page lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.cli.timeline.cases import NOBODY_SAID, Case, naming_of
from moothall.cli.timeline.owed import Due
from moothall.cli.timeline.standings import Standing
from moothall.proceedings.replay import Replay
from moothall.rulebook.book import Clause
from moothall.rulebook.sentences.verdicts import deciding


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyListing:
    """One body: what it did, and what others did that concerns it."""

    anchor: str
    name: str
    note: str
    own: tuple[Case, ...]
    concerning: tuple[Case, ...]

    def count(self, standing: Standing) -> int:
        """How many of its own acts are so; what was only planned is none of them."""
        return sum(case.standing is standing for case in self.own if not case.is_planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseListing:
    """One clause, the rulings that it decided, and what it asked for that was not done."""

    clause: Clause
    cases: tuple[Case, ...]
    dues: tuple[Due, ...]

    def count(self, standing: Standing) -> int:
        """How many of the rulings that it decided are so."""
        return sum(case.standing is standing for case in self.cases)


def list_bodies(replay: Replay, cases: Sequence[Case]) -> tuple[BodyListing, ...]:
    """Every body that did something or whom something concerns, as the history lists them."""
    naming, known = naming_of(replay), replay.history.bodies
    named = [*known, *(case.doer for case in cases), *(case.act.of for case in cases)]
    order = [name for name in dict.fromkeys(named) if name != NOBODY_SAID]
    listings = []
    for number, name in enumerate([*order, NOBODY_SAID], start=1):
        own = tuple(case for case in cases if case.doer == name)
        concerning = tuple(one for one in cases if name and one.act.of == name and one not in own)
        if own or concerning:
            listing = BodyListing(
                anchor=f"body-{number}",
                name=naming.title(name) if name else "Not said who",
                note=known[name].note if name in known else "",
                own=own,
                concerning=concerning,
            )
            listings.append(listing)
    return tuple(listings)


def list_clauses(
    replay: Replay, cases: Sequence[Case], dues: Sequence[Due]
) -> tuple[ClauseListing, ...]:
    """Every clause of the book, in its order."""
    decided = {case.key: {one.clause for one in deciding(case.ruling)} for case in cases}
    return tuple(
        ClauseListing(
            clause=clause,
            cases=tuple(case for case in cases if clause.number in decided[case.key]),
            dues=tuple(due for due in dues if due.clause == clause.number),
        )
        for clause in replay.law.book.clauses
    )


def list_verdicts(cases: Sequence[Case]) -> tuple[tuple[Standing, tuple[Case, ...]], ...]:
    """The acts that were done by how they stand."""
    done = [case for case in cases if not case.is_planned]
    return tuple(
        (standing, tuple(case for case in done if case.standing is standing))
        for standing in Standing
    )
