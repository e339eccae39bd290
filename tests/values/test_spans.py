from datetime import date

import pytest

from moothall.values.errors import EmptySpanError
from moothall.values.spans import UNKNOWN_MOMENT, Span, civil_day, exactly
from tests.values.zones import LONDON, at, both_ends, span

MAY, JUNE = span("2016-05"), span("2016-06")


def test_a_civil_day_goes_from_midnight_to_its_last_second() -> None:
    day = civil_day(date(2016, 10, 30), zone=LONDON)
    assert both_ends(day) == ("2016-10-30T00:00:00+01:00", "2016-10-30T23:59:59+00:00")


def test_only_a_span_of_one_moment_is_exact() -> None:
    assert exactly(at("2016-05-01")).is_exact
    assert not MAY.is_exact
    assert not UNKNOWN_MOMENT.is_exact


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2016-05", "2016-06", True),
        ("2016-06", "2016-05", False),
        ("2016-05", "2016-05", None),
        ("2016-05-31T19:00", "2016-05-31T19:00", False),
        ("2016-05-31T18:59", "2016-05-31T19:00", True),
        ("../2016-05", "2016-06", True),
        ("2016-06/..", "2016-05", False),
        ("../2016-05", "2016-05", None),
    ],
)
def test_before_is_strict_and_has_three_results(
    first: str, second: str, *, answer: bool | None
) -> None:
    assert span(first).is_before(span(second)) is answer


def test_it_is_narrowed_by_what_another_statement_excludes() -> None:
    narrowed = MAY.narrowed(not_before=at("2016-05-10"), not_after=at("2016-07-01"))
    assert narrowed == Span(at("2016-05-10"), MAY.latest)
    assert UNKNOWN_MOMENT.narrowed(not_after=at("2016-05-10")) == Span(None, at("2016-05-10"))
    assert MAY.narrowed() == MAY


def test_it_refuses_statements_that_contradict_each_other() -> None:
    with pytest.raises(EmptySpanError) as refusal:
        MAY.narrowed(not_before=at("2016-06-02"))
    assert str(refusal.value) == (
        "no moment is from 2016-06-01T23:00:00+00:00 on and yet not after 2016-05-31T22:59:59+00:00"
    )


def test_a_hull_holds_both_and_is_open_where_one_is() -> None:
    assert MAY.hull(JUNE) == span("2016-05/2016-06")
    assert span("../2016-05").hull(JUNE) == span("../2016-06")
    assert JUNE.hull(span("2016-05/..")) == span("2016-05/..")
