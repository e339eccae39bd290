"""How an organisation counts days: its zone, its reading of "7 days", its working days.

A working day is known only where somebody declared which days are closed; without that nothing is
guessed. Spec: docs/spec/rulebook.md, "Time".
"""

from dataclasses import dataclass
from datetime import date

from moothall.values.civil import day_date, day_number
from moothall.values.durations import Counting
from moothall.values.errors import MalformedCalendarError
from moothall.values.instants import Zone

_MONDAY = 4  # 5 January 1970, as a day number: the first Monday on or after day 0
SATURDAY_AND_SUNDAY = frozenset({5, 6})


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How days are counted.

    Attributes:
        zone: whose civil days they are.
        counting: how plain days are counted.
        closed: days declared not to be working days; None where no calendar was declared.
        weekdays_off: weekdays that are never working days, Monday being 0.

    Raises:
        MalformedCalendarError: all seven weekdays are off, or one is no weekday.
    """

    zone: Zone
    counting: Counting
    closed: frozenset[date] | None = None
    weekdays_off: frozenset[int] = SATURDAY_AND_SUNDAY

    def __post_init__(self) -> None:
        """Refuse a week without a working day."""
        if not self.weekdays_off < frozenset(range(7)):
            given = ", ".join(map(str, sorted(self.weekdays_off)))
            raise MalformedCalendarError(
                f"the weekdays off are {given}: give some of 0 (Monday) to 6 (Sunday), not all"
            )


def working_days_between(first: int, last: int, *, calendar: Calendar) -> int | None:
    """Count the working days after day `first` and up to day `last`, itself included.

    Days are numbers since 1 January 1970. None where no calendar was declared; 0 where `last` is
    not after `first`.
    """
    closed = calendar.closed
    if closed is None:
        return None
    if last <= first:
        return 0
    weekdays = sum(
        (last - _MONDAY - weekday) // 7 - (first - _MONDAY - weekday) // 7
        for weekday in range(7)
        if weekday not in calendar.weekdays_off
    )
    low, high = day_date(first), day_date(last)
    return weekdays - sum(
        low < day <= high and day.weekday() not in calendar.weekdays_off for day in closed
    )


def is_working_day(day: date, *, calendar: Calendar) -> bool | None:
    """Say whether a day is a working day; None where no calendar was declared."""
    if calendar.closed is None:
        return None
    number = day_number(day)
    return working_days_between(number - 1, number, calendar=calendar) == 1
