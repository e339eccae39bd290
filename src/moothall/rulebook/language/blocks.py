"""The four forms of a rule block as values: condition, power, duty, and structure.

Owns their shapes. Each carries the clause it stands beside and the scope in which it applies;
what the words of a block mean is docs/spec/rulebook.md, "The four forms".
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from moothall.rulebook.language.expressions import Comparison, Names, Tests, Value
from moothall.values.civil import MONTH_NAMES
from moothall.values.durations import Length


class Breach(StrEnum):
    """What follows where the block is not satisfied."""

    VOID = "void"
    IRREGULAR = "irregular"


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAct:
    """`5 years after rulebook.adopt`, `14 days after office.accept`, `1 election after ...`."""

    number: int
    unit: str
    act: str

    def __str__(self) -> str:
        """Say it as the book does."""
        return f"{self.number} {self.unit} after {self.act}"


Moment: TypeAlias = date | AfterAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """When a block applies and what it stands for.

    Attributes:
        clause: the number of the paragraph it stands beside.
        line: 1-based line of the document on which the block's first key stands.
        when: tests that must all hold for the block to apply.
        valid_from, valid_until: transitional dates; None is the version's own.
        instead_of: numbers or labels of the clauses that it displaces while it applies.
        breach: what its own author says follows; None is the form's default.
        covers_all: the blocks of this paragraph say all that the paragraph says.
    """

    clause: str
    line: int = field(default=0, compare=False)
    when: Tests = ()
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    instead_of: tuple[str, ...] = ()
    breach: Breach | None = None
    covers_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What an act must (or should) satisfy; each of unless is a full alternative to must."""

    scope: Scope
    acts: Names
    of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    each: str = ""
    must: Tests = ()
    should: Tests = ()
    unless: tuple[Tests, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a power: a body or office, `each X`, or a share of a class acting together.

    Attributes:
        name: body, office or class ("members"; "anyone").
        each: every one of them alone.
        share: how many of the class together, as in `1/3 of members`; None for the whole.
        words: the holder as the book writes it.
    """

    name: str
    words: str = ""
    each: bool = False
    share: Comparison | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """To whom a power may be handed on."""

    to: tuple[str, ...]
    onward: bool = False
    revocable: bool | str = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Who may (permits) or may not do an act."""

    scope: Scope
    holders: tuple[Holder, ...]
    permits: bool
    acts: Names
    of: tuple[str, ...] = ()
    jointly: bool = False
    delegation: Delegation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDay:
    """A day of every year: `1 January`."""

    month: int
    day: int

    def __str__(self) -> str:
        """Say it as the book does: `1 January`."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of many an effect falls on."""

    number: Value | None
    by: str
    where: Tests = ()
    tie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """Who may act (or what happens of itself, holders empty) when a duty is not done."""

    holders: tuple[Holder, ...]
    act: str
    within: Length | None = None
    choose: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What must follow an act (on) or recur (every), by when, and what happens when it does not.

    Attributes:
        on: acts or moments that start it; empty for a recurring duty.
        every: how often it recurs: a duration, a declared period's name, or a day of the year.
        of, by: whose act starts it.
        debtor: who owes it; "rulebook" is what happens of itself.
        debtor_is_body: the debtor was written `body`, so it is that body's own doing.
        then: the act owed.
        within: how long after the start; an AfterAct counts from another act.
        after: the delay of an automatic effect.
        at: a named occasion ("next meeting").
        except_months, in_month: months left out, the month it falls in (1 to 12).
        apart: the longest gap allowed; times: how often in each period.
        unless: each a full alternative that discharges it.
        fallback: who may act instead.
        choose: on which of many the effect falls.
        takes_effect: the day on which the effect sets in.
    """

    scope: Scope
    debtor: str
    then: str
    on: tuple[str, ...] = ()
    every: Length | str | YearDay | None = None
    of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    debtor_is_body: bool = False
    within: Length | AfterAct | str | None = None
    after: Length | None = None
    at: str = ""
    except_months: tuple[int, ...] = ()
    in_month: int = 0
    apart: Comparison | None = None
    times: Comparison | None = None
    unless: tuple[Tests, ...] = ()
    fallback: Fallback | None = None
    choose: Choice | None = None
    takes_effect: YearDay | None = None
