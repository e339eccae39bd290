import pickle
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.errors import MalformedDateError, UnknownZoneError
from moothall.values.instants import Instant, Zone, read_instant, write_instant
from tests.values.zones import LONDON

ZONES = [Zone(name) for name in ("Europe/London", "America/St_Johns", "Pacific/Apia", "UTC")]
MOMENTS = st.integers(min_value=-30_000_000_000, max_value=60_000_000_000).map(Instant)


def civil(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_it_reads_the_same_moment_with_an_offset_and_in_utc() -> None:
    assert read_instant("2016-10-28T19:00+01:00") == read_instant("2016-10-28T18:00:00Z")


def test_the_epoch_is_zero() -> None:
    assert read_instant("1970-01-01T00:00Z") == 0


def test_it_writes_a_moment_as_the_zones_clock_shows_it() -> None:
    summer = read_instant("2016-10-28T18:00Z")
    assert write_instant(summer, zone=LONDON) == "2016-10-28T19:00:00+01:00"
    assert write_instant(summer, zone=Zone("America/St_Johns")) == "2016-10-28T15:30:00-02:30"


def test_an_hour_shown_twice_is_the_first_unless_the_later_is_asked_for() -> None:
    twice = civil("2016-10-30T01:30")
    assert write_instant(LONDON.instant(twice), zone=LONDON) == "2016-10-30T01:30:00+01:00"
    again = LONDON.instant(twice, later=True)
    assert write_instant(again, zone=LONDON) == "2016-10-30T01:30:00+00:00"


def test_an_hour_that_is_skipped_moves_forward_by_the_skip() -> None:
    skipped = LONDON.instant(civil("2016-03-27T01:30"))
    assert write_instant(skipped, zone=LONDON) == "2016-03-27T02:30:00+01:00"


def test_a_day_that_samoa_skipped_moves_forward_by_a_day() -> None:
    apia = Zone("Pacific/Apia")
    skipped = apia.instant(civil("2011-12-30T12:00"))
    assert apia.civil(skipped) == civil("2011-12-31T12:00")


def test_days_with_a_change_of_the_clocks_have_twenty_three_and_twenty_five_hours() -> None:
    def hours(day: str) -> float:
        start = civil(day)
        return (LONDON.instant(start + timedelta(days=1)) - LONDON.instant(start)) / 3600

    assert [hours(day) for day in ("2016-03-27", "2016-06-01", "2016-10-30")] == [23, 24, 25]


def test_the_changes_of_a_year_are_found_to_the_second() -> None:
    year = read_instant("2016-10-01T00:00Z"), read_instant("2016-11-30T00:00Z")
    assert LONDON.changes(*year) == (read_instant("2016-10-30T01:00Z"),)


@given(MOMENTS, st.sampled_from(ZONES))
def test_the_offset_is_that_of_the_zone_table(moment: Instant, zone: Zone) -> None:
    table = zone._table
    offset = datetime.fromtimestamp(moment, table).utcoffset()
    assert offset == timedelta(seconds=zone.offset(moment))


@given(MOMENTS, st.sampled_from(ZONES))
def test_what_a_clock_shows_leads_back_to_the_moment(moment: Instant, zone: Zone) -> None:
    civil = zone.civil(moment)
    assert moment in (zone.instant(civil), zone.instant(civil, later=True))


@given(MOMENTS, st.sampled_from(ZONES))
def test_what_is_written_is_read_as_the_same_moment(moment: Instant, zone: Zone) -> None:
    assert read_instant(write_instant(moment, zone=zone)) == moment


def test_zones_are_equal_by_name_and_travel_as_names() -> None:
    copy = pickle.loads(pickle.dumps(LONDON))  # noqa: S301  # made in this line
    assert copy == LONDON == Zone("Europe/London")
    assert hash(copy) == hash(LONDON)
    assert Zone("UTC") != LONDON
    assert repr(copy) == "Zone('Europe/London')"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Europe/Lodnon", "'Europe/Lodnon' is no time zone: did you mean Europe/London?"),
        ("", "'' is no time zone: write it as Europe/London"),
        ("Europe", "'Europe' is no time zone: write it as Europe/London"),
        ("../secrets", "'../secrets' is no time zone: write it as Europe/London"),
        ("a\nb", "'a?b' is no time zone: write it as Europe/London"),
    ],
)
def test_it_refuses_a_zone_that_is_not_in_the_table(name: str, says: str) -> None:
    with pytest.raises(UnknownZoneError) as refusal:
        Zone(name)
    assert str(refusal.value) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "2016-10-28T19:00",
            (
                "'2016-10-28T19:00' is no moment: it has no offset from UTC; "
                "write it as 2016-10-28T19:00+01:00 or 2016-10-28T19:00Z"
            ),
        ),
        ("yesterday", "'yesterday' is no moment: write it as 2016-10-28T19:00+01:00"),
        (
            "2016-10-28T24:00Z",
            (
                "'2016-10-28T24:00Z' is no moment: the clock never shows 24:00; "
                "hours go from 00 to 23, minutes and seconds to 59"
            ),
        ),
        (
            "2016-02-30T10:00Z",
            (
                "'2016-02-30T10:00Z' is no date: there is no day 30 in February 2016; "
                "write it as 2016-02-29"
            ),
        ),
        (
            "2016-10-28T19:00+99:00",
            (
                "'2016-10-28T19:00+99:00' is no moment: no clock is 99:00 away from UTC; "
                "write +01:00 or Z"
            ),
        ),
    ],
)
def test_it_refuses_what_is_no_moment(text: str, says: str) -> None:
    with pytest.raises(MalformedDateError) as refusal:
        read_instant(text)
    assert str(refusal.value) == says


@pytest.mark.parametrize("at", [10**12, -(10**12), 10**18, -(10**30)])
def test_no_clock_shows_a_moment_out_of_the_calendar(at: int) -> None:
    with pytest.raises(MalformedDateError, match="is no moment of the years 1 to 9999: no clock"):
        LONDON.offset(Instant(at))
