"""When a term ends the post is vacant; what may have begun by now leaves the number open."""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found
from moothall.values.amounts import Range, exactly
from moothall.values.elapsed import Elapsed
from tests.proceedings.telling import book, day, found, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
CLERK = 'office = "clerk"\nelected_by = "members"\n'
ASK = 'act = "motion.submit"\nmust = { vacant = "1 of clerk" }'
COUNCIL = 'body = "council"\nseats = { n = 5, elected_by = "members" }\n'
ASK_SEATS = 'act = "motion.submit"\nof = "council"\nmust = { in_post = ">= 3" }'


def act(when: str, name: str, of: str, more: str = "") -> str:
    return f"when: {when}, who: members, acts: [{{act: {name}, of: {of}{more and f', {more}'}}}]"


def asks(when: str, of: str = "clerk") -> str:
    return act(when, "motion.submit", of)


FILL, LEAVE = (
    act(when, name, "clerk")
    for when, name in (("2022-01-01", "office.fill"), ("2022-05-01", "office.vacate"))
)


@pytest.mark.parametrize(
    ("tenure", "events", "when", "expected"),
    [
        ("", [FILL], "2024-01-01", NO),
        ('term = "1 year"', [FILL], "2022-12-31", NO),
        ('term = "1 year"', [FILL], "2023-01-01", OPEN),
        ('term = "1 year"', [FILL], "2023-01-02", YES),
        ('term = "1 year"\nholds_over = true', [FILL], "2023-01-02", NO),
        ('term = "1 year"', [act("2022", "office.fill", "clerk")], "2023-06-01", OPEN),
        # Who fills what fell vacant begins a term, or has the rest of the one that was running.
        (
            'term = "1 year"',
            [FILL, LEAVE, act("2022-06-01", "office.fill", "clerk")],
            "2023-02-01",
            NO,
        ),
        (
            'term = "1 year"\nfiller = "rest of term"',
            [FILL, LEAVE, act("2022-06-01", "office.fill", "clerk")],
            "2023-02-01",
            YES,
        ),
        (
            'term = "1 year"\nfiller = "rest of term"',
            [FILL, LEAVE, act("2023-06-01", "office.fill", "clerk")],
            "2024-02-01",
            NO,
        ),
        # Until the members next meet, or the next such act.
        ('term = "until members"', [FILL], "2023-02-01", NO),
        (
            'term = "until members"',
            [FILL, act("2022-09-01", "meeting.hold", "members", "meeting: A")],
            "2023-02-01",
            YES,
        ),
        (
            'term = "until members"',
            [act("2021-09-01", "meeting.hold", "members", "meeting: A"), FILL],
            "2023-02-01",
            NO,
        ),
        (
            'term = "until election.declare"',
            [FILL, act("2022-09-01", "election.declare", "committee")],
            "2023-02-01",
            YES,
        ),
        ('term = "until calendar-year"', [FILL], "2023-02-01", OPEN),
        ('term = "3 meetings"', [FILL], "2023-02-01", OPEN),
    ],
)
def test_an_office_is_vacant_when_its_term_is_over(
    tenure: str, events: list[str], when: str, expected: str
) -> None:
    law = book(CLERK + tenure, ASK)
    assert verdicts(*events, asks(when), law=law)[-1] == expected


ELECT = act("2022-01-01", "election.declare", "council", "number: 4")


@pytest.mark.parametrize(
    ("term", "events", "when", "expected"),
    [
        ("", [], "2022-06-01", exactly(0)),
        ("", [ELECT], "2024-06-01", exactly(4)),
        ("", [act("2022-01-01", "seat.fill", "council", "to: P1")], "2022-06-01", exactly(1)),
        ("", [act("2022-01-01", "seat.fill", "council")], "2022-06-01", Absence.UNKNOWN),
        # It may have begun by now, or not.
        (
            "",
            [ELECT, act("2022-06", "seat.fill", "council", "number: 1")],
            "2022-06-10",
            Range(4, 5),
        ),
        (
            "",
            [ELECT, act("2022-06", "seat.vacate", "council", "number: 1")],
            "2022-06-10",
            Range(3, 4),
        ),
        ("", [act("2022-06", "seat.fill", "council", "number: 3")], "2022-06-10", Range(0, 3)),
        (
            "",
            [
                act("2022-05/2022-06", "seat.fill", "council", "number: 3"),
                act("2022-06-02", "seat.fill", "council", "number: 1"),
            ],
            "2022-06-10",
            Range(1, 4),
        ),
        # Terms end one by one.
        ('term = "1 year"', [ELECT], "2022-12-31", exactly(4)),
        ('term = "1 year"', [ELECT], "2023-01-02", exactly(0)),
        ('term = "1 year"', [ELECT], "2023-01-01", Range(0, 4)),
        ('term = "1 year"\nholds_over = true', [ELECT], "2023-01-02", exactly(4)),
        (
            'term = "1 year"',
            [ELECT, act("2022-06-01", "seat.fill", "council", "number: 1")],
            "2023-02-01",
            exactly(1),
        ),
        # A seat given up may have been one of those whose term has ended since.
        (
            'term = "1 year"',
            [
                act("2022-01-01", "seat.fill", "council", "number: 2"),
                act("2022-06-01", "seat.fill", "council", "number: 2"),
                act("2022-07-01", "seat.vacate", "council", "number: 1"),
            ],
            "2023-02-01",
            Range(1, 2),
        ),
    ],
)
def test_the_filled_seats_are_counted_as_of_the_act(
    term: str, events: list[str], when: str, expected: Found
) -> None:
    law = book(COUNCIL + term, ASK_SEATS)
    assert found("in_post", *events, asks(when, "council"), law=law) == expected


@pytest.mark.parametrize(
    ("events", "when", "expected"),
    [
        ([FILL], "2022-08-31", YES),
        ([FILL], "2022-09-02", NO),
        ([FILL, LEAVE], "2022-08-31", YES),
        ([act("2022-09", "office.fill", "clerk")], "2022-09-15", OPEN),
        ([], "2022-08-31", OPEN),
    ],
)
def test_what_is_left_of_a_term_runs_to_its_end(
    events: list[str], when: str, expected: str
) -> None:
    rule = 'act = "motion.submit"\nof = "clerk"\nmust = { left_of_term = ">= 4 months" }'
    law = book(CLERK + 'term = "1 year"', rule)
    assert verdicts(*events, asks(when), law=law)[-1] == expected


def test_what_is_left_of_a_term_is_found_as_a_time() -> None:
    rule = 'act = "motion.submit"\nof = "clerk"\nmust = { left_of_term = ">= 4 months" }'
    law = book(CLERK + 'term = "1 year"', rule)
    assert found("left_of_term", FILL, asks("2022-08-31"), law=law) == Elapsed(
        day("2022-08-31"), day("2023-01-01")
    )
