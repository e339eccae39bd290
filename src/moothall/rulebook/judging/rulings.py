"""Facts, findings and rulings as values; no prose.

Owns what was found, where it comes from, and what follows from it. Sentences for people are made
of these by `rulebook.sentences`. Spec: docs/spec/rulebook.md, "Verdict and effect" and "Facts".
"""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TypeAlias

from moothall.rulebook.language.expressions import FactTest
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed
from moothall.values.spans import Span

# What may be so, as a measure marks it among the names that it found.
PERHAPS = "perhaps "


class Verdict(StrEnum):
    """What a ruling or a finding says."""

    IN_ORDER = "in order"
    OUT_OF_ORDER = "out of order"
    UNDECIDED = "undecided"


class Effect(StrEnum):
    """What follows: the act stands, stands marked, or changes nothing."""

    STANDS = "stands"
    CONTESTED = "contested"
    IRREGULAR = "irregular"
    VOID = "void"


class Absence(Enum):
    """NONE: there was no such thing. UNKNOWN: nobody has said."""

    NONE = "none"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Where a fact comes from: earlier entries, whoever acts or reports, the register, the book."""

    RECORD = "record"
    STATED = "stated"
    REGISTER = "register"
    BOOK = "rulebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An amount of money; currency is an ISO 4217 code, "" where the source gives none."""

    amount: Range
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A share of those concerned, where the source states it as such: `all of groups`.

    Attributes:
        share: how much of them.
        base: of whom, as the source says it.
    """

    share: Range
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Votes for and against, for a ratio."""

    votes_for: Range
    against: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class PerOption:
    """One finding for each option or candidate of a ballot."""

    options: tuple[tuple[str, "Found"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing that a duty asks for.

    Attributes:
        due: the moment by which it is owed; its ends are as uncertain as what started it.
        done: when it was done; None where the record holds no such act.
        about: the matter (a meeting, a decision) it is owed about; "" for none.
        body: the body concerned.
    """

    due: Span
    done: Span | None
    about: str = ""
    body: str = ""


Found: TypeAlias = (
    Absence
    | bool
    | frozenset[str]
    | Range
    | Proportion
    | Sum
    | Division
    | Elapsed
    | Length
    | PerOption
    | tuple[Owed, ...]
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What was found and where it comes from."""

    found: Found
    source: Source


# What neither the act nor the record says of a report.
UNSAID = Fact(Absence.UNKNOWN, Source.RECORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One test with what was found for it.

    Attributes:
        key: the fact's key in the entry.
        asked: the test as the book says it.
        fact: what was found.
        holds: True, False, or None where it cannot be known.
        test: the test itself, of the book; None for what a duty owes.
    """

    key: str
    asked: str
    fact: Fact
    holds: bool | None
    test: FactTest | None = field(default=None, compare=False)


class Form(StrEnum):
    """Which form of block a finding comes from."""

    CONDITION = "condition"
    ADVICE = "advice"
    POWER = "power"
    PROHIBITION = "prohibition"
    DUTY = "duty"
    UNPROVIDED = "unprovided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one clause says of the act.

    Attributes:
        clause: number of the paragraph; "" where no clause gives the power.
        form: the form of its block.
        holds: True, False, or None where it cannot be known.
        measured: its tests; of a condition those of `must`, else those of `when`.
        alternatives: the tests of each `unless`.
        who: those whom the power names, or who may act where a duty was not done.
    """

    clause: str
    form: Form
    holds: bool | None
    measured: tuple[Measured, ...] = ()
    alternatives: tuple[tuple[Measured, ...], ...] = ()
    who: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The finding in a word."""
        return VERDICT_OF[self.holds]


VERDICT_OF = {True: Verdict.IN_ORDER, False: Verdict.OUT_OF_ORDER, None: Verdict.UNDECIDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the book says of an act; no findings means that no clause bears on it."""

    verdict: Verdict
    effect: Effect
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """As much of an act as a clause needs to know whether it bears on it.

    Attributes:
        act: its id, "meeting.hold".
        by: the names under which the actor is known; None where nobody says who acted.
        of: the names of the body or office whose meeting, seat or decision it is.
        at: when it was done.
        omits: for `omission.report`, the act that was owed.
    """

    act: str
    by: frozenset[str] | None
    of: frozenset[str]
    at: Span
    omits: str = ""
