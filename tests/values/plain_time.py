"""The time between two certain moments, measured slowly with the standard library's datetimes.

Shares nothing with the room but the names of the units, so that the two can be compared.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from moothall.values.durations import Counting, Length, Unit

CLOCK = {Unit.DAYS: 1, Unit.WEEKS: 7}
MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def excess(start: int, end: int, bound: Length, *, zone: str, counting: Counting) -> float:
    """Say by how much the time from one moment to another exceeds a bound."""
    first, last = (datetime.fromtimestamp(at, ZoneInfo(zone)) for at in (start, end))
    if bound.unit in (Unit.HOURS, Unit.MINUTES):
        length = timedelta(**{bound.unit.value: bound.number})
        return (last.astimezone(UTC) - first.astimezone(UTC) - length).total_seconds()
    if counting is Counting.TO_THE_HOUR and bound.unit is not Unit.CLEAR_DAYS:
        return end - moved(first, bound).timestamp()
    if bound.unit in MONTHS:
        return (last.date() - months_on(first.date(), bound.number * MONTHS[bound.unit])).days
    wanted = bound.number * CLOCK.get(bound.unit, 1)
    clear = Counting.CLEAR if bound.unit is Unit.CLEAR_DAYS else counting
    return len(counted(first.date(), last.date(), clear)) - wanted


def moved(start: datetime, bound: Length, *, sign: int = 1) -> datetime:
    """Give the same clock time so much later, the first where it is shown twice."""
    if bound.unit in MONTHS:
        on = months_on(start.date(), sign * bound.number * MONTHS[bound.unit])
        return datetime.combine(on, start.time(), start.tzinfo).replace(fold=0)
    days = timedelta(days=bound.number * CLOCK[bound.unit])
    return (start.replace(fold=0) + sign * days).replace(fold=0)


def before(end: int, length: Length, *, zone: str) -> int:
    """Give the moment so long before another."""
    last = datetime.fromtimestamp(end, ZoneInfo(zone))
    if length.unit is Unit.HOURS:
        return end - 3600 * length.number
    return int(moved(last, length, sign=-1).timestamp())


def months_on(day: date, months: int) -> date:
    """Give the same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def counted(first: date, last: date, counting: Counting) -> list[date]:
    """List the days that are counted, going through them one by one."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    match counting:
        case Counting.BOTH_ENDS:
            return days
        case Counting.CLEAR:
            return days[1:-1]
        case _:
            return days[1:]
