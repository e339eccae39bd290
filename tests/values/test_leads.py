import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.values.durations import Counting, read_length
from moothall.values.elapsed import CivilDifference, compare, extent
from moothall.values.errors import MalformedLeadError
from moothall.values.leads import read_lead
from tests.values.zones import LONDON, both_ends, counted, span


@pytest.mark.parametrize(
    ("text", "end", "first", "last"),
    [
        ("20 hours", "2016-10-28", "2016-10-27T04:00:00+01:00", "2016-10-28T03:59:59+01:00"),
        ("20 hours", "2016-10-30", "2016-10-29T04:00:00+01:00", "2016-10-30T03:59:59+00:00"),
        ("8 days", "2016-11-05", "2016-10-28T00:00:00+01:00", "2016-10-28T23:59:59+01:00"),
        ("1 month", "2016-03-31", "2016-02-29T00:00:00+00:00", "2016-02-29T23:59:59+00:00"),
        ("1 month", "2016-03-31T10:00", "2016-02-29T10:00:00+00:00", "2016-02-29T10:00:00+00:00"),
        ("the day before", "2016-05", "2016-04-30T00:00:00+01:00", "2016-05-30T23:59:59+01:00"),
        (
            "afternoon of the day before",
            "2016-02-06",
            "2016-02-05T12:00:00+00:00",
            "2016-02-05T17:59:59+00:00",
        ),
        (
            "in the morning of the day before",
            "2016-02-06",
            "2016-02-05T00:00:00+00:00",
            "2016-02-05T11:59:59+00:00",
        ),
        (
            "the evening of the day before",
            "2016-02-06",
            "2016-02-05T17:00:00+00:00",
            "2016-02-05T23:59:59+00:00",
        ),
        ("3 days before", "2016-02-06", "2016-02-03T00:00:00+00:00", "2016-02-03T23:59:59+00:00"),
        (
            "at the meeting",
            "2016-02-06T10:00",
            "2016-02-06T10:00:00+00:00",
            "2016-02-06T10:00:00+00:00",
        ),
        (
            "the same day",
            "2016-02-06T10:00",
            "2016-02-06T00:00:00+00:00",
            "2016-02-06T10:00:00+00:00",
        ),
        (
            "hours",
            "2016-02-06T10:00",
            "2016-02-05T10:00:01+00:00",
            "2016-02-06T08:59:59+00:00",
        ),
        (
            "2 to 3 days",
            "2016-02-06T10:00",
            "2016-02-03T10:00:00+00:00",
            "2016-02-04T10:00:00+00:00",
        ),
        ("at least 10 days", "2016-02-16T10:00", "open", "2016-02-06T10:00:00+00:00"),
        ("over 10 days", "2016-02-16T10:00", "open", "2016-02-06T09:59:59+00:00"),
        (
            "less than 48 hours",
            "2016-02-16T10:00",
            "2016-02-14T10:00:01+00:00",
            "2016-02-16T10:00:00+00:00",
        ),
        (
            "up to 48 hours",
            "2016-02-16T10:00",
            "2016-02-14T10:00:00+00:00",
            "2016-02-16T10:00:00+00:00",
        ),
        ("5 working days", "2016-02-16T10:00", "open", "2016-02-16T10:00:00+00:00"),
        ("20 hours", "../2016-10-28", "open", "2016-10-28T03:59:59+01:00"),
    ],
)
def test_what_is_stated_says_when_the_earlier_thing_was_done(
    text: str, end: str, first: str, last: str
) -> None:
    assert both_ends(read_lead(text).before(span(end), zone=LONDON).start) == (first, last)


