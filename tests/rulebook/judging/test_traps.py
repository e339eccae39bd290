"""The traps of rule-language 6 that concern time and votes, each worked by hand on a calendar.

Shares, ratios, roots and exclusions [6.11-6.16] are in test_measures_and_bounds; exceptions and
prohibitions [6.23-6.28] in test_conditions and test_powers; duties [6.7] in tests/proceedings.
"""

from typing import TYPE_CHECKING

import pytest

from moothall.values.edtf import read_moment
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Zone
from tests.rulebook.judging.trying import deed_of, law_of, n, verdict

if TYPE_CHECKING:
    from moothall.rulebook.judging.rulings import Found

YES, NO, OPEN = "in order", "out of order", "undecided"
LONDON = Zone("Europe/London")


def between(start: str, end: str) -> Elapsed:
    return Elapsed(read_moment(start, zone=LONDON), read_moment(end, zone=LONDON))


@pytest.mark.parametrize(
    ("counts", "start", "end", "expected"),
    [
        # Seven days from the 1st: to the 9th, to the 8th, to the 7th. [6.1]
        ("clear", "2016-11-01T19:00", "2016-11-08T19:00", NO),
        ("clear", "2016-11-01T19:00", "2016-11-09T09:00", YES),
        ("not the first", "2016-11-01T19:00", "2016-11-07T23:00", NO),
        ("not the first", "2016-11-01T19:00", "2016-11-08T09:00", YES),
        ("both ends", "2016-11-01T19:00", "2016-11-06T23:00", NO),
        ("both ends", "2016-11-01T19:00", "2016-11-07T09:00", YES),
        # On a date of which the hour is not told a whole-day count needs no hour.
        ("not the first", "2016-11-01", "2016-11-08", YES),
        ("not the first", "2016-11-01/2016-11-02", "2016-11-08", OPEN),
        # Through the night on which the clocks go back. [6.2]
        ("not the first", "2016-10-28T23:30", "2016-11-04T00:30", YES),
    ],
)
def test_seven_days_are_counted_as_the_book_says(
    counts: str, start: str, end: str, expected: str
) -> None:
    law = law_of('act = "meeting.hold"\nmust = { notice = ">= 7 days" }', counts=counts)
    assert verdict(law, deed_of("meeting.hold"), {"notice": between(start, end)}) == expected


@pytest.mark.parametrize(
    ("asked", "start", "end", "expected"),
    [
        # Hours are elapsed: the day the clocks go back has 25 of them, the other 23. [6.2]
        (">= 24 hours", "2016-10-29T12:00", "2016-10-30T11:00", YES),
        (">= 24 hours", "2016-10-29T12:00", "2016-10-30T10:59", NO),
        (">= 24 hours", "2016-03-26T12:00", "2016-03-27T12:00", NO),
        (">= 24 hours", "2016-03-26T12:00", "2016-03-27T13:00", YES),
        # Months are civil and clamped at their end. [6.5]
        (">= 1 month", "2016-01-31", "2016-02-28", NO),
        (">= 1 month", "2016-01-31", "2016-02-29", YES),
        (">= 1 year", "2016-02-29", "2017-02-28", YES),
        # Strictly earlier is one day more than at least. [6.6]
        ("> 14 days", "2016-11-01", "2016-11-15", NO),
        ("> 14 days", "2016-11-01", "2016-11-16", YES),
        (">= 14 days", "2016-11-01", "2016-11-15", YES),
        # Clear days leave out both ends, whatever the book counts else. [6.1]
        (">= 7 clear days", "2016-11-01", "2016-11-08", NO),
        (">= 7 clear days", "2016-11-01", "2016-11-09", YES),
        # Working days need a declared calendar; without one nobody knows them. [6.4]
        (">= 2 working days", "2016-11-04", "2016-11-07", OPEN),
    ],
)
def test_units_of_time_are_never_converted(asked: str, start: str, end: str, expected: str) -> None:
    law = law_of(f'act = "meeting.hold"\nmust = {{ notice = "{asked}" }}')
    found: dict[str, Found] = {"notice": between(start, end)}
    assert verdict(law, deed_of("meeting.hold"), found) == expected


@pytest.mark.parametrize(
    ("base", "size", "expected"),
    [
        ("votes", 9, YES),
        ("ballots", 12, NO),
        ("present", 10, NO),
        ("seats", 21, NO),
        ("board", 8, YES),
    ],
)
def test_the_same_votes_carry_over_one_base_and_not_over_another(
    base: str, size: int, expected: str
) -> None:
    """Five for, four against, one abstains, two papers are spoilt, 21 seats. [6.9, 6.10]"""
    law = law_of(f'act = "vote.take"\nmust = {{ for = "> 1/2 of {base}" }}')
    found: dict[str, Found] = {"for": n(5), f"size of {base}": n(size)}
    assert verdict(law, deed_of("vote.take"), found) == expected


def test_people_who_join_later_do_not_move_a_threshold() -> None:
    """The base is asked for by its own moment. [6.18, 6.40]"""
    law = law_of('act = "vote.take"\nmust = { for = ">= 1/2 of members as of ballot.call" }')
    asked = [question.key for question in law.bearing(deed_of("vote.take")).questions]
    assert asked == ["for", "size of members as of ballot.call"]
