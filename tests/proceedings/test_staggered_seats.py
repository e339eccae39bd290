"""Seats that fall vacant in turn: a body elected by halves, groups with terms of their own."""

import pytest

from moothall.values.amounts import Range, exactly
from tests.proceedings.telling import book, found, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
# W3C, the advisory board: two years, half of the terms ending each year.
BOARD = """body = "board"
seats = { n = 10, elected_by = "members" }
term = "2 years"
stagger = "half each year"
"""
ASK = 'act = "motion.submit"\nof = "board"\nmust = { in_post = ">= 10" }'


def elect(when: str, number: int, *, to: str = "") -> str:
    named = f", to: {to}" if to else ""
    act = f"{{act: election.declare, of: board, number: {number}{named}}}"
    return f"when: {when}, who: members, acts: [{act}]"


def asks(when: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: motion.submit, of: board}}]"


@pytest.mark.parametrize(
    ("events", "asked", "expected"),
    [
        ([elect("2020-05-01", 10)], "2020-06-01", exactly(10)),
        # Some of those elected first sat for one year only, nobody says which.
        ([elect("2020-05-01", 10)], "2021-06-01", Range(0, 10)),
        # After that each election fills half and leaves the other half in post.
        (
            [elect("2020-05-01", 10), elect("2021-05-01", 5), elect("2022-04-01", 5)],
            "2022-06-01",
            exactly(10),
        ),
        (
            [elect("2020-05-01", 10), elect("2021-05-01", 5), elect("2022-04-01", 5)],
            "2023-06-01",
            exactly(5),
        ),
    ],
)
def test_an_election_by_halves_leaves_the_other_half_in_post(
    events: list[str], asked: str, expected: Range
) -> None:
    assert found("in_post", *events, asks(asked), law=book(BOARD, ASK)) == expected


def test_who_sits_on_a_staggered_body_does_not_leave_it_when_others_are_elected() -> None:
    clerk = 'office = "clerk"\nelected_by = "members"\nincompatible = ["board"]'
    events = (elect("2023-05-01", 5, to="p1"), elect("2024-05-01", 5, to="p2"))
    fills = "when: 2024-06-01, who: members, acts: [{act: office.fill, of: clerk, to: p1}]"
    assert verdicts(*events, fills, law=book(BOARD, clerk))[-1] == OPEN
    plain = BOARD.replace('stagger = "half each year"\n', "")
    assert verdicts(*events, fills, law=book(plain, clerk))[-1] == YES


# NixOS, the first committee: four seats for two years, three for one.
FIRST = """body = "board"
seats = [
  { n = 4, elected_by = "members", term = "2 years" },
  { n = 3, elected_by = "committee", term = "1 year" },
]
"""


def fill(who: str, when: str) -> str:
    return f"when: {when}, who: {who}, acts: [{{act: seat.fill, of: board, number: 2}}]"


@pytest.mark.parametrize(
    ("who", "asked", "expected"),
    [
        ("members", "2022-06-01", exactly(2)),
        ("members", "2023-06-01", exactly(0)),
        ("committee", "2021-06-01", exactly(2)),
        ("committee", "2022-06-01", exactly(0)),
        # By whom they were filled is not told: for one year or for two.
        ("unknown", "2022-06-01", Range(0, 2)),
        ("unknown", "2023-06-01", exactly(0)),
    ],
)
def test_each_group_of_seats_has_its_own_term(who: str, asked: str, expected: Range) -> None:
    events = (fill(who, "2021-05-01"), asks(asked))
    assert found("in_post", *events, law=book(FIRST, ASK)) == expected


# DSA: of sixteen, five of minorities; a vacancy of theirs is filled by one of them.
RESERVED = 'body = "board"\nseats = { n = 6, elected_by = "members" }\nfiller = "same reservation"'
FILLED = "when: 2023-05-01, who: members, acts: [{act: seat.fill, of: board, number: 6}]"
GONE = "when: 2023-08-01, who: members, acts: [{act: seat.vacate, of: board, to: p1}]"


@pytest.mark.parametrize(
    ("events", "stated", "expected"),
    [
        ([], "", YES),
        ([FILLED, GONE], ", same_reservation: true", YES),
        ([FILLED, GONE], ", same_reservation: false", NO),
        ([FILLED, GONE], "", OPEN),
    ],
)
def test_a_vacancy_is_filled_by_those_for_whom_the_seat_is_reserved(
    events: list[str], stated: str, expected: str
) -> None:
    fills = f"{{act: seat.fill, of: board, to: p9{stated}}}"
    told = f"when: 2023-09-01, who: members, acts: [{fills}]"
    assert verdicts(*events, told, law=book(RESERVED))[-1] == expected
