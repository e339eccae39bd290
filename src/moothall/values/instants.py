"""Instants and the zones in which people read them.

An instant is a whole number of seconds, so that comparing two is comparing integers; a zone turns
it into what the clock on the wall shows, and back. Knows no dates without a zone, no durations.
Spec: docs/spec/rulebook.md, "Time". Decision: docs/decisions/0003-instants-are-whole-seconds.md.
"""

import re
from datetime import datetime
from difflib import get_close_matches
from typing import NewType
from zoneinfo import ZoneInfo, available_timezones

from moothall.values.civil import DAY, civil_datetime, civil_seconds, require_date
from moothall.values.errors import MalformedDateError, UnknownZoneError, quoted

Instant = NewType("Instant", int)
"""Whole seconds since 1970-01-01T00:00Z; leap seconds are not counted."""

_KNOWN_DAYS = 65_536
_SIX_HOURS = 21_600
_WRITTEN = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?", re.ASCII
)


class Zone:
    """A time zone by its name in the IANA table: `Europe/London`.

    Two zones are equal when their names are. The offset of each day on which the clocks do not
    change is looked up once.
    """

    __slots__ = ("_offsets", "_table", "name")

    def __init__(self, name: str) -> None:
        """Look the zone up.

        Raises:
            UnknownZoneError: the table has no zone of this name.
        """
        try:
            self._table = ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise UnknownZoneError(_unknown_zone(name)) from None
        self.name = name
        self._offsets: dict[int, int | None] = {}

    def __eq__(self, other: object) -> bool:
        """Hold zones of one name for one zone."""
        return isinstance(other, Zone) and self.name == other.name

    def __hash__(self) -> int:
        """Hash by name."""
        return hash(self.name)

    def __repr__(self) -> str:
        """Write it as it is made."""
        return f"Zone({self.name!r})"

    def __reduce__(self) -> tuple[type["Zone"], tuple[str]]:
        """Travel to another process as a name."""
        return Zone, (self.name,)

    def offset(self, at: Instant) -> int:
        """Give how many seconds the clock is ahead of UTC at a moment.

        Raises:
            MalformedDateError: no clock shows the moment: it is out of the calendar.
        """
        try:
            known = self._offsets[at // DAY]
        except KeyError:
            known = self._look_up(at // DAY)
        return self._look_close(at) if known is None else known

    def local(self, at: Instant) -> int:
        """Give the civil second that the clock shows at a moment."""
        return at + self.offset(at)

    def civil(self, at: Instant) -> datetime:
        """Give the naive date-time that the clock shows at a moment."""
        return civil_datetime(at + self.offset(at))

    def from_local(self, seconds: int, *, later: bool = False) -> Instant:
        """Give the moment at which the clock shows a civil second.

        Where the clock shows it twice: the first time, unless `later`. Where it skips it: as far
        after the skip as the second lies within it.
        """
        before = self.offset(Instant(seconds - DAY))
        after = self.offset(Instant(seconds + DAY))
        if before == after:
            return Instant(seconds - before)
        last = Instant(seconds - after)
        is_shown_after = self.offset(last) == after
        if is_shown_after and (later or self.offset(Instant(seconds - before)) != before):
            return last
        return Instant(seconds - before)

    def instant(self, civil: datetime, *, later: bool = False) -> Instant:
        """Give the moment at which the clock shows a naive date-time, as `from_local` does."""
        return self.from_local(civil_seconds(civil), later=later)

    def is_steady(self, at: Instant) -> bool:
        """Say whether the clocks change neither in the day before a moment nor in the day after."""
        return self.offset(Instant(at - DAY)) == self.offset(Instant(at + DAY))

    def changes(self, earliest: Instant, latest: Instant) -> tuple[Instant, ...]:
        """Give each moment in a window, its ends included, from which another offset is in force.

        Looks every six hours: for windows of days.
        """
        found = []
        low = Instant(earliest - 1)
        while low < latest:
            high = Instant(min(low + _SIX_HOURS, latest))
            if self.offset(low) != self.offset(high):
                found.append(self._change_between(low, high))
            low = high
        return tuple(found)

    def _change_between(self, low: Instant, high: Instant) -> Instant:
        before = self.offset(low)
        while high - low > 1:
            middle = Instant((low + high) // 2)
            if self.offset(middle) == before:
                low = middle
            else:
                high = middle
        return high

    def _look_up(self, day: int) -> int | None:
        """Remember a day's offset, or None where the clocks change on it."""
        marks = range(day * DAY, (day + 1) * DAY + 1, _SIX_HOURS)
        offsets = {self._look_close(Instant(mark)) for mark in marks}
        if len(self._offsets) >= _KNOWN_DAYS:
            self._offsets.clear()
        self._offsets[day] = found = offsets.pop() if len(offsets) == 1 else None
        return found

    def _look_close(self, at: Instant) -> int:
        try:
            shown = datetime.fromtimestamp(at, self._table)
        except (OSError, OverflowError, ValueError) as error:
            wrong = f"{at} seconds from 1970 is no moment of the years 1 to 9999"
            raise MalformedDateError(f"{wrong}: no clock shows it") from error
        return civil_seconds(shown) - at


def read_instant(text: str) -> Instant:
    """Read `2016-10-28T19:00+01:00`, with or without seconds; `Z` is UTC.

    Raises:
        MalformedDateError: it is written otherwise, or there is no such moment.
    """
    seconds, offset = read_date_time(text)
    if offset is None:
        wrong = "it has no offset from UTC"
        raise MalformedDateError(
            f"{quoted(text)} is no moment: {wrong}; write it as {text}+01:00 or {text}Z"
        )
    return Instant(seconds - offset)


def read_date_time(text: str) -> tuple[int, int | None]:
    """Read a date-time as its civil second and its offset in seconds, None where it has none.

    Raises:
        MalformedDateError: it is written otherwise, or there is no such date-time.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        right = "write it as 2016-10-28T19:00+01:00"
        raise MalformedDateError(f"{quoted(text)} is no moment: {right}")
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    second = int(match[6] or 0)
    on = require_date(year, month, day, text=text)
    if hour > 23 or minute > 59 or second > 59:
        wrong = f"the clock never shows {hour:02}:{minute:02}" + (
            f":{match[6]}" if match[6] else ""
        )
        right = "hours go from 00 to 23, minutes and seconds to 59"
        raise MalformedDateError(f"{quoted(text)} is no moment: {wrong}; {right}")
    civil = datetime(on.year, on.month, on.day, hour, minute, second)  # noqa: DTZ001
    return civil_seconds(civil), _read_offset(match[7], text=text)


def write_instant(at: Instant, *, zone: Zone) -> str:
    """Write a moment as the zone's clock shows it: `2016-10-28T19:00:00+01:00`.

    ISO 8601 has no seconds in an offset; where an old local time had them, the nearest minute is
    written, and the clock time so that the moment is the same.
    """
    minutes = (zone.offset(at) + 30) // 60
    sign = "-" if minutes < 0 else "+"
    hours, minutes_left = divmod(abs(minutes), 60)
    return f"{civil_datetime(at + minutes * 60).isoformat()}{sign}{hours:02}:{minutes_left:02}"


def _read_offset(written: str | None, *, text: str) -> int | None:
    if written is None or written == "Z":
        return None if written is None else 0
    hours, minutes = int(written[1:3]), int(written[4:6])
    if hours > 15 or minutes > 59:
        wrong = f"no clock is {written[1:]} away from UTC"
        raise MalformedDateError(f"{quoted(text)} is no moment: {wrong}; write +01:00 or Z")
    seconds = hours * 3600 + minutes * 60
    return -seconds if written[0] == "-" else seconds


def _unknown_zone(name: str) -> str:
    near = get_close_matches(name, sorted(available_timezones()), n=1, cutoff=0.75)
    advice = f"did you mean {near[0]}?" if near else "write it as Europe/London"
    return f"{quoted(name)} is no time zone: {advice}"
