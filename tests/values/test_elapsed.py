import pytest

from moothall.values.durations import Counting, read_length
from moothall.values.elapsed import (
    CivilDifference,
    civil_difference,
    compare,
    earliest_lawful,
    extent,
    shortfall,
)
from moothall.values.errors import UnknownComparatorError
from tests.values.zones import LONDON, at, both_ends, counted, lasting, stated

TO_THE_HOUR = counted(Counting.TO_THE_HOUR)
COUNTINGS = (Counting.CLEAR, Counting.NOT_THE_FIRST, Counting.BOTH_ENDS, Counting.TO_THE_HOUR)
SEVEN_DAYS = read_length("7 days")

# Notice sent, meeting held, and whether it is "at least 7 days" when counted clear, not the first,
# both ends, to the hour. The clocks go back on 30 October 2016 and forward on 27 March 2016.
SEVEN_DAYS_FOUR_WAYS = [
    ("2016-10-27T19:00", "2016-11-04T10:00", (True, True, True, True)),
    ("2016-10-27T19:00", "2016-11-03T19:00", (False, True, True, True)),
    ("2016-10-27T19:00", "2016-11-03T18:59", (False, True, True, False)),
    ("2016-10-27T19:00", "2016-11-02T23:59", (False, False, True, False)),
    ("2016-10-27T19:00", "2016-11-01T23:59", (False, False, False, False)),
    ("2016-03-24T19:00", "2016-03-31T19:00", (False, True, True, True)),
    ("2016-03-24T19:00", "2016-03-31T18:59", (False, True, True, False)),
    ("2016-10-27", "2016-11-03", (False, True, True, None)),
    ("2016-10-27", "2016-11-04", (True, True, True, True)),
    ("2016-02-25T10:00", "2016-03-03T10:00", (False, True, True, True)),
    ("2015-02-25T10:00", "2015-03-03T10:00", (False, False, True, False)),
]


@pytest.mark.parametrize(("sent", "held", "answers"), SEVEN_DAYS_FOUR_WAYS)
def test_seven_days_are_read_four_ways(
    sent: str, held: str, answers: tuple[bool | None, ...]
) -> None:
    elapsed = lasting(sent, held)
    found = tuple(
        compare(elapsed, ">=", SEVEN_DAYS, calendar=counted(counting)) for counting in COUNTINGS
    )
    assert found == answers


@pytest.mark.parametrize(
    ("start", "end", "comparator", "bound", "answer"),
    [
        ("2016-10-29T12:00", "2016-10-31T11:00", ">=", "48 hours", True),
        ("2016-10-29T12:00", "2016-10-31T10:59", ">=", "48 hours", False),
        ("2016-03-26T12:00", "2016-03-28T12:00", ">=", "48 hours", False),
        ("2016-10-29T12:00", "2016-10-31T11:00", ">", "48 hours", False),
        ("2016-10-29T12:00", "2016-10-31T11:00", "=", "48 hours", True),
        ("2016-05-31T10:00", "2016-11-30T10:00", ">=", "6 months", True),
        ("2016-05-31T10:00", "2016-11-30T09:59", ">=", "6 months", False),
        ("2016-02-29T10:00", "2017-02-28T10:00", ">=", "1 year", True),
        ("2016-02-29T10:00", "2017-02-28T10:00", ">", "1 year", False),
        ("2016-05-01T10:00", "2016-05-15T10:00", "<=", "2 weeks", True),
        ("2016-05-01T10:00", "2016-05-15T10:00", "<", "14 days", False),
        ("2016-05", "2016-12", ">", "6 months", True),
        ("2016-05", "2016-12", ">", "7 months", None),
        ("2016-05", "2016-12", ">", "8 months", False),
        ("2016-05/..", "2016-12", "<", "9 months", True),
        ("2016-05/..", "2016-12", ">=", "9 months", False),
        ("../2016-05", "2016-12", ">=", "6 months", True),
        ("../2016-05", "2016-12", ">=", "8 months", None),
        ("2016-05", "../2016-12", ">=", "8 months", False),
        ("2016-05", "2016-12/..", ">=", "6 months", True),
        ("2016-05-01", "2016-05-09", ">=", "2 meetings", None),
        ("2016-05-01", "2016-05-09", ">=", "2 working days", None),
    ],
)
def test_time_to_the_hour_stands_to_a_bound(
    start: str, end: str, comparator: str, bound: str, *, answer: bool | None
) -> None:
    found = compare(lasting(start, end), comparator, read_length(bound), calendar=TO_THE_HOUR)
    assert found is answer


