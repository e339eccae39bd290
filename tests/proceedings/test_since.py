"""The last time is known as far as the dates tell: what may be later is not taken as done."""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found
from moothall.values.elapsed import Elapsed
from moothall.values.spans import Span
from tests.proceedings.telling import book, day, found, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
LAST = book('act = "vote.take"\nmust = { "since meeting.hold" = "<= 1 month" }')
FIRST = book('act = "vote.take"\nmust = { "since first meeting.hold" = ">= 1 month" }')


def hold(when: str, meeting: str = "A") -> str:
    return f"when: {when}, who: committee, acts: [{{act: meeting.hold, meeting: {meeting}}}]"


def vote(when: str = "2024-06-10") -> str:
    return f"when: {when}, who: committee, acts: [{{act: vote.take}}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], NO),
        ([hold("2024-05-20")], YES),
        ([hold("2024-05-01")], NO),
        # It may have been in May or only after the vote.
        ([hold("2024-05-01"), hold("2024-06", "B")], OPEN),
        ([hold("2024-05-20"), hold("2024-06", "B")], YES),
        ([hold("2024-06", "B")], OPEN),
        # Entered first, done last.
        ([hold("2024-05-20"), hold("2024-03-01", "B")], YES),
    ],
)
def test_the_last_time_may_be_an_earlier_one(events: list[str], expected: str) -> None:
    assert verdicts(*events, vote(), law=LAST)[-1] == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([hold("2024-05-01"), hold("2024-06-01", "B")], YES),
        ([hold("2024-06-01", "B"), hold("2024-05-01")], YES),
        ([hold("2024-06-01"), hold("2024-04/2024-07", "B")], OPEN),
        ([hold("2024-04/2024-07", "B")], OPEN),
    ],
)
def test_the_first_time_is_the_earliest_whatever_was_entered_first(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, vote(), law=FIRST)[-1] == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([hold("2024-06", "B")], Absence.UNKNOWN),
        (
            [hold("2024-05-01"), hold("2024-06", "B")],
            Elapsed(Span(day("2024-05-01").earliest, day("2024-06-10").latest), day("2024-06-10")),
        ),
    ],
)
def test_the_last_time_is_somewhere_from_the_last_sure_one_to_the_act(
    events: list[str], expected: Found
) -> None:
    assert found("since meeting.hold", *events, vote(), law=LAST) == expected


TIMES = book('act = "vote.take"\nmust = { "times meeting.hold" = ">= 1" }')


@pytest.mark.parametrize(
    ("held", "voted", "expected"),
    [("2024-06", "2024-06-10", OPEN), ("2024-06", "2024-06", YES), ("2024-07", "2024-06", NO)],
)
def test_of_two_told_of_the_same_date_the_one_entered_first_came_first(
    held: str, voted: str, expected: str
) -> None:
    assert verdicts(hold(held), vote(voted), law=TIMES)[-1] == expected


UNTIL = book('act = "objection.raise"\nmust = { "until meeting.hold" = ">= 3 days" }')


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", YES),
        ("act: meeting.move, meeting: A, held_at: 2024-06-12", OPEN),
        ("act: meeting.cancel, meeting: A", OPEN),
    ],
)
def test_a_move_that_may_have_come_later_leaves_the_time_until_a_meeting_open(
    change: str, expected: str
) -> None:
    call = "act: meeting.call, meeting: A, held_at: 2024-06-20"
    events = [f"when: 2024-05-01, who: committee, acts: [{{{call}}}]"]
    if change:
        events.append(f"when: 2024-06, who: committee, acts: [{{{change}}}]")
    objection = "when: 2024-06-10, who: committee, acts: [{act: objection.raise, about: A}]"
    assert verdicts(*events, objection, law=UNTIL)[-1] == expected


@pytest.mark.parametrize(("filled", "expected"), [("2024-05-01", YES), ("2024-06", OPEN)])
def test_how_long_an_office_was_held_is_open_where_it_may_be_another_holder(
    filled: str, expected: str
) -> None:
    law = book('act = "office.vacate"\nmust = { served = "<= 1 year" }')
    events = [
        f"when: {when}, who: committee, acts: [{{act: {act}, of: chair of committee}}]"
        for when, act in (("2020", "office.fill"), (filled, "office.fill"))
    ]
    leave = "when: 2024-06-10, who: committee, acts: [{act: office.vacate, of: chair of committee}]"
    assert verdicts(*events, leave, law=law)[-1] == expected
