"""The tests of a rule block as values: what is measured, and what it is compared with.

Owns the shapes of rule-language "tests". Knows nothing of how they are written (the reader's
affair) or of what was found (the judge's). Spec: docs/spec/rulebook.md, "Tests".
"""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from moothall.values.amounts import Range, exactly
from moothall.values.durations import Length


class Comparator(StrEnum):
    """How a measure stands to a bound."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EXACTLY = "="


class Rounding(StrEnum):
    """How a text rounds a share; without one nothing is rounded."""

    UP = "up"
    DOWN = "down"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A plain number: `25`, `0`, `1.5`; `exact` is what a measure is held against."""

    number: Fraction
    exact: Range = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every act is held against."""
        object.__setattr__(self, "exact", exactly(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A share that still needs its base: `1/3`, `66%`, `half`, `all`, `none`; `exact` is it."""

    number: Fraction
    exact: Range = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every act is held against."""
        object.__setattr__(self, "exact", exactly(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """For against against, `3:1`: number is 3 for `3:1`, 3/2 for `3:2`."""

    number: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in a currency: `50 CAD`."""

    number: Fraction
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A quantity that the book declares, or the size of a body or people: `Q`, `developers`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """An amount of a base: a Part is a share of its size, anything else a count within it."""

    amount: "Value"
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """`greater of A and B` or `lesser of A and B`."""

    greater: bool
    first: "Value"
    second: "Value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """`3 times Q`, or with root `1/2 times root of developers`."""

    number: Fraction
    value: "Value"
    root: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded:
    """A value that the text rounds."""

    value: "Value"
    how: Rounding


Value: TypeAlias = Count | Part | Ratio | Money | Length | Named | Of | Extreme | Times | Rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifiers:
    """What narrows a measure or its base; all absent by default.

    Attributes:
        excluding: classes left out of the count and of its base.
        attendance: "in person" or "in person or by proxy"; "" where the text does not say.
        as_of: the moment at which the base is measured; "" is the act's own.
        counting_vacant: how vacant seats count ("for", "against"); "" is not at all.
        counting_spoilt: spoilt papers count too.
        per: a class for each of which the test holds on its own.
        within: the window that is looked at, a duration or a period's name.
        lasting: how long the state must have lasted.
        since: the moment from which it is counted; "" is always.
        or_never: the test also holds where the thing never happened.
        by: whose acts are counted.
        to: towards whom.
        same: the attribute in which the counted things agree.
    """

    excluding: tuple[str, ...] = ()
    attendance: str = ""
    as_of: str = ""
    counting_vacant: str = ""
    counting_spoilt: bool = False
    per: str = ""
    within: Length | str = ""
    lasting: Length | None = None
    since: str = ""
    or_never: bool = False
    by: str = ""
    to: str = ""
    same: str = ""


UNQUALIFIED = Qualifiers()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`>= 7 days`, `> 1/2 of votes excluding accused`, `<= 2`."""

    comparator: Comparator
    value: Value
    qualifiers: Qualifiers = UNQUALIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """`10 days to 60 days`, both ends allowed."""

    low: Value
    high: Value
    qualifiers: Qualifiers = UNQUALIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """`<= seats-to-fill and >= least-seats`."""

    first: Comparison
    second: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """One of these names; negated (`other than`), none of them."""

    names: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """`true` or `false`."""

    expected: bool


Test: TypeAlias = Comparison | Between | Both | Names | Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured: a fact of the vocabulary with what it is asked about.

    Attributes:
        fact: the word of the vocabulary: "notice", "since", "times", "same".
        argument: what follows it: an act ("seat.fill"), a period, an attribute; "" for none.
        first: the earliest occurrence instead of the latest (`since first consent.give`).
        by: only occurrences by this actor; "" for any.
        of: only occurrences of this body or office; "" for the one concerned.
        kind: further words that narrow the occurrences ("absent without regrets").
    """

    fact: str
    argument: str = ""
    first: bool = False
    by: str = ""
    of: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTest:
    """One line of a `when`, `must`, `should` or `unless` table.

    Attributes:
        measure: what is measured.
        test: what it is compared with.
        asked: the line as the book says it, for people: `notice >= 7 days`.
        line: 1-based line of the document.
    """

    measure: Measure
    test: Test
    asked: str
    line: int = field(default=0, compare=False)


Tests: TypeAlias = tuple[FactTest, ...]
