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


DEBATE = book(
    """quantity = "discussion"
is = "14 days"
vary = { by = "chair of committee", up_to = "7 days", not_ending_within = "48 hours" }""",
    'period = "debate"\nopens = "motion.submit"\nlasts = "discussion"',
    'act = "vote.take"\nmust = { during = "debate" }',
)
SUBMIT = "when: 2024-01-01T12:00, who: walks, acts: [{act: motion.submit, motion: M}]"


def vary_at(when: str, value: str) -> str:
    return vary(value).replace("2024-01-01", when)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # Seven days from 1 January, noon, end on 8 January, noon.
        ([SUBMIT, vary_at("2024-01-06T12:00", "7")], YES),
        ([SUBMIT, vary_at("2024-01-06T12:01", "7")], NO),
        ([SUBMIT, vary_at("2024-01-06", "7")], OPEN),
        ([SUBMIT, vary_at("2024-01-14T12:00", "21")], YES),
        # Nothing is running: none was opened, or it is over.
        ([vary_at("2024-01-06T12:01", "7")], YES),
        ([SUBMIT, vary_at("2024-03-01T12:00", "7")], YES),
        ([SUBMIT.replace("2024-01-01T12:00", "2024-01-05"), vary_at("2024-01-06", "7")], YES),
    ],
)
def test_it_is_not_varied_so_that_a_running_period_ends_too_soon(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=DEBATE)[-1] == expected


@pytest.mark.parametrize(
    ("varied", "voted", "expected"),
    [
        (None, "2024-01-10", YES),
        ("2024-01-02", "2024-01-10", NO),
        ("2024-01-02", "2024-01-07", YES),
        # It may have been shortened only after the vote.
        ("2024-01", "2024-01-10", OPEN),
    ],
)
def test_a_running_period_is_worked_out_anew_with_what_it_was_varied_to(
    varied: str | None, voted: str, expected: str
) -> None:
    vote = f"when: {voted}, who: walks, acts: [{{act: vote.take, motion: M, about: M}}]"
    events = [SUBMIT] + ([vary_at(varied, "7")] if varied else [])
    assert verdicts(*events, vote, law=DEBATE)[-1] == expected


def test_a_change_that_may_have_come_later_leaves_the_quantity_open() -> None:
    assert verdicts(vary_at("2024-02/2024-04", "21"), hold("15 days"), law=LAW)[-1] == OPEN
    assert verdicts(vary_at("2024-02/2024-04", "14"), hold("15 days"), law=LAW)[-1] == YES
