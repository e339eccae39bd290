"""Durations as a rulebook writes them: a number and a unit, never converted into another unit.

Owns what a length is, how days are counted, and what a clock shows so long later. Hours are elapsed
time; days, weeks, months and years are civil. Spec: docs/spec/rulebook.md, "Time".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from moothall.values.civil import DAY, civil_months_on
from moothall.values.errors import MalformedLengthError, UncountableUnitError, quoted
from moothall.values.instants import Instant, Zone


class Unit(StrEnum):
    """The units of time that a rulebook may use, in the plural."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    CLEAR_DAYS = "clear days"
    WORKING_DAYS = "working days"
    CLEAR_WORKING_DAYS = "clear working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    MEETINGS = "meetings"


class Counting(StrEnum):
    """How a book counts plain days between two moments.

    CLEAR leaves out the first and the last day, NOT_THE_FIRST the first, BOTH_ENDS neither;
    TO_THE_HOUR runs from the moment to the same clock time so many days later.
    """

    CLEAR = "clear"
    BOTH_ENDS = "both ends"
    NOT_THE_FIRST = "not the first"
    TO_THE_HOUR = "to the hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """So many of a unit: `7 days`, `48 hours`, `3 months`."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """Say it as a person would: `1 day`, `14 clear days`."""
        unit = self.unit.value.removesuffix("s") if self.number == 1 else self.unit.value
        return f"{self.number} {unit}"


SECONDS_IN = {Unit.MINUTES: 60, Unit.HOURS: 3600}
DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}
MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}
UNCOUNTED = frozenset({Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS, Unit.MEETINGS})
"""Units that a clock and a calendar of months do not count."""
MOST = {
    Unit.MINUTES: 525_600_000,
    Unit.HOURS: 8_760_000,
    Unit.WEEKS: 52_000,
    Unit.MONTHS: 12_000,
    Unit.YEARS: 1_000,
}
MOST_DAYS = 365_000
_UNITS = {unit.value: unit for unit in Unit} | {unit.value.removesuffix("s"): unit for unit in Unit}
_WRITTEN = re.compile(r"(\d{1,12}) +([a-z]+(?: [a-z]+)*)", re.ASCII)


def read_length(text: str) -> Length:
    """Read `7 days`, `1 month`, `14 clear days`.

    Raises:
        MalformedLengthError: no whole number, no unit of time, or more than a thousand years.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        right = "write a whole number and a unit, 7 days or 48 hours"
        raise MalformedLengthError(f"{quoted(text)} is no length of time: {right}")
    number, unit = int(match[1]), _UNITS.get(match[2])
    if unit is None:
        known = ", ".join(_UNITS[name].value for name in _UNITS if name.endswith("s"))
        wrong = f"{quoted(match[2])} is no unit"
        raise MalformedLengthError(f"{quoted(text)} is no length of time: {wrong}; use {known}")
    most = MOST.get(unit, MOST_DAYS)
    if number > most:
        wrong = f"no more than {most} {unit.value} can be counted"
        raise MalformedLengthError(f"{quoted(text)} is no length of time: {wrong}")
    return Length(number=number, unit=unit)


def later(at: Instant, length: Length, *, zone: Zone) -> Instant:
    """Give the moment so long after another.

    Minutes and hours are elapsed. Days and weeks lead to the same clock time so many civil days
    on, clear days to a day more. Months and years are civil, a day that the month lacks being its
    last one. A clock time that is shown twice is its first; one that is skipped lies past the skip.

    Raises:
        UncountableUnitError: working days and meetings need more than a clock.
    """
    return _moved(at, length, sign=1, zone=zone)


def earlier(at: Instant, length: Length, *, zone: Zone) -> Instant:
    """Give the moment so long before another, by the rules of `later`.

    Raises:
        UncountableUnitError: working days and meetings need more than a clock.
    """
    return _moved(at, length, sign=-1, zone=zone)


def _moved(at: Instant, length: Length, *, sign: int, zone: Zone) -> Instant:
    number, unit = sign * length.number, length.unit
    if unit in SECONDS_IN:
        return Instant(at + number * SECONDS_IN[unit])
    if unit in DAYS_IN:
        return zone.from_local(zone.local(at) + number * DAYS_IN[unit] * DAY)
    if unit in MONTHS_IN:
        return zone.from_local(civil_months_on(zone.local(at), number * MONTHS_IN[unit]))
    if unit is Unit.CLEAR_DAYS:
        return zone.from_local(zone.local(at) + (number + sign) * DAY)
    wrong = f"{unit.value} are not counted by the clock"
    raise UncountableUnitError(f"{length} cannot be added to a moment: {wrong}")
