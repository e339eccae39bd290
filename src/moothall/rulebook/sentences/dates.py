"""Says moments and the time between them, never finer than they are known."""

from dataclasses import replace
from datetime import datetime, timedelta

from moothall.values.differences import CivilDifference
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, extent
from moothall.values.instants import Instant, Zone
from moothall.values.leads import say_stated
from moothall.values.spans import Span

_DAY = timedelta(days=1)
_LAST_MINUTE = 59
_HOURS_MATTER = timedelta(days=40)  # where more is open than a month, the hour is beside the point


def say_span(span: Span, *, zone: Zone) -> str:
    """`28 October 2016`, `October 2016`, `18:00 on 28 October 2016`, `between A and B`."""
    if span.earliest is None and span.latest is None:
        return "at an unknown time"
    if span.earliest is None or span.latest is None:
        return _say_open(span, zone)
    first, after = zone.civil(span.earliest), zone.civil(Instant(span.latest + 1))
    if span.is_exact:
        return say_moment(span.earliest, zone=zone)
    if first.time() == after.time() == datetime.min.time():
        return _say_days(first, after - _DAY)
    return _say_clocks(first, after)


def say_moment(at: Instant, *, zone: Zone) -> str:
    """`18:00 on 28 October 2016`; midnight is the day alone."""
    return _say_clock(zone.civil(at))


def _say_clock(moment: datetime) -> str:
    if moment.time() == datetime.min.time():
        return _say_day(moment)
    return f"{moment:%H:%M} on {_say_day(moment)}"


def _say_clocks(first: datetime, last: datetime) -> str:
    """`between 04:00 on 3 and 04:00 on 4 November 2016`; what both have is said once."""
    if first.date() == last.date():
        return f"between {first:%H:%M} and {_say_clock(last)}"
    if last - first > _HOURS_MATTER:
        return _say_days(*(moment.replace(hour=0, minute=0, second=0) for moment in (first, last)))
    if datetime.min.time() in (first.time(), last.time()):
        return f"between {_say_clock(first)} and {_say_clock(last)}"
    return f"between {first:%H:%M} on {_say_first(first, last)} and {_say_clock(last)}"


def _say_first(first: datetime, last: datetime) -> str:
    """The earlier of two days, without the month or year that the later one repeats."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {first:%B}" if first.year == last.year else _say_day(first)


def _say_open(span: Span, zone: Zone) -> str:
    if span.latest is not None:
        return f"at some time up to {_say_day(zone.civil(span.latest))}"
    if span.earliest is not None:
        return f"at some time from {_say_day(zone.civil(span.earliest))}"
    raise AssertionError(span)


def _say_days(first: datetime, last: datetime) -> str:
    """Whole days from first to last: a day, a month, a year, or between two of these."""
    if first == last:
        return _say_day(first)
    if first.day == 1 and (last + _DAY).day == 1:
        return _say_months(first, last)
    return f"between {_say_first(first, last)} and {_say_day(last)}"


def _say_months(first: datetime, last: datetime) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return f"{first:%Y}"
    earlier = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"between {earlier} and {last:%B %Y}"


def _say_day(day: datetime) -> str:
    return f"{day.day} {day:%B %Y}"


def say_difference(difference: CivilDifference) -> str:
    """`6 days 4 hours`, `7 months 30 days`; nothing at all is `no time`."""
    parts = (
        (difference.months, "month"),
        (difference.days, "day"),
        (difference.hours, "hour"),
        (difference.minutes, "minute"),
    )
    said = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(said) or "no time"


def say_gap(least: CivilDifference, most: CivilDifference) -> str:
    """By how much, from the least to the most: `6 days 4 hours`, `between 5 and 6 days`.

    A last minute that is short of an hour comes from the end of a day, which is its last second.
    """
    if least == most:
        return say_difference(least)
    longest = say_difference(_rounded_up(most))
    if least == CivilDifference():
        return f"at most {longest}"
    return _say_between(say_difference(least), longest)


def _say_between(least: str, most: str) -> str:
    """`between 5 and 6 days`: a unit that both have alone is said once."""
    (number, *units), (_, *others) = least.split(), most.split()
    is_one_unit = len(units) == len(others) == 1 and units[0].rstrip("s") == others[0].rstrip("s")
    return f"between {number if is_one_unit else least} and {most}"


def _rounded_up(difference: CivilDifference) -> CivilDifference:
    """Beside months an hour is not worth saying, and one day more may make no whole month."""
    if difference.months:
        return difference.in_days()
    if difference.minutes != _LAST_MINUTE:
        return difference
    hours = difference.hours + 1
    days = difference.days + hours // 24
    return replace(difference, days=days, hours=hours % 24, minutes=0)


def say_elapsed(elapsed: Elapsed, *, zone: Zone) -> str:
    """As the source states it, else from the least to the most that it can have been."""
    if elapsed.stated is not None:
        stated = elapsed.stated
        return str(stated) if isinstance(stated, Length) else say_stated(stated)
    shortest, longest = extent(elapsed, zone=zone)
    if not (elapsed.start.is_exact and elapsed.end.is_exact):
        shortest = shortest and shortest.in_days()
        longest = longest and longest.in_days()
    return _say_extent(shortest, longest)


def _say_extent(shortest: CivilDifference | None, longest: CivilDifference | None) -> str:
    nothing = CivilDifference()
    if longest is None and shortest in (None, nothing):
        return "not known"
    if longest is None:
        return f"at least {say_difference(shortest or nothing)}"
    if shortest is None or (shortest == nothing and longest != nothing):
        return f"at most {say_difference(longest)}"
    if shortest == longest:
        return say_difference(longest)
    return _say_between(say_difference(shortest), say_difference(longest))
