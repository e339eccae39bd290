"""Working days: weekdays that the book closes, and days that were declared by the act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.rulebook.judging.rulings import Absence, Fact, Source
from moothall.rulebook.judging.working_days import compare_in_working_days
from moothall.values.durations import read_length
from moothall.values.elapsed import Elapsed
from tests.proceedings.telling import book, found, verdicts
from tests.strategies import Pair, closed_days, times

YES, NO, OPEN = "in order", "out of order", "undecided"
RULE = "act = 'meeting.hold'\nmust = { notice = '>= 5 working days' }"
HOLIDAYS = "period = 'closed'\ncalendar = ['saturdays', 'sundays', 'bank-holidays']"
BY_COMMITTEE = HOLIDAYS.replace("'bank-holidays'", "'declared by committee'")
TERM = "period = 'season'\ncalendar = 'declared by committee'"
WEEKENDS = "period = 'closed'\ncalendar = ['saturdays', 'sundays']"


def declare(when: str, day: str, *, who: str = "committee", of: str = "closed") -> str:
    first, _, last = day.partition("/")
    dates = f"period: {of}, opens: {first}, closes: {last or first}"
    return f"when: {when}, who: {who}, acts: [{{act: calendar.declare, {dates}}}]"


def call(held: str, *, when: str = "2024-05-01") -> str:
    calls = f"act: meeting.call, meeting: A, held_at: {held}"
    return f"when: {when}, who: committee, acts: [{{{calls}}}]"


def hold(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: meeting.hold, meeting: A}}]"


# Monday 6 May 2024 was a bank holiday. Notice of Wednesday 1 May: 2, 3, (6), 7, 8, 9 May.
MAY_DAY = declare("2024-01-01", "2024-05-06")


@pytest.mark.parametrize(
    ("rules", "events", "held", "expected"),
    [
        ((HOLIDAYS,), [MAY_DAY], "2024-05-08", NO),
        ((HOLIDAYS,), [MAY_DAY], "2024-05-09", YES),
        # Another day of the year was declared, so that one was none.
        ((HOLIDAYS,), [declare("2024-01-01", "2024-08-26")], "2024-05-08", YES),
        # None was declared for this year: too few at any rate, else open.
        ((HOLIDAYS,), [declare("2023-01-01", "2023-05-01")], "2024-05-07", NO),
        ((HOLIDAYS,), [declare("2023-01-01", "2023-05-01")], "2024-05-09", OPEN),
        # The calendar in force then: what was declared only later did not count.
        ((HOLIDAYS,), [declare("2024-06-01", "2024-05-06")], "2024-05-09", OPEN),
        ((HOLIDAYS,), [declare("2024-05", "2024-05-06")], "2024-05-09", OPEN),
        ((HOLIDAYS,), [declare("2024-01-01", "2024-08-26"), MAY_DAY], "2024-05-08", NO),
        # Several days at once, and a weekend is not left out twice.
        ((HOLIDAYS,), [declare("2024-01-01", "2024-05-04/2024-05-07")], "2024-05-09", NO),
        ((HOLIDAYS,), [declare("2024-01-01", "2024-05-04/2024-05-07")], "2024-05-10", YES),
        # A rough day leaves it open where that matters.
        ((HOLIDAYS,), [declare("2024-01-01", "2024-05-06~")], "2024-05-08", OPEN),
        ((HOLIDAYS,), [declare("2024-01-01", "2024-05-06~")], "2024-05-10", YES),
        # By the kind of days, too; and by whom the book names.
        ((HOLIDAYS,), [declare("2024-01-01", "2024-05-06", of="bank-holidays")], "2024-05-08", NO),
        ((BY_COMMITTEE,), [MAY_DAY], "2024-05-08", NO),
        (
            (BY_COMMITTEE,),
            [declare("2024-01-01", "2024-05-06", who="walks")],
            "2024-05-08",
            OPEN,
        ),
        # A period of another sort closes no days.
        ((WEEKENDS, TERM), [declare("2024-01-01", "2024-05-06", of="season")], "2024-05-08", YES),
        ((WEEKENDS, TERM), [], "2024-05-08", YES),
    ],
)
def test_working_days_leave_out_what_was_declared_by_then(
    rules: tuple[str, ...], events: list[str], held: str, expected: str
) -> None:
    told = [event for event in events if "when: 2024-06" not in event]
    later = [event for event in events if event not in told]
    assert verdicts(*told, call(held), *later, hold(held), law=book(RULE, *rules))[-1] == expected


def test_the_declared_days_are_a_fact_of_the_record() -> None:
    law = book(RULE, HOLIDAYS)
    told = (MAY_DAY, declare("2024-05", "2024-05-27"), call("2024-05-20"), hold("2024-05-20"))
    assert found("closed days", *told, law=law) == frozenset(
        {"2024", "2024-05-06", "perhaps 2024-05-27"}
    )
    assert found("closed days", call("2024-05-20"), hold("2024-05-20"), law=law) is Absence.NONE


LAW = book(RULE, HOLIDAYS)


@given(times(), closed_days(), st.sampled_from([">=", ">", "<=", "<", "="]), st.integers(1, 30))
def test_learning_which_days_are_closed_never_turns_what_was_certain(
    time: Pair, closed: Pair, sign: str, number: int
) -> None:
    bound = read_length(f"{number} working days")
    passed = time[1]
    assert isinstance(passed, Elapsed)
    known, learned = (
        compare_in_working_days(
            passed, sign, bound, Fact(names, Source.RECORD), calendar=LAW.calendar
        )
        for names in closed
    )
    assert known is None or known is learned
