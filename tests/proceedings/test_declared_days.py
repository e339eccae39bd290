"""Days declared closed where the declaration is rough, open-ended, or of no days at all."""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found
from tests.proceedings.telling import book, found

HOLIDAYS = "period = 'closed'\ncalendar = ['saturdays', 'sundays', 'bank-holidays']"
LAW = book("act = 'meeting.hold'\nmust = { notice = '>= 5 working days' }", HOLIDAYS)
HOLD = "when: 2024-05-20, who: committee, acts: [{act: meeting.hold, meeting: A}]"


def declare(days: str, *, when: str = "2024-01-01") -> str:
    return f"when: {when}, who: committee, acts: [{{act: calendar.declare, period: closed{days}}}]"


def days(*numbers: int, said: str = "") -> set[str]:
    return {f"{said}2024-05-{number:02}" for number in numbers}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        # Only the first day is said: it is closed alone.
        (declare(", opens: 2024-05-06"), {"2024", *days(6)}),
        # No day is said at all, or where the days end: nobody can tell which.
        (declare(""), set()),
        (declare(", opens: 2024-05-06/.."), set()),
        (declare(", opens: ../2024-05-06"), set()),
        # From some day of two to some day of two: what lies between is sure.
        (
            declare(", opens: 2024-05-06/2024-05-07, closes: 2024-05-08/2024-05-09"),
            {"2024", *days(7, 8), *days(6, 9, said="perhaps ")},
        ),
        # It is one of two days, but which?
        (
            declare(", opens: 2024-05-06/2024-05-07"),
            {"2024", *days(6, 7, said="perhaps ")},
        ),
        # Eleven years are no holiday.
        (declare(", opens: 2024-05-06, closes: 2035-05-06"), set()),
        # It may have been declared only later.
        (
            declare(", opens: 2024-05-06", when="2024-05-01/2024-06-01"),
            days(6, said="perhaps "),
        ),
    ],
)
def test_only_days_that_the_declaration_surely_covers_are_sure(
    declared: str, expected: Found
) -> None:
    names = found("closed days", declared, HOLD, law=LAW)
    assert (names if names is not Absence.NONE else set()) == expected
