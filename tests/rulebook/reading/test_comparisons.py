"""Lines of tests, taken from real rulebooks, and the values that they must become."""

from fractions import Fraction

import pytest

from moothall.rulebook.language.expressions import (
    Between,
    Both,
    Comparator,
    Comparison,
    Count,
    Extreme,
    Money,
    Named,
    Names,
    Of,
    Part,
    Qualifiers,
    Ratio,
    Test,
    Times,
    Value,
)
from moothall.rulebook.language.facts import FACTS, Fact
from moothall.rulebook.reading.comparisons import read_test
from moothall.rulebook.reading.measures import read_measure
from moothall.values.durations import Length, Unit

AT_LEAST, MORE, AT_MOST, LESS, EXACTLY = (
    Comparator.AT_LEAST,
    Comparator.MORE_THAN,
    Comparator.AT_MOST,
    Comparator.LESS_THAN,
    Comparator.EXACTLY,
)
DAYS, HOURS, WEEKS, MONTHS, YEARS = (
    Unit.DAYS,
    Unit.HOURS,
    Unit.WEEKS,
    Unit.MONTHS,
    Unit.YEARS,
)


def read(fact: str, text: str) -> Test:
    found: Fact = read_measure(fact).fact
    return read_test(text, kinds=found.kinds, names=found.names, also=found.also).test


def compared(sign: Comparator, value: Value, qualifiers: Qualifiers | None = None) -> Comparison:
    return Comparison(comparator=sign, value=value, qualifiers=qualifiers or Qualifiers())


def count(number: int) -> Count:
    return Count(number=Fraction(number))


def share(above: int, below: int, base: str) -> Of:
    return Of(amount=Part(number=Fraction(above, below)), base=base)


def some(number: int, base: str) -> Of:
    return Of(amount=count(number), base=base)


def length(number: int, unit: Unit) -> Length:
    return Length(number=number, unit=unit)


def excluding(*names: str) -> Qualifiers:
    return Qualifiers(excluding=names)


