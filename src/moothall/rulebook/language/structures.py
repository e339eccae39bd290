"""The structure blocks as values: book, body, office, people, quantity, period, question.

Owns their shapes; what they mean is docs/spec/rulebook.md, "Structure".
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from moothall.rulebook.language.blocks import Condition, Duty, Power, Scope
from moothall.rulebook.language.expressions import Comparison, FactTest, Rounding, Tests, Value
from moothall.values.durations import Counting, Length


class Unprovided(StrEnum):
    """The verdict where no clause gives anybody the power."""

    UNDECIDED = "undecided"
    IN_ORDER = "in order"
    OUT_OF_ORDER = "out of order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What holds for the whole book.

    Attributes:
        name: its short name.
        timezone: IANA name of the zone in which its days are counted.
        money: ISO 4217 code of amounts without one.
        counts_days: how a plain "7 days" is counted; None where the book has not said (refused).
        notice_given: "on sending", "on receipt" or "N days after posting"; "" where not said.
        precedence: documents from the highest to the lowest.
        unprovided: the verdict on an act for which nobody has the power.
        parent: the book above it.
    """

    scope: Scope
    name: str
    timezone: str = "Etc/UTC"
    money: str = ""
    counts_days: Counting | None = None
    notice_given: str = ""
    precedence: tuple[str, ...] = ()
    unprovided: Unprovided = Unprovided.UNDECIDED
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """One group of a body's seats.

    Attributes:
        least, most: how many; equal where the number is fixed, most None where it is open.
        of: the class whose members sit, or whose units send them.
        elected_by, appointed_by, ex_officio, on: how they come to sit; "" where not so.
        by_lot: drawn by lot.
        votes: they vote.
        per, rounded, at_least, as_of: so many for each so many members of a unit.
        term, method: where they differ from the body's.
    """

    least: int = 0
    most: int | None = None
    of: str = ""
    elected_by: str = ""
    appointed_by: str = ""
    ex_officio: str = ""
    on: str = ""
    by_lot: bool = False
    votes: bool = True
    per: str = ""
    rounded: Rounding | None = None
    at_least: int = 0
    as_of: str = ""
    term: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most or at least so many seats of a category, or sharing an attribute."""

    test: Comparison
    of: str = ""
    same: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """How long a post is held: what body and office share."""

    term: str = ""
    terms_in_a_row: int = 0
    rest: str = ""
    stagger: str = ""
    filler: str = ""
    holds_over: bool = False
    incompatible: tuple[str, ...] = ()
    method: str = ""
    tie: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decides:
    """A body's default for every decision; conditions add to it.

    Attributes:
        votes_for, quorum: how many must be for it, and how many present.
        casting: "none", "chair may", "chair must"; "" where the book does not say.
        tie: what becomes of a tied vote.
        proxies, weight, method, default_option, merge: how votes are given and put together.
    """

    votes_for: FactTest | None = None
    quorum: FactTest | None = None
    casting: str = ""
    tie: str = "lost"
    proxies: str = ""
    weight: str = ""
    method: str = ""
    default_option: str = ""
    merge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body: its seats, whom it answers to, and how it decides."""

    scope: Scope
    name: str
    seats: tuple[Seats, ...] = ()
    tenure: Tenure = Tenure()
    limits: tuple[Limit, ...] = ()
    answers_to: tuple[str, ...] = ()
    chair: str = ""
    decides: Decides | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office of a body."""

    scope: Scope
    name: str
    of: str = ""
    elected_by: str = ""
    appointed_by: str = ""
    tenure: Tenure = Tenure()
    succession: tuple[str, ...] = ()
    removable_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A class of people: any one of the alternatives in who, less those in excluded."""

    scope: Scope
    name: str
    who: tuple[Tests, ...] = ()
    excluded: tuple[str, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Who may change a quantity, and how far."""

    by: str
    up_to: Value | None = None
    not_ending_within: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or duration with a name."""

    scope: Scope
    name: str
    value: Value
    vary: Variation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """What lengthens a period: an act or a state, by how much or to how much from then."""

    on: str = ""
    when: Tests = ()
    by: Length | None = None
    to: Length | None = None
    at_most: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time: opened by an act or moment, or declared by a calendar."""

    scope: Scope
    name: str
    opens: str = ""
    lasts: Value | None = None
    extends: Extension | None = None
    calendar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A judgement that people make.

    Attributes:
        asks: the question in words.
        ruled_by: who answers it; needs: what their answer must satisfy.
        challenge: the majority that overrules it; None where there is none.
        unruled: the answer while nobody has ruled: "undecided", "yes" or "no".
        guide: measured bounds inside which no ruling is needed, answer to test.
    """

    scope: Scope
    name: str
    asks: str
    ruled_by: str = ""
    needs: Tests = ()
    challenge: Comparison | None = None
    unruled: str = "undecided"
    guide: tuple[tuple[str, Tests], ...] = ()


Structure: TypeAlias = Book | Body | Office | People | Quantity | Period | Question
Block: TypeAlias = Condition | Power | Duty | Structure
