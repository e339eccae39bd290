"""Times days apart from a bound are judged without a calendar, and as the calendar would."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.values.calendars import Calendar
from moothall.values.civil import DAY
from moothall.values.durations import Counting, Length, Unit
from moothall.values.instants import Instant, Zone
from moothall.values.measuring import excess
from moothall.values.possibilities import excess_of_spans
from moothall.values.spans import exactly

LONDON = Zone("Europe/London")
UNITS = st.sampled_from([one for one in Unit if one is not Unit.MEETINGS])
MOMENTS = st.integers(1_420_070_400, 1_577_836_800)


@given(
    MOMENTS,
    st.integers(-30 * DAY, 90 * DAY),
    st.builds(Length, number=st.integers(0, 40), unit=UNITS),
    st.sampled_from(Counting),
)
def test_a_time_far_from_a_bound_exceeds_it_as_the_calendar_says(
    start: int, seconds: int, bound: Length, counting: Counting
) -> None:
    calendar = Calendar(zone=LONDON, counting=counting, closed=frozenset())
    first, last = Instant(start), Instant(start + seconds)
    by_calendar = excess(first, last, bound, calendar=calendar)
    assert by_calendar is not None
    low, high = excess_of_spans(exactly(first), exactly(last), bound, calendar=calendar)
    assert low is not None
    assert low == high
    assert (low > 0, low < 0) == (by_calendar > 0, by_calendar < 0)
