"""Durations as a rulebook writes them: a number and a unit, never converted into another unit.

Owns what a length is and how days are counted. Hours are elapsed time; days, weeks, months and
years are civil. Spec: docs/spec/rulebook.md, "Time".
"""

from dataclasses import dataclass
from enum import StrEnum


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
