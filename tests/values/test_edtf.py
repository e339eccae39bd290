from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.edtf import State, civil_extent, read_moment, read_state, write_span
from moothall.values.errors import MalformedDateError, ValueDescriptionError
from moothall.values.instants import Instant
from moothall.values.spans import Span
from tests.values.zones import LONDON, at, both_ends, shown, span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", "2016-01-01T00:00:00+00:00", "2016-12-31T23:59:59+00:00"),
        ("2016-02", "2016-02-01T00:00:00+00:00", "2016-02-29T23:59:59+00:00"),
        ("2016-10-30", "2016-10-30T00:00:00+01:00", "2016-10-30T23:59:59+00:00"),
        ("2016-10-28T19:00", "2016-10-28T19:00:00+01:00", "2016-10-28T19:00:00+01:00"),
        ("2016-10-28T19:00Z", "2016-10-28T20:00:00+01:00", "2016-10-28T20:00:00+01:00"),
        ("2016-10-30T01:30", "2016-10-30T01:30:00+01:00", "2016-10-30T01:30:00+00:00"),
        ("2015~", "2014-01-01T00:00:00+00:00", "2016-12-31T23:59:59+00:00"),
        ("2016-05~", "2016-04-01T00:00:00+01:00", "2016-06-30T23:59:59+01:00"),
        ("2016-01?", "2015-12-01T00:00:00+00:00", "2016-02-29T23:59:59+00:00"),
        ("2016-06-05%", "2016-06-04T00:00:00+01:00", "2016-06-06T23:59:59+01:00"),
        ("2016-10-28/2016-11-04", "2016-10-28T00:00:00+01:00", "2016-11-04T23:59:59+00:00"),
        ("2015-06/2015-09", "2015-06-01T00:00:00+01:00", "2015-09-30T23:59:59+01:00"),
        ("../2016-05", "open", "2016-05-31T23:59:59+01:00"),
        ("2016-05/..", "2016-05-01T00:00:00+01:00", "open"),
        ("../..", "open", "open"),
    ],
)
def test_a_moment_lies_in_the_span_that_its_source_gives(text: str, first: str, last: str) -> None:
    assert both_ends(span(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "surely_held_until"),
    [
        ("2016-06/2016-11", "2016-11-01T00:00:00+00:00"),
        ("2015~/2016-11", "2016-11-01T00:00:00+00:00"),
        ("2016-02/2016-10", "2016-10-01T00:00:00+01:00"),
        ("2016-06/..", "open"),
        ("../2016-11", "2016-11-01T00:00:00+00:00"),
        ("2016-06/2016-06", "2016-06-01T00:00:00+01:00"),
    ],
)
def test_a_state_surely_held_until_the_earliest_moment_of_its_end(
    text: str, surely_held_until: str
) -> None:
    assert shown(read_state(text, zone=LONDON).surely_held_until) == surely_held_until


def test_a_state_does_not_begin_after_it_ended() -> None:
    state = read_state("2015~/2015-03", zone=LONDON)
    assert state.begins == span("2014-01-01/2015-03-31")
    assert state.ends == span("2015-03")


def test_a_state_of_one_date_began_and_ended_within_it() -> None:
    state = read_state("2016-06", zone=LONDON)
    assert (state.begins, state.ends) == (span("2016-06"), span("2016-06"))


def test_its_civil_extent_is_what_the_zones_clock_shows() -> None:
    first, last = civil_extent(span("2016-05/.."), zone=LONDON)
    assert (first and first.isoformat(), last) == ("2016-05-01T00:00:00", None)
    assert civil_extent(span("2016"), zone=LONDON)[1] == LONDON.civil(at("2016-12-31T23:59:59"))


FORMS = "write it as 2016, 2016-05, 2016-05-31, 2016-05~, 2016-05/2016-06 or 2016-05-31T19:00"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "2016-13",
            "'2016-13' is no date: there is no month 13; write it as 2016-12 or 2016-12-31",
        ),
        (
            "2015-02-29",
            (
                "'2015-02-29' is no date: there is no day 29 in February 2015; "
                "write it as 2015-02-28"
            ),
        ),
        (
            "0999",
            ("'0999' is no date: the year must lie between 1001 and 7999; write it as 2016-05-31"),
        ),
        ("", f"'' is no date: {FORMS}"),
        ("May 2016", f"'May 2016' is no date: {FORMS}"),
        ("2016-5", f"'2016-5' is no date: {FORMS}"),
        ("201X", f"'201X' is no date: {FORMS}"),
        ("٢٠١٦", f"'٢٠١٦' is no date: {FORMS}"),
        (
            "2016-21",
            (
                "'2016-21' is no date here: seasons (months 21 to 41) are not read; "
                "write the months, 2016-03/2016-05"
            ),
        ),
        (
            "2016-06/2016-05",
            (
                "'2016-06/2016-05' is no span of dates: it ends before it begins; "
                "write the earlier date first: 2016-05/2016-06"
            ),
        ),
        (
            "2016/",
            (
                "'2016/' is no span of dates: write two dates with one stroke, 2016-05/2016-06, "
                "or .. for an open end, 2016-05/.."
            ),
        ),
        (
            "2016-05-31T19:00~",
            (
                "'2016-05-31T19:00~' is no moment: a time has no ~; "
                "give two moments, 2016-05-31T18:00/2016-05-31T20:00"
            ),
        ),
        (
            "2016-03-27T01:30",
            (
                "'2016-03-27T01:30' is no moment: the clocks of Europe/London skipped it; "
                "write it with its offset"
            ),
        ),
        (
            "9" * 100,
            f"'{'9' * 57}...' is no date: {FORMS}",
        ),
    ],
)
def test_it_refuses_what_is_no_date_and_shows_a_right_form(text: str, says: str) -> None:
    with pytest.raises(MalformedDateError) as refusal:
        read_moment(text, zone=LONDON)
    assert str(refusal.value) == says


def refusal_of(read: Callable[..., Span | State], text: str) -> str:
    try:
        read(text, zone=LONDON)
    except ValueDescriptionError as refusal:
        return str(refusal)
    return ""


@given(st.text(alphabet="0123456789-/.~?%TZ:+X ", max_size=30) | st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused_in_one_line(text: str) -> None:
    assert refusal_of(read_moment, text).count("\n") == 0
    assert refusal_of(read_state, text).count("\n") == 0


@pytest.mark.parametrize(
    "text", ["2016-10-30", "2016-05-01/2016-06-30", "2016-05-31/..", "../2016-05-31", "../.."]
)
def test_a_span_of_days_is_written_as_it_would_be_read(text: str) -> None:
    assert write_span(read_moment(text, zone=LONDON), zone=LONDON) == text


@given(st.integers(0, 4 * 10**9), st.integers(0, 10**6))
def test_every_span_that_is_written_is_read_back_equal(start: int, length: int) -> None:
    moments = Span(Instant(start), Instant(start + length))
    assert read_moment(write_span(moments, zone=LONDON), zone=LONDON) == moments
