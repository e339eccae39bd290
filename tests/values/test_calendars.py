from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.calendars import Calendar, is_working_day, working_days_between
from moothall.values.civil import day_date, day_number
from moothall.values.durations import Counting, read_length
from moothall.values.elapsed import CivilDifference, compare, earliest_lawful, shortfall
from moothall.values.errors import MalformedCalendarError
from tests.values.zones import LONDON, both_ends, lasting

# The days on which English banks were closed at Easter and in May 2016 (gov.uk/bank-holidays).
CLOSED = frozenset(map(date.fromisoformat, ("2016-03-25", "2016-03-28", "2016-05-02")))
CALENDAR = Calendar(zone=LONDON, counting=Counting.NOT_THE_FIRST, closed=CLOSED)
UNDECLARED = Calendar(zone=LONDON, counting=Counting.NOT_THE_FIRST)
DAYS = st.dates(min_value=date(2016, 1, 1), max_value=date(2016, 12, 31)).map(day_number)


@pytest.mark.parametrize(
    ("sent", "held", "bound", "answer"),
    [
        ("2016-03-24", "2016-03-29", "1 working day", True),
        ("2016-03-24", "2016-03-29", "2 working days", False),
        ("2016-03-24", "2016-03-30", "2 working days", True),
        ("2016-03-24", "2016-03-30", "1 clear working day", True),
        ("2016-03-24", "2016-03-30", "2 clear working days", False),
        ("2016-04-29", "2016-05-03", "1 working day", True),
        ("2016-04-29", "2016-05-03", "1 clear working day", False),
    ],
)
def test_working_days_leave_out_weekends_and_days_declared_closed(
    sent: str, held: str, bound: str, *, answer: bool | None
) -> None:
    found = compare(lasting(sent, held), ">=", read_length(bound), calendar=CALENDAR)
    assert found is answer


def test_without_a_declared_calendar_working_days_are_not_known() -> None:
    elapsed, bound = lasting("2016-03-24", "2016-03-29"), read_length("1 working day")
    assert compare(elapsed, ">=", bound, calendar=UNDECLARED) is None
    assert shortfall(elapsed, ">=", bound, calendar=UNDECLARED) is None
    assert both_ends(earliest_lawful(elapsed, bound, calendar=UNDECLARED)) == ("open", "open")
    assert is_working_day(date(2016, 3, 29), calendar=UNDECLARED) is None


def test_the_earliest_lawful_day_comes_after_so_many_working_days() -> None:
    elapsed, bound = lasting("2016-03-24", "2016-03-28"), read_length("2 clear working days")
    assert both_ends(earliest_lawful(elapsed, bound, calendar=CALENDAR)) == (
        "2016-03-31T00:00:00+01:00",
        "2016-03-31T00:00:00+01:00",
    )
    three_days = CivilDifference(days=3)
    assert shortfall(elapsed, ">=", bound, calendar=CALENDAR) == (three_days, three_days)


@given(DAYS, DAYS)
def test_they_are_as_many_as_one_counts_by_going_through_the_days(first: int, last: int) -> None:
    plain = [
        day
        for day in (day_date(first) + timedelta(days=n + 1) for n in range(last - first))
        if day.weekday() < 5 and day not in CLOSED
    ]
    assert working_days_between(first, last, calendar=CALENDAR) == len(plain)


def test_a_sunday_and_a_bank_holiday_are_no_working_days() -> None:
    found = [is_working_day(date(2016, 3, day), calendar=CALENDAR) for day in (24, 25, 27, 29)]
    assert found == [True, False, False, True]


def test_it_refuses_a_week_without_a_working_day() -> None:
    with pytest.raises(MalformedCalendarError) as refusal:
        Calendar(zone=LONDON, counting=Counting.CLEAR, weekdays_off=frozenset(range(7)))
    assert str(refusal.value) == (
        "the weekdays off are 0, 1, 2, 3, 4, 5, 6: give some of 0 (Monday) to 6 (Sunday), not all"
    )
