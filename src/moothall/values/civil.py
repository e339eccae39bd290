"""The civil calendar in plain integers: days since 1 January 1970 and seconds since its midnight.

A civil second is what a clock on the wall shows, written as an integer; it knows no zone. A day is
its number since 1 January 1970, so that a civil second // DAY is its day.
"""

from datetime import date, datetime, timedelta

from moothall.values.errors import MalformedDateError, quoted

DAY = 86_400
FIRST_YEAR, LAST_YEAR = 1001, 7999
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # a civil clock has no zone
_EPOCH_ORDINAL = _EPOCH.toordinal()
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def civil_seconds(moment: datetime) -> int:
    """Give a naive date-time as a civil second; fractions of a second are dropped."""
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second
    return (moment.toordinal() - _EPOCH_ORDINAL) * DAY + clock


def civil_datetime(seconds: int) -> datetime:
    """Give a civil second as a naive date-time."""
    return _EPOCH + timedelta(seconds=seconds)


def day_number(day: date) -> int:
    """Give a date as its number since 1 January 1970."""
    return day.toordinal() - _EPOCH_ORDINAL


def day_date(number: int) -> date:
    """Give the date with this number since 1 January 1970."""
    return date.fromordinal(number + _EPOCH_ORDINAL)


def month_length(year: int, month: int) -> int:
    """Give the number of days in a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def months_on(day: int, months: int) -> int:
    """Give the day so many months on (or back); a day that the month lacks is its last one."""
    start = day_date(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = month_length(year, month + 1)
    return day_number(date(year, month + 1, min(start.day, last)))


def civil_months_on(seconds: int, months: int) -> int:
    """Give the civil second so many months on, at the same clock time."""
    day, clock = divmod(seconds, DAY)
    return months_on(day, months) * DAY + clock


def require_date(year: int, month: int, day: int, *, text: str) -> date:
    """Give the date, or say which part of it does not exist.

    Raises:
        MalformedDateError: naming `text`, the part, and a right form.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        wrong = f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}"
        raise MalformedDateError(f"{quoted(text)} is no date: {wrong}; write it as 2016-05-31")
    if not 1 <= month <= 12:
        right = f"write it as {year}-12 or {year}-12-31"
        raise MalformedDateError(f"{quoted(text)} is no date: there is no month {month}; {right}")
    last = month_length(year, month)
    if not 1 <= day <= last:
        wrong = f"there is no day {day} in {MONTH_NAMES[month - 1]} {year}"
        right = f"write it as {year}-{month:02}-{last}"
        raise MalformedDateError(f"{quoted(text)} is no date: {wrong}; {right}")
    return date(year, month, day)
