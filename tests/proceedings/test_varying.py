"""A quantity is varied by whom the book names, no further than it says, and then holds."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
LAW = book(
    """quantity = "discussion"
is = "14 days"
vary = { by = "chair of committee", up_to = "7 days" }""",
    'act = "meeting.hold"\nof = "committee"\nmust = { notice = ">= discussion" }',
    'quantity = "enough"\nis = "5"\nvary = { by = "members" }',
)


def vary(value: str, *, by: str = "chair of committee", what: str = "discussion") -> str:
    said = f", value: {value}" if value else ""
    return f"when: 2024-01-01, who: {by}, acts: [{{act: quantity.vary, quantity: {what}{said}}}]"


def hold(notice: str) -> str:
    acts = f"[{{act: meeting.hold, meeting: A, notice: {notice}}}]"
    return f"when: 2024-03-01, who: committee, acts: {acts}"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (vary("21"), YES),
        (vary("7"), YES),
        (vary("22"), NO),
        (vary("6"), NO),
        (vary(""), OPEN),
        (vary("21", by="members"), NO),
        (vary("100", by="members", what="enough"), YES),
        (vary("100", what="enough"), NO),
    ],
)
def test_it_is_varied_by_whom_the_book_names_and_no_further(event: str, expected: str) -> None:
    assert verdicts(event, law=LAW) == [expected]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([hold("15 days")], YES),
        ([vary("21"), hold("15 days")], NO),
        ([vary("21"), hold("22 days")], YES),
        ([vary("28", by="members"), hold("15 days")], YES),
    ],
)
def test_what_was_varied_in_order_holds_in_its_own_unit(events: list[str], expected: str) -> None:
    assert verdicts(*events, law=LAW)[-1] == expected