TWO_OR_HALF = Extreme(greater=True, first=count(2), second=share(1, 2, "members"))
LINES: tuple[tuple[str, str, Test], ...] = (
    ("notice", ">= 7 days", compared(AT_LEAST, length(7, DAYS))),
    ("notice", "< 24 hours", compared(LESS, length(24, HOURS))),
    ("notice", ">= 1 month", compared(AT_LEAST, length(1, MONTHS))),
    ("notice", ">= 14 clear days", compared(AT_LEAST, length(14, Unit.CLEAR_DAYS))),
    (
        "notice",
        ">= 3 clear working days",
        compared(AT_LEAST, length(3, Unit.CLEAR_WORKING_DAYS)),
    ),
    ("notice", "10 days to 60 days", Between(low=length(10, DAYS), high=length(60, DAYS))),
    (
        "notice",
        "10 days to 60 days excluding waived",
        Between(low=length(10, DAYS), high=length(60, DAYS), qualifiers=excluding("waived")),
    ),
    ("agenda", ">= 2 weeks", compared(AT_LEAST, length(2, WEEKS))),
    ("papers", ">= 0 days", compared(AT_LEAST, length(0, DAYS))),
    ("until meeting.hold", "> 0 minutes", compared(MORE, length(0, Unit.MINUTES))),
    ("since motion.second", ">= min-discussion", compared(AT_LEAST, Named(name="min-discussion"))),
    (
        "since seat.vacate",
        ">= 12 months or never",
        compared(AT_LEAST, length(12, MONTHS), Qualifiers(or_never=True)),
    ),
    ("since proxy.give", "<= 3 years", compared(AT_MOST, length(3, YEARS))),
    ("for", "> 1/2 of votes", compared(MORE, share(1, 2, "votes"))),
    ("for", ">= 51% of members", compared(AT_LEAST, share(51, 100, "members"))),
    ("for", "all of members", compared(EXACTLY, share(1, 1, "members"))),
    ("for", "half of votes", compared(EXACTLY, share(1, 2, "votes"))),
    (
        "for",
        "> 1/2 of seats counting vacant as for",
        compared(MORE, share(1, 2, "seats"), Qualifiers(counting_vacant="for")),
    ),
    (
        "for_all",
        "> 1/2 of in-post excluding barred",
        compared(MORE, share(1, 2, "in-post"), excluding("barred")),
    ),
    ("against", "0", compared(EXACTLY, count(0))),
    (
        "against",
        "<= greater of 2 and 1/4 of members",
        compared(AT_MOST, Extreme(greater=True, first=count(2), second=share(1, 4, "members"))),
    ),
    (
        "turnout",
        "< 66% of members as of ballot.open",
        compared(LESS, share(66, 100, "members"), Qualifiers(as_of="ballot.open")),
    ),
    (
        "turnout",
        ">= 5% of members counting spoilt",
        compared(AT_LEAST, share(5, 100, "members"), Qualifiers(counting_spoilt=True)),
    ),
    ("ratio", ">= 3:1", compared(AT_LEAST, Ratio(number=Fraction(3)))),
    ("ratio", "> 3:2", compared(MORE, Ratio(number=Fraction(3, 2)))),
    (
        "above_default",
        ">= 3 times Q",
        compared(AT_LEAST, Times(number=Fraction(3), value=Named(name="Q"))),
    ),
    (
        "support",
        ">= 2 times K of developers excluding mover",
        compared(
            AT_LEAST,
            Times(number=Fraction(2), value=Of(amount=Named(name="K"), base="developers")),
            excluding("mover"),
        ),
    ),
    (
        "support",
        ">= lesser of 100 and 10% of members",
        compared(
            AT_LEAST, Extreme(greater=False, first=count(100), second=share(1, 10, "members"))
        ),
    ),
    (
        "support",
        ">= 25 of members excluding nominee",
        compared(AT_LEAST, some(25, "members"), excluding("nominee")),
    ),
    (
        "present",
        ">= greater of 2 and 1/2 of members in person or by proxy",
        compared(AT_LEAST, TWO_OR_HALF, Qualifiers(attendance="in person or by proxy")),
    ),
    ("present_at_opening", ">= 50", compared(AT_LEAST, count(50))),
    (
        "in_post",
        "<= 5 of technical-committee for 1 week",
        compared(AT_MOST, some(5, "technical-committee"), Qualifiers(lasting=length(1, WEEKS))),
    ),
    (
        "candidates",
        "<= seats-to-fill and >= least-seats",
        Both(
            first=compared(AT_MOST, Named(name="seats-to-fill")),
            second=compared(AT_LEAST, Named(name="least-seats")),
        ),
    ),
    (
        "times decision.veto",
        "0 by steering-council",
        compared(EXACTLY, count(0), Qualifiers(by="steering-council")),
    ),
    (
        "times activity.note by accused",
        "0 in 2 months",
        compared(EXACTLY, count(0), Qualifiers(within=length(2, MONTHS))),
    ),
    (
        "times attendance.mark absent without regrets",
        "> 2 in term",
        compared(MORE, count(2), Qualifiers(within="term")),
    ),
    (
        "times warning.give",
        ">= 2 to accused for same breach",
        compared(AT_LEAST, count(2), Qualifiers(to="accused", same="breach")),
    ),
    (
        "total money.commit",
        "<= 750 CAD per recipient in financial-year",
        compared(
            AT_MOST,
            Money(number=Fraction(750), currency="CAD"),
            Qualifiers(per="recipient", within="financial-year"),
        ),
    ),
    (
        "total money.commit",
        "<= authorised since decision.take",
        compared(AT_MOST, Named(name="authorised"), Qualifiers(since="decision.take")),
    ),
    (
        "total disposal.make",
        "< 1/3 of balance-sheet per series",
        compared(LESS, share(1, 3, "balance-sheet"), Qualifiers(per="series")),
    ),
    ("amount", "<= 100.50 GBP", compared(AT_MOST, Money(number=Fraction(201, 2), currency="GBP"))),
    (
        "terms_in_a_row",
        "<= 2 excluding part terms",
        compared(AT_MOST, count(2), excluding("part terms")),
    ),
    ("kind", "other than annual", Names(names=("annual",), negated=True)),
    ("subject", "other than law, rulebook", Names(names=("law", "rulebook"), negated=True)),
    ("pending", "other than officer.remove", Names(names=("officer.remove",), negated=True)),
    ("decided_by", "below", Names(names=("below",))),
    ("power_of", "none", Names(names=("none",))),
    ("authority", "in order", Names(names=("in order",))),
    ("vacant", "leader", Names(names=("leader",))),
    ("vacant", ">= 1 of board", compared(AT_LEAST, some(1, "board"))),
    ("signed_by", "outgoing treasurer", Names(names=("outgoing treasurer",))),
    ("custodians", ">= 2", compared(AT_LEAST, count(2))),
)


@pytest.mark.parametrize(
    ("fact", "text", "expected"), LINES, ids=[f"{fact} {text}" for fact, text, _ in LINES]
)
def test_a_line_is_read_as_it_is_meant(fact: str, text: str, expected: Test) -> None:
    assert read(fact, text) == expected


@pytest.mark.parametrize("text", ["  >=   7   days ", ">=7 days"])
def test_spaces_make_no_difference_except_before_a_unit(text: str) -> None:
    assert read("notice", text) == read("notice", ">= 7 days")


def test_every_fact_of_the_vocabulary_can_be_measured() -> None:
    arguments = {"ACT": " meeting.hold", "PERIOD": " term", "ATTRIBUTE": " employer", "": ""}
    for word, fact in FACTS.items():
        assert read_measure(word + arguments[fact.argument.value]).measure.fact == word
