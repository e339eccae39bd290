"""Moments are said no finer than they are known, and what two of them share is said once."""

import pytest

from moothall.rulebook.sentences.dates import say_gap, say_span
from moothall.values.differences import CivilDifference
from moothall.values.edtf import read_moment
from moothall.values.instants import Zone
from moothall.values.spans import Span

LONDON = Zone("Europe/London")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2016-10-28", "28 October 2016"),
        ("2016-10", "October 2016"),
        ("2016", "2016"),
        ("2016-10-28T18:00", "18:00 on 28 October 2016"),
        ("2016-10-28/2016-10-30", "between 28 and 30 October 2016"),
        ("2016-10-28/2016-11-04", "between 28 October and 4 November 2016"),
        ("2015-12-28/2016-01-04", "between 28 December 2015 and 4 January 2016"),
        ("2016-02/2016-05", "between February and May 2016"),
        ("2015-12/2016-01", "between December 2015 and January 2016"),
        ("../2016-06-05", "at some time up to 5 June 2016"),
        ("2016-06-05/..", "at some time from 5 June 2016"),
    ],
)
def test_a_moment(written: str, said: str) -> None:
    assert say_span(read_moment(written, zone=LONDON), zone=LONDON) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (
            "2016-11-03T04:00",
            "2016-11-04T03:59:59",
            "between 04:00 on 3 and 04:00 on 4 November 2016",
        ),
        ("2016-11-03T04:00", "2016-11-03T05:59:59", "between 04:00 and 06:00 on 3 November 2016"),
        (
            "2016-10-30T04:00",
            "2016-11-04T03:59:59",
            "between 04:00 on 30 October and 04:00 on 4 November 2016",
        ),
        ("2016-06-07T04:00", "2016-12-07T03:59:59", "between 7 June and 7 December 2016"),
    ],
)
def test_two_hours_that_bound_a_moment(first: str, last: str, said: str) -> None:
    earliest, latest = (read_moment(end, zone=LONDON).earliest for end in (first, last))

    assert say_span(Span(earliest, latest), zone=LONDON) == said


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (CivilDifference(days=6, hours=4), CivilDifference(days=6, hours=4), "6 days 4 hours"),
        (
            CivilDifference(days=5, hours=12),
            CivilDifference(days=6, hours=17, minutes=59),
            "between 5 days 12 hours and 6 days 18 hours",
        ),
        (
            CivilDifference(days=6),
            CivilDifference(days=6, hours=23, minutes=59),
            "between 6 and 7 days",
        ),
    ],
)
def test_by_how_much(least: CivilDifference, most: CivilDifference, said: str) -> None:
    assert say_gap(least, most) == said
