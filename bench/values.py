"""Reading an uncertain date and comparing a notice, beside the packages that people use for it."""

import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from statistics import median
from timeit import timeit
from zoneinfo import ZoneInfo

from moothall.values.calendars import Calendar
from moothall.values.durations import Counting, Length, read_length
from moothall.values.edtf import read_moment
from moothall.values.elapsed import Elapsed, compare
from moothall.values.instants import Zone
from moothall.values.leads import read_lead
from moothall.values.spans import Span

LONDON = Zone("Europe/London")
RUNS = 7
Row = tuple[str, Callable[[], object], Callable[[], object], str]


def report() -> None:
    """Print medians in microseconds, and ours as a share of the peer's."""
    print("values                                     ours us   peer us     ratio  peer")
    for name, ours, peer, whose in rows():
        ours_us, peer_us = micros(ours, 2000), micros(peer, 100)
        print(f"{name:41} {ours_us:8.2f} {peer_us:9.2f} {ours_us / peer_us:9.4f}  {whose}")


def rows() -> tuple[Row, ...]:
    """Give what is measured: a name, ours, the peer's, and who the peer is."""
    parse = edtf_parser()
    bound, calendar = read_length("7 days"), Calendar(zone=LONDON, counting=Counting.TO_THE_HOUR)
    exact = Elapsed(moment("2016-10-20T10:00"), moment("2016-10-28T19:00"))
    rough = Elapsed(moment("2016-05"), moment("2016-12"))
    stated = read_lead("20 hours").before(moment("2016-10-28"), zone=LONDON)
    return (
        ("read 2016-05-31", lambda: moment("2016-05-31"), lambda: parse("2016-05-31"), "edtf"),
        ("read 2016-05/2016-06", lambda: moment("2016-05/2016-06"), span_by(parse), "edtf"),
        compared("two moments against 7 days", exact, bound, calendar),
        compared("May to December against 7 days", rough, bound, calendar),
        compared("20 hours' notice against 7 days", stated, bound, calendar),
    )


def compared(name: str, elapsed: Elapsed, bound: Length, calendar: Calendar) -> Row:
    """Give a comparison beside the one of two certain moments with zoned datetimes."""
    sent = datetime(2016, 10, 20, 10, tzinfo=ZoneInfo("Europe/London"))
    held = datetime(2016, 10, 28, 19, tzinfo=ZoneInfo("Europe/London"))

    def plain() -> bool:
        return (sent + timedelta(days=7)).timestamp() <= held.timestamp()

    def ours() -> bool | None:
        return compare(elapsed, ">=", bound, calendar=calendar)

    return name, ours, plain, "datetime, of certain moments"


def moment(text: str) -> Span:
    """Read a moment in London."""
    return read_moment(text, zone=LONDON)


def edtf_parser() -> Callable[[str], object]:
    """Load the package, whose grammar worries its parser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parse: Callable[[str], object] = import_module("edtf").parse_edtf
    return parse


def span_by(parse: Callable[[str], object]) -> Callable[[], object]:
    """Read a span of two dates as the package does."""
    return lambda: parse("2016-05/2016-06")


def micros(task: Callable[[], object], number: int) -> float:
    """Give the median of some runs, a call, in microseconds."""
    return median(timeit(task, number=number) / number * 1e6 for _ in range(RUNS))
