"""What is said of uncertain moments, against every pair of certain ones at a grain of half hours.

The spans lie about the changes of the clocks and the ends of months, where the order of moments
breaks; the oracle is `plain_time`, written with the standard library's datetimes.
"""

from collections.abc import Callable
from operator import ge, gt, le, lt

from hypothesis import assume, given
from hypothesis import strategies as st

from moothall.values.calendars import Calendar
from moothall.values.durations import Counting, Length, read_length
from moothall.values.elapsed import Elapsed, compare, earliest_lawful
from moothall.values.instants import Instant, Zone, read_instant
from moothall.values.possibilities import in_units_like
from moothall.values.spans import Span
from moothall.values.stated import StatedLength, starts_of_span
from tests.values import plain_time

HALF_HOUR = 1800
ORDERS: dict[str, Callable[[float, float], bool]] = {">=": ge, ">": gt, "<=": le, "<": lt}
ZONES = ("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia")
BEGINNINGS = (
    "2016-10-28T12:00Z",
    "2016-03-25T12:00Z",
    "2011-12-28T12:00Z",
    "2008-11-01T12:00Z",
    "2016-04-02T00:00Z",
    "2016-02-27T12:00Z",
    "2016-01-27T12:00Z",
)
BOUNDS = (
    "24 hours",
    "1 day",
    "2 days",
    "3 days",
    "1 clear day",
    "2 clear days",
    "1 week",
    "1 month",
)


@st.composite
def close_spans(draw: st.DrawFn) -> tuple[Span, Span]:
    """Draw two short spans, the second up to some days after the first."""
    beginning = read_instant(draw(st.sampled_from(BEGINNINGS)))
    start = draw(half_hours(beginning, 4 * 48))
    end_after = draw(st.sampled_from((0, 1, 2, 3, 7, 29, 30, 31)))
    end = draw(half_hours(start.earliest or 0, 48))
    shift = end_after * 86_400
    return start, Span(Instant((end.earliest or 0) + shift), Instant((end.latest or 0) + shift))


@st.composite
def half_hours(draw: st.DrawFn, beginning: int, count: int) -> Span:
    """Draw a span that begins and ends at a half hour or the second before."""
    first = draw(st.integers(min_value=0, max_value=count))
    length = draw(st.integers(min_value=0, max_value=20))
    earliest = beginning + first * HALF_HOUR - draw(st.integers(min_value=0, max_value=1))
    latest = beginning + (first + length) * HALF_HOUR - draw(st.integers(min_value=0, max_value=1))
    return Span(Instant(earliest), Instant(max(earliest, latest)))


def moments(span: Span) -> list[Instant]:
    """Give both ends, and each half hour between with the second before it."""
    low, high = span.earliest or Instant(0), span.latest or Instant(0)
    marks = range(low - low % HALF_HOUR, high + HALF_HOUR, HALF_HOUR)
    grid = {Instant(mark - second) for mark in marks for second in (0, 1)}
    return sorted({low, high} | {at for at in grid if low <= at <= high})


@given(
    close_spans(),
    st.sampled_from(ZONES),
    st.sampled_from(list(Counting)),
    st.sampled_from(BOUNDS),
)
def test_a_comparison_is_certain_where_every_pair_of_moments_agrees(
    spans: tuple[Span, Span], zone: str, counting: Counting, written: str
) -> None:
    bound = read_length(written)
    calendar = Calendar(zone=Zone(zone), counting=counting)
    pairs = [(first, last) for first in moments(spans[0]) for last in moments(spans[1])]
    excesses = {
        plain_time.excess(first, last, bound, zone=zone, counting=counting) for first, last in pairs
    }
    for comparator, order in ORDERS.items():
        answers = {order(one, 0) for one in excesses}
        found = compare(Elapsed(*spans), comparator, bound, calendar=calendar)
        assert found is (answers.pop() if len(answers) == 1 else None)


@given(
    close_spans(),
    st.sampled_from(ZONES),
    st.sampled_from(list(Counting)),
    st.sampled_from(("20 hours", "24 hours", "48 hours", "2 days", "1 week", "1 month")),
    st.sampled_from(BOUNDS),
)
def test_a_stated_length_is_certain_where_every_possible_end_agrees(
    spans: tuple[Span, Span], zone: str, counting: Counting, stated: str, written: str
) -> None:
    length, bound = read_length(stated), read_length(written)
    assume(in_units_like(length, bound.unit) is None)  # else they are compared as numbers
    calendar = Calendar(zone=Zone(zone), counting=counting)
    elapsed = leading(length, spans[1], zone=calendar.zone)
    excesses = {
        plain_time.excess(
            plain_time.before(end, length, zone=zone), end, bound, zone=zone, counting=counting
        )
        for end in moments(spans[1])
    }
    for comparator, order in ORDERS.items():
        answers = {order(one, 0) for one in excesses}
        found = compare(elapsed, comparator, bound, calendar=calendar)
        assert found is (answers.pop() if len(answers) == 1 else None)


@given(close_spans(), st.sampled_from(ZONES), st.sampled_from(("20 hours", "2 days", "1 month")))
def test_the_starts_of_a_stated_length_are_those_of_every_possible_end(
    spans: tuple[Span, Span], zone: str, stated: str
) -> None:
    length = read_length(stated)
    starts = {plain_time.before(end, length, zone=zone) for end in moments(spans[1])}
    found = leading(length, spans[1], zone=Zone(zone)).start
    assert (found.earliest, found.latest) == (min(starts), max(starts))


@given(
    close_spans(),
    st.sampled_from(ZONES),
    st.sampled_from(list(Counting)),
    st.sampled_from(BOUNDS),
)
def test_the_earliest_lawful_end_is_lawful_and_a_second_before_is_not(
    spans: tuple[Span, Span], zone: str, counting: Counting, written: str
) -> None:
    bound, start = read_length(written), spans[0].earliest or Instant(0)
    calendar = Calendar(zone=Zone(zone), counting=counting)
    elapsed = Elapsed(Span(start, start), spans[1])
    lawful = earliest_lawful(elapsed, bound, calendar=calendar).earliest or Instant(0)
    for end, answer in ((lawful, True), (Instant(lawful - 1), False)):
        exact = Elapsed(elapsed.start, Span(end, end))
        assert compare(exact, ">=", bound, calendar=calendar) is answer


def leading(length: Length, end: Span, *, zone: Zone) -> Elapsed:
    stated = StatedLength(shortest=length, longest=length)
    return Elapsed(starts_of_span(stated, end, zone=zone), end, stated)