@pytest.mark.parametrize(
    ("text", "end", "bound", "answer"),
    [
        ("afternoon of the day before", "2016-02", "7 days", False),
        ("the day before", "2016-05", "7 days", False),
        ("the day before", "2016-05", "1 day", None),
        ("the day before", "2016-05", "48 hours", False),
        ("the day before", "2016-05-07T10:00", "10 hours", True),
        ("7 days before", "2016-05", "7 days", None),
        ("8 days before", "2016-05", "7 days", True),
        ("at the meeting", "2015-12/2016-01", "7 days", False),
        ("at the meeting", "2015-12/2016-01", "0 minutes", True),
        ("hours", "2016-06/2016-11", "7 days", False),
        ("hours", "2016-06/2016-11", "24 hours", False),
        ("hours", "2016-06/2016-11", "2 hours", None),
        ("hours", "2016-06/2016-11", "60 minutes", True),
        ("over 7 days", "2016-05", "7 days", True),
        ("less than 7 days", "2016-05", "7 days", False),
        ("at most 7 days", "2016-05", "7 days", None),
        ("at least 10 days", "1900/2016", "7 days", True),
        ("at least 10 days", "1900/2016", "1 month", None),
        ("2 to 3 days", "2016-05", "48 hours", True),
        ("2 to 3 days", "2016-05", "3 days", None),
        ("2 to 3 months", "2016-05", "7 days", True),
        ("1 month", "2016", "28 days", True),
        ("1 month", "2015", "28 days", True),
        ("1 month", "2016", "29 days", True),
        ("1 month", "2015", "29 days", None),
        ("1 month", "2016-05", "30 days", True),
        ("1 month", "2016-06", "31 days", True),
        ("1 month", "2016-07", "31 days", None),
        ("1 month", "2016-08", "31 days", True),
        ("5 working days", "2016-05", "5 working days", True),
        ("5 working days", "2016-05", "7 days", None),
    ],
)
def test_a_stated_lead_is_compared_together_with_its_end(
    text: str, end: str, bound: str, *, answer: bool | None
) -> None:
    elapsed = read_lead(text).before(span(end), zone=LONDON)
    calendar = counted(Counting.TO_THE_HOUR)
    assert compare(elapsed, ">=", read_length(bound), calendar=calendar) is answer


@pytest.mark.parametrize(
    ("text", "end", "shortest", "longest"),
    [
        ("20 hours", "2016-10-28", CivilDifference(hours=20), CivilDifference(hours=20)),
        ("2 to 3 days", "2016-10-28", CivilDifference(days=2), CivilDifference(days=3)),
        ("1 year", "2016", CivilDifference(months=12), CivilDifference(months=12)),
        ("at least 10 days", "2016", CivilDifference(days=10), None),
        (
            "afternoon of the day before",
            "2016-02",
            CivilDifference(hours=6),
            CivilDifference(days=1, hours=11, minutes=59),
        ),
        ("the day before", "../2016", None, None),
    ],
)
def test_the_extent_of_a_stated_lead_is_what_was_stated(
    text: str, end: str, shortest: CivilDifference | None, longest: CivilDifference | None
) -> None:
    assert extent(read_lead(text).before(span(end), zone=LONDON), zone=LONDON) == (
        shortest,
        longest,
    )


FORMS = (
    "write 20 hours, 8 days, 1 month, 2 to 3 days, at least 10 days, over 10 days, "
    "at most 48 hours, less than 48 hours, 3 days before, the day before, "
    "morning of the day before, afternoon of the day before, evening of the day before, "
    "the same day, at the meeting, hours"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("very late", f"'very late' does not say how long before: {FORMS}"),
        ("20 hourz", f"'20 hourz' does not say how long before: {FORMS}"),
        ("", f"'' does not say how long before: {FORMS}"),
        (
            "3 to 2 days",
            "'3 to 2 days' does not say how long before: write the shorter first, 2 to 3 days",
        ),
        ("less than 0 days", "no time is less than 0 days: write at the meeting"),
    ],
)
def test_it_refuses_a_phrase_that_it_does_not_know_and_lists_those_it_does(
    text: str, says: str
) -> None:
    with pytest.raises(MalformedLeadError) as refusal:
        read_lead(text)
    assert str(refusal.value) == says


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused_by_name(text: str) -> None:
    try:
        read_lead(text)
    except MalformedLeadError as refusal:
        told = str(refusal)
    else:
        told = ""
    assert "\n" not in told
