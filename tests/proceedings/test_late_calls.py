"""A call that may have come after the meeting is no notice that is shown to have been short."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
HOLD = "when: 2024-03-05, who: committee, acts: [{act: meeting.hold, meeting: M}]"


def rule(test: str) -> str:
    return f'act = "meeting.hold"\nmust = {{ notice = "{test}" }}'


@pytest.mark.parametrize(
    ("called", "short", "at_least_none", "a_week"),
    [
        ("2024-03-04", YES, YES, NO),
        # Told of the same date, or as no later than it: it came before.
        ("2024-03-05", YES, YES, NO),
        ("../2024-03-05", OPEN, YES, OPEN),
        # It may have come a day late: then there was no notice, however short.
        ("2024-03-04/2024-03-06", OPEN, OPEN, NO),
        ("2024-03-06", OPEN, OPEN, OPEN),
    ],
)
def test_what_may_have_come_late_is_open_where_it_would_satisfy(
    called: str, short: str, at_least_none: str, a_week: str
) -> None:
    act = "{act: meeting.call, of: committee, meeting: M, held_at: 2024-03-05}"
    call = f"when: '{called}', who: committee, acts: [{act}]"
    found = [
        verdicts(call, HOLD, law=book(rule(test)))[-1]
        for test in ("< 5 days", ">= 0 days", ">= 7 days")
    ]
    assert found == [short, at_least_none, a_week]
