import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.calendars import Calendar
from moothall.values.durations import Counting, Length, Unit, read_length
from moothall.values.elapsed import CivilDifference, Elapsed, compare, earliest_lawful, shortfall
from moothall.values.errors import UnknownComparatorError
from moothall.values.instants import Instant
from moothall.values.leads import read_lead
from moothall.values.spans import exactly
from tests.values.zones import LONDON, at, both_ends, counted, lasting, span

NONE = CivilDifference()
TO_THE_HOUR, NOT_THE_FIRST, CLEAR = (
    counted(counting) for counting in (Counting.TO_THE_HOUR, Counting.NOT_THE_FIRST, Counting.CLEAR)
)

BOUNDS = st.builds(
    Length,
    number=st.integers(min_value=0, max_value=12),
    unit=st.sampled_from([Unit.HOURS, Unit.DAYS, Unit.CLEAR_DAYS]),
)


@pytest.mark.parametrize(
    ("start", "end", "comparator", "bound", "least", "most"),
    [
        # Short by civil time, although the clocks go back in between.
        (
            "2016-10-27T19:00",
            "2016-10-28T15:00",
            ">=",
            "7 days",
            CivilDifference(days=6, hours=4),
            CivilDifference(days=6, hours=4),
        ),
        # Bounds in hours are short by elapsed hours, and a day is not made of them.
        (
            "2016-10-29T12:00",
            "2016-10-30T12:00",
            ">=",
            "72 hours",
            CivilDifference(hours=47),
            CivilDifference(hours=47),
        ),
        ("2016-05-01", "2016-05-05", ">=", "3 days", NONE, NONE),
        (
            "2016-05-01",
            "2016-05-05",
            ">=",
            "4 days",
            NONE,
            CivilDifference(hours=23, minutes=59),
        ),
        (
            "2016-05-01T10:00",
            "2016-05-20T10:00",
            "<=",
            "14 days",
            CivilDifference(days=5),
            CivilDifference(days=5),
        ),
        ("2016-05-01T10:00", "2016-05-15T10:00", "<=", "14 days", NONE, NONE),
        (
            "2016-05",
            "2016-12",
            "<=",
            "3 months",
            CivilDifference(months=3),
            CivilDifference(months=4, days=30, hours=23, minutes=59),
        ),
        (
            "2016-05-01T10:00",
            "2016-05-05T10:00",
            "=",
            "3 days",
            CivilDifference(days=1),
            CivilDifference(days=1),
        ),
        (
            "2016-05-01T10:00",
            "2016-05-05T10:00",
            "=",
            "5 days",
            CivilDifference(days=1),
            CivilDifference(days=1),
        ),
    ],
)
def test_it_falls_short_or_runs_over_by_civil_time(
    start: str,
    end: str,
    comparator: str,
    bound: str,
    *,
    least: CivilDifference,
    most: CivilDifference,
) -> None:
    found = shortfall(lasting(start, end), comparator, read_length(bound), calendar=TO_THE_HOUR)
    assert found == (least, most)


@pytest.mark.parametrize(
    ("calendar", "comparator", "bound", "days"),
    [
        (NOT_THE_FIRST, ">=", "7 days", 3),
        (NOT_THE_FIRST, ">", "7 days", 4),
        (NOT_THE_FIRST, "<=", "3 days", 1),
        (NOT_THE_FIRST, "<", "3 days", 2),
        (CLEAR, ">=", "7 days", 4),
        (CLEAR, ">=", "1 week", 4),
        (CLEAR, ">=", "3 days", 0),
        (TO_THE_HOUR, ">=", "7 clear days", 4),
    ],
)
def test_where_whole_days_are_counted_it_falls_short_by_whole_days(
    calendar: Calendar, comparator: str, bound: str, days: int
) -> None:
    elapsed = lasting("2016-05-01T23:00", "2016-05-05T08:00")
    difference = CivilDifference(days=days)
    found = shortfall(elapsed, comparator, read_length(bound), calendar=calendar)
    assert found == (difference, difference)


