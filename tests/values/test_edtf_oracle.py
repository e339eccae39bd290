"""Our reading of dates beside that of the `edtf` package, to the day.

The package drops the time of day, takes 2015-02-29 for a date and lets a span end before it begins;
these are tested without it.
"""

import warnings
from collections.abc import Callable
from datetime import date
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.values.edtf import civil_extent, read_moment
from moothall.values.errors import ValueDescriptionError
from tests.values.zones import LONDON

End = tuple[int, ...] | float
Read = Callable[[str], tuple[End, End, End, End]]
DATES = st.dates(min_value=date(1500, 1, 1), max_value=date(2500, 12, 31))
SLOW = settings(max_examples=40)


@pytest.fixture(scope="module")
def edtf() -> Read:
    """Read a date as the package does: strict ends, then ends widened by `~` or `?`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package's grammar worries its parser
        package = import_module("edtf")

    def read(text: str) -> tuple[End, End, End, End]:
        found = package.parse_edtf(text)
        ends = found.lower_strict(), found.upper_strict(), found.lower_fuzzy(), found.upper_fuzzy()
        first, last, early, late = (
            end if isinstance(end, float) else tuple(end[:3]) for end in ends
        )
        return first, last, early, late

    return read


def ours(text: str) -> tuple[End, End]:
    first, last = civil_extent(read_moment(text, zone=LONDON), zone=LONDON)
    return (
        float("-inf") if first is None else first.timetuple()[:3],
        float("inf") if last is None else last.timetuple()[:3],
    )


def days(end: End) -> tuple[int, ...]:
    assert isinstance(end, tuple)
    return end


@st.composite
def stated_dates(draw: st.DrawFn) -> str:
    return draw(DATES).isoformat()[: draw(st.sampled_from((4, 7, 10)))]


@SLOW
@given(
    first=stated_dates(), last=stated_dates(), shape=st.sampled_from(("a", "a/b", "../a", "a/.."))
)
def test_a_date_has_the_ends_that_the_package_gives_it(
    edtf: Read, first: str, last: str, shape: str
) -> None:
    low, high = sorted((first, last))
    text = shape.replace("a", low).replace("b", high)
    assert ours(text) == edtf(text)[:2]


@SLOW
@given(text=stated_dates(), mark=st.sampled_from("~?%"))
def test_a_mark_widens_a_date_on_both_sides_and_no_further_than_the_package_does(
    edtf: Read, text: str, mark: str
) -> None:
    """The package's convention is another: it widens a month by a year."""
    (early, late), (first, last, earliest, latest) = ours(text + mark), edtf(text + mark)
    assert days(earliest) <= days(early) < days(first)
    assert days(last) < days(late) <= days(latest)


@SLOW
@given(text=st.text(alphabet="012-/.~", min_size=4, max_size=12) | stated_dates())
def test_what_we_read_the_package_reads_too(edtf: Read, text: str) -> None:
    try:
        found = ours(text)
    except ValueDescriptionError:
        return
    if not set("~?%") & set(text):
        assert edtf(text)[:2] == found
