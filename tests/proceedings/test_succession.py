"""While an office is vacant, the first in its succession whose own office is filled stands in."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
LAW = book(
    'office = "president"\nelected_by = "members"\nsuccession = ["vice", "clerk"]',
    'office = "vice"\nelected_by = "members"',
    'office = "clerk"\nelected_by = "members"',
    'may = "president"\nact = "position.announce"',
    'act = "motion.submit"\nby = "president"\nmust = { reasons = true }',
)


def post(when: str, act: str, of: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: office.{act}, of: {of}}}]"


def announce(by: str, when: str = "2024-06-10") -> str:
    return f"when: {when}, who: {by}, acts: [{{act: position.announce}}]"


ALL = [post("2024-01-01", "fill", one) for one in ("president", "vice", "clerk")]
GONE = post("2024-05-01", "vacate", "president")


@pytest.mark.parametrize(
    ("events", "by", "expected"),
    [
        (ALL, "president", YES),
        (ALL, "vice", NO),
        ([*ALL, GONE], "vice", YES),
        # The clerk only where the vice-president's office is vacant too.
        ([*ALL, GONE], "clerk", NO),
        ([*ALL, GONE, post("2024-05-02", "vacate", "vice")], "clerk", YES),
        ([*ALL, GONE], "walks", NO),
        # Until a successor is elected; and as far as the dates tell.
        ([*ALL, GONE, post("2024-05-20", "fill", "president")], "vice", NO),
        ([*ALL, post("2024-06", "vacate", "president")], "vice", OPEN),
        ([*ALL, GONE, post("2024-06", "vacate", "vice")], "clerk", OPEN),
        ([*ALL, GONE], "unknown", OPEN),
    ],
)
def test_the_first_whose_own_office_is_filled_stands_in(
    events: list[str], by: str, expected: str
) -> None:
    assert verdicts(*events, announce(by), law=LAW)[-1] == expected


@pytest.mark.parametrize(
    ("vacated", "expected"), [("2024-07-01", YES), ("2024-05-01", NO), ("2024-06", OPEN)]
)
def test_what_is_asked_of_the_holder_is_asked_of_whoever_stands_in(
    vacated: str, expected: str
) -> None:
    submit = "when: 2024-06-10, who: vice, acts: [{act: motion.submit, reasons: false}]"
    told = [*ALL, post(vacated, "vacate", "president"), submit]
    assert verdicts(*told, law=LAW)[-1] == expected