@pytest.mark.parametrize(
    ("length", "bound", "answer"),
    [
        ("20 hours", "7 days", False),
        ("20 hours", "48 hours", False),
        ("8 days", "7 days", True),
        ("7 days", "7 days", True),
        ("1 week", "7 days", True),
        ("180 minutes", "3 hours", True),
        ("12 months", "1 year", True),
        ("31 days", "1 month", True),
        ("29 days", "1 month", False),
        ("168 hours", "7 days", None),
        ("5 meetings", "4 meetings", True),
        ("5 meetings", "7 days", None),
        ("5 days", "4 meetings", None),
    ],
)
def test_a_stated_length_goes_together_with_its_meeting(
    length: str, bound: str, *, answer: bool | None
) -> None:
    found = compare(stated(length, "2016-10-30"), ">=", read_length(bound), calendar=TO_THE_HOUR)
    assert found is answer


def test_a_stated_length_is_judged_even_of_a_meeting_at_an_unknown_date() -> None:
    notice = stated("20 hours", "1950/2016")
    assert compare(notice, ">=", SEVEN_DAYS, calendar=TO_THE_HOUR) is False


def test_a_meeting_at_twenty_hours_notice_falls_six_days_and_four_hours_short() -> None:
    notice = stated("20 hours", "2016-10-28")
    assert compare(notice, ">=", SEVEN_DAYS, calendar=TO_THE_HOUR) is False
    assert both_ends(earliest_lawful(notice, SEVEN_DAYS, calendar=TO_THE_HOUR)) == (
        "2016-11-03T04:00:00+00:00",
        "2016-11-04T03:59:59+00:00",
    )
    short = CivilDifference(days=6, hours=4)
    assert shortfall(notice, ">=", SEVEN_DAYS, calendar=TO_THE_HOUR) == (short, short)


def test_a_meeting_at_eight_days_notice_falls_nothing_short() -> None:
    notice = stated("8 days", "2016-10-28")
    assert compare(notice, ">=", SEVEN_DAYS, calendar=TO_THE_HOUR) is True
    none = CivilDifference()
    assert shortfall(notice, ">=", SEVEN_DAYS, calendar=TO_THE_HOUR) == (none, none)


def test_may_to_december_is_six_months_to_seven_months_and_thirty_days() -> None:
    shortest, longest = extent(lasting("2016-05", "2016-12"), zone=LONDON)
    assert shortest == CivilDifference(months=6)
    assert longest == CivilDifference(months=7, days=30, hours=23, minutes=59)
    assert longest.in_days() == CivilDifference(months=7, days=30)


def test_the_extent_of_a_time_whose_end_is_open_is_open() -> None:
    assert extent(lasting("2016-05", "2016-12/.."), zone=LONDON) == (
        CivilDifference(months=6),
        None,
    )
    assert extent(lasting("2016-05", "../2016-12"), zone=LONDON)[0] is None


@pytest.mark.parametrize(
    ("start", "end", "difference"),
    [
        ("2016-05-31T10:00", "2016-11-30T10:00", CivilDifference(months=6)),
        (
            "2016-05-31T10:00",
            "2016-11-30T09:59",
            CivilDifference(months=5, days=29, hours=23, minutes=59),
        ),
        ("2016-01-31T10:00", "2016-03-01T10:00", CivilDifference(months=1, days=1)),
        ("2016-02-29T10:00", "2017-02-28T10:00", CivilDifference(months=12)),
        ("2016-10-29T12:00", "2016-10-30T12:00", CivilDifference(days=1)),
        ("2016-10-30T12:00", "2016-10-29T12:00", CivilDifference()),
    ],
)
def test_a_civil_difference_is_what_a_calendar_shows(
    start: str, end: str, difference: CivilDifference
) -> None:
    assert civil_difference(at(start), at(end), zone=LONDON) == difference


def test_it_refuses_a_comparison_that_is_none() -> None:
    with pytest.raises(UnknownComparatorError) as refusal:
        compare(lasting("2016", "2017"), "!=", SEVEN_DAYS, calendar=TO_THE_HOUR)
    assert str(refusal.value) == "'!=' is no comparison: use one of >= > <= < ="
