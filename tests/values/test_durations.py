import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.civil import civil_datetime, day_date, day_number, months_on
from moothall.values.durations import Length, Unit, earlier, later, read_length
from moothall.values.errors import MalformedLengthError, UncountableUnitError
from moothall.values.instants import Instant
from tests.values.zones import LONDON, at, shown

MOMENTS = st.integers(min_value=0, max_value=4_000_000_000).map(Instant)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2016-10-29T12:00", "24 hours", "2016-10-30T11:00:00+00:00"),
        ("2016-10-29T12:00", "1 day", "2016-10-30T12:00:00+00:00"),
        ("2016-03-26T12:00", "24 hours", "2016-03-27T13:00:00+01:00"),
        ("2016-03-26T12:00", "1 day", "2016-03-27T12:00:00+01:00"),
        ("2016-03-26T01:30", "1 day", "2016-03-27T02:30:00+01:00"),
        ("2016-10-29T01:30", "1 day", "2016-10-30T01:30:00+01:00"),
        ("2016-10-28T19:00", "90 minutes", "2016-10-28T20:30:00+01:00"),
        ("2016-10-28T19:00", "1 week", "2016-11-04T19:00:00+00:00"),
        ("2016-10-28T19:00", "7 clear days", "2016-11-05T19:00:00+00:00"),
        ("2016-05-31T19:00", "6 months", "2016-11-30T19:00:00+00:00"),
        ("2016-01-31T19:00", "1 month", "2016-02-29T19:00:00+00:00"),
        ("2015-01-31T19:00", "1 month", "2015-02-28T19:00:00+00:00"),
        ("2016-02-29T19:00", "1 year", "2017-02-28T19:00:00+00:00"),
        ("2016-02-29T19:00", "4 years", "2020-02-29T19:00:00+00:00"),
        ("2016-12-31T19:00", "2 months", "2017-02-28T19:00:00+00:00"),
    ],
)
def test_so_long_later_the_clock_shows(start: str, length: str, end: str) -> None:
    assert shown(later(at(start), read_length(length), zone=LONDON)) == end


@pytest.mark.parametrize(
    ("end", "length", "start"),
    [
        ("2016-10-30T12:00", "24 hours", "2016-10-29T13:00:00+01:00"),
        ("2016-10-30T12:00", "1 day", "2016-10-29T12:00:00+01:00"),
        ("2016-11-05T19:00", "7 clear days", "2016-10-28T19:00:00+01:00"),
        ("2016-03-31T19:00", "1 month", "2016-02-29T19:00:00+00:00"),
        ("2017-02-28T19:00", "1 year", "2016-02-28T19:00:00+00:00"),
        ("2016-11-30T19:00", "6 months", "2016-05-30T19:00:00+01:00"),
    ],
)
def test_so_long_before_the_clock_shows(end: str, length: str, start: str) -> None:
    assert shown(earlier(at(end), read_length(length), zone=LONDON)) == start


@given(MOMENTS, st.integers(min_value=0, max_value=5_000), st.sampled_from(["hours", "minutes"]))
def test_elapsed_time_leads_back_to_where_it_began(moment: Instant, number: int, unit: str) -> None:
    length = read_length(f"{number} {unit}")
    assert earlier(later(moment, length, zone=LONDON), length, zone=LONDON) == moment


@given(MOMENTS, st.integers(min_value=0, max_value=500))
def test_days_keep_the_clock_time_unless_it_is_skipped(moment: Instant, days: int) -> None:
    start = LONDON.local(moment)
    end = LONDON.local(later(moment, Length(number=days, unit=Unit.DAYS), zone=LONDON))
    assert end - start - days * 86_400 in (0, 3600)


@given(MOMENTS, st.integers(min_value=0, max_value=500))
def test_months_lead_to_the_same_day_or_to_the_last_of_the_month(
    moment: Instant, months: int
) -> None:
    start = civil_datetime(moment).date()
    end = day_date(months_on(day_number(start), months))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or day_date(day_number(end) + 1).day == 1


@pytest.mark.parametrize("text", ["1 day", "7 days", "1 clear working day", "2 months", "0 hours"])
def test_a_length_is_written_as_it_is_read(text: str) -> None:
    assert str(read_length(text)) == text


UNITS = (
    "minutes, hours, days, clear days, working days, clear working days, weeks, months, years, "
    "meetings"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("soon", "write a whole number and a unit, 7 days or 48 hours"),
        ("-3 days", "write a whole number and a unit, 7 days or 48 hours"),
        ("1.5 hours", "write a whole number and a unit, 7 days or 48 hours"),
        ("", "write a whole number and a unit, 7 days or 48 hours"),
        ("7 dyas", f"'dyas' is no unit; use {UNITS}"),
        ("1001 years", "no more than 1000 years can be counted"),
        ("365001 clear days", "no more than 365000 clear days can be counted"),
    ],
)
def test_it_refuses_what_is_no_length_of_time(text: str, says: str) -> None:
    with pytest.raises(MalformedLengthError) as refusal:
        read_length(text)
    assert str(refusal.value) == f"'{text}' is no length of time: {says}"


def test_a_clock_does_not_count_working_days_or_meetings() -> None:
    with pytest.raises(UncountableUnitError) as refusal:
        later(at("2016-05-01"), read_length("5 working days"), zone=LONDON)
    assert str(refusal.value) == (
        "5 working days cannot be added to a moment: working days are not counted by the clock"
    )