@pytest.mark.parametrize(
    ("lead", "comparator", "bound", "least", "most"),
    [
        ("20 hours", ">=", "48 hours", CivilDifference(hours=28), CivilDifference(hours=28)),
        ("2 to 3 days", ">=", "7 days", CivilDifference(days=4), CivilDifference(days=5)),
        ("2 to 3 weeks", "<=", "10 days", CivilDifference(days=4), CivilDifference(days=11)),
        ("at least 3 days", ">=", "7 days", NONE, CivilDifference(days=4)),
        ("5 months", ">=", "1 year", CivilDifference(months=7), CivilDifference(months=7)),
        ("5 months", "=", "1 year", CivilDifference(months=7), CivilDifference(months=7)),
        ("3 months", "=", "2 months", CivilDifference(months=1), CivilDifference(months=1)),
        ("8 days", ">=", "7 days", NONE, NONE),
        ("at least 10 days", ">=", "1 month", NONE, CivilDifference(days=21)),
        (
            "afternoon of the day before",
            ">=",
            "7 days",
            CivilDifference(days=5, hours=12),
            CivilDifference(days=6, hours=17, minutes=59),
        ),
    ],
)
def test_a_stated_lead_falls_short_by_what_it_was_stated_to_be(
    lead: str, comparator: str, bound: str, least: CivilDifference, most: CivilDifference
) -> None:
    elapsed = read_lead(lead).before(span("2016-02"), zone=LONDON)
    found = shortfall(elapsed, comparator, read_length(bound), calendar=TO_THE_HOUR)
    assert found == (least, most)


@pytest.mark.parametrize(
    ("elapsed", "comparator", "bound"),
    [
        (read_lead("over 10 days").before(span("2016-02"), zone=LONDON), "<=", "7 days"),
        (read_lead("over 10 days").before(span("2016-02"), zone=LONDON), "<=", "1 month"),
        (read_lead("20 hours").before(span("../2016-02"), zone=LONDON), ">=", "7 days"),
        (lasting("../2016-01", "2016-02"), ">=", "7 days"),
        (lasting("2016-01", "2016-02"), ">=", "2 meetings"),
        (lasting("2016-01", "2016-02"), "<=", "2 meetings"),
    ],
)
def test_what_cannot_be_told_is_not_told(elapsed: Elapsed, comparator: str, bound: str) -> None:
    assert shortfall(elapsed, comparator, read_length(bound), calendar=TO_THE_HOUR) is None


def test_the_earliest_lawful_end_is_open_where_the_start_is() -> None:
    week = read_length("7 days")
    elapsed = lasting("../2016-05-01T10:00", "2016-05")
    assert both_ends(earliest_lawful(elapsed, week, calendar=TO_THE_HOUR)) == (
        "open",
        "2016-05-08T10:00:00+01:00",
    )


@given(
    st.integers(min_value=0, max_value=60 * 24 * 14),
    st.integers(min_value=0, max_value=60 * 24 * 14),
    st.sampled_from((">=", "<=")),
    BOUNDS,
    st.sampled_from(list(Counting)),
)
def test_it_falls_short_by_nothing_exactly_where_it_holds(
    start: int, minutes: int, comparator: str, bound: Length, counting: Counting
) -> None:
    first = at("2016-10-20") + start * 60
    elapsed = Elapsed(exactly(Instant(first)), exactly(Instant(first + minutes * 60)))
    calendar = counted(counting)
    holds = compare(elapsed, comparator, bound, calendar=calendar)
    difference = shortfall(elapsed, comparator, bound, calendar=calendar)
    assert (difference == (NONE, NONE)) is holds


@pytest.mark.parametrize("lead", ["20 hours", "3 days before", "2 weeks"])
def test_it_refuses_a_comparison_that_is_none(lead: str) -> None:
    elapsed = read_lead(lead).before(span("2016-02"), zone=LONDON)
    with pytest.raises(UnknownComparatorError) as refusal:
        shortfall(elapsed, "is", read_length("2 weeks"), calendar=TO_THE_HOUR)
    assert str(refusal.value) == "'is' is no comparison: use one of >= > <= < ="
