"""What a source says of how long before: "20 hours", "afternoon of the day before".

The phrases are few and listed here; anything else is refused with the list. Our own conventions: a
morning ends at noon, an afternoon goes from noon to six, an evening begins at five; "hours" are
more than one and less than a day. Spec: docs/spec/rulebook.md, "Uncertain dates".
"""

import re
from dataclasses import dataclass

from moothall.values.durations import Length, Unit, read_length
from moothall.values.elapsed import Elapsed
from moothall.values.errors import MalformedLeadError, MalformedLengthError, quoted
from moothall.values.instants import Zone
from moothall.values.spans import Span
from moothall.values.stated import Stated, StatedDay, StatedLength, starts_of_span

_HOUR = 3600
_DAY_BEFORE = {
    "the day before": StatedDay(days=1),
    "morning of the day before": StatedDay(days=1, closes=12 * _HOUR - 1),
    "afternoon of the day before": StatedDay(days=1, opens=12 * _HOUR, closes=18 * _HOUR - 1),
    "evening of the day before": StatedDay(days=1, opens=17 * _HOUR),
}
_FIXED: dict[str, Stated] = {
    **_DAY_BEFORE,
    "the same day": StatedDay(days=0),
    "at the meeting": StatedLength(
        shortest=Length(number=0, unit=Unit.MINUTES), longest=Length(number=0, unit=Unit.MINUTES)
    ),
    "hours": StatedLength(
        shortest=Length(number=1, unit=Unit.HOURS),
        longest=Length(number=24, unit=Unit.HOURS),
        is_over=True,
        is_under=True,
    ),
}
_DAYS_BEFORE = re.compile(r"(\d{1,6}) days? before", re.ASCII)
_TO = re.compile(r"(\d{1,12}) to (\d{1,12} [a-z ]+)", re.ASCII)
_LIMIT = re.compile(r"(at least|over|more than|at most|up to|under|less than) (.+)")
_FORMS = (
    "write 20 hours, 8 days, 1 month, 2 to 3 days, at least 10 days, over 10 days, "
    "at most 48 hours, less than 48 hours, 3 days before, " + ", ".join(_FIXED)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How long before something a source says that something else was done."""

    stated: Stated

    def before(self, end: Span, *, zone: Zone) -> Elapsed:
        """Give the time up to `end`, which is as uncertain as both are."""
        return Elapsed(starts_of_span(self.stated, end, zone=zone), end, self.stated)


def read_lead(text: str) -> Lead:
    """Read one of the phrases that say how long before.

    Raises:
        MalformedLeadError: lists what can be written.
    """
    plain = text.removeprefix("in the ").removeprefix("the ")
    fixed = _FIXED.get(text) or _FIXED.get(plain)
    try:
        return Lead(stated=fixed or _read_stated(text))
    except MalformedLengthError:
        wrong = f"{quoted(text)} does not say how long before"
        raise MalformedLeadError(f"{wrong}: {_FORMS}") from None


def _read_stated(text: str) -> Stated:
    if match := _DAYS_BEFORE.fullmatch(text):
        return StatedDay(days=read_length(f"{match[1]} days").number)
    if match := _TO.fullmatch(text):
        return _read_from_to(text, match[1], match[2])
    if match := _LIMIT.fullmatch(text):
        return _limited(match[1], read_length(match[2]))
    exact = read_length(text)
    return StatedLength(shortest=exact, longest=exact)


def _read_from_to(text: str, number: str, longest: str) -> StatedLength:
    last = read_length(longest)
    first = Length(number=int(number), unit=last.unit)
    if first.number > last.number:
        right = f"write the shorter first, {last.number} to {first}"
        raise MalformedLeadError(f"{quoted(text)} does not say how long before: {right}")
    return StatedLength(shortest=first, longest=last)


def _limited(limit: str, length: Length) -> StatedLength:
    if limit in ("at least", "over", "more than"):
        return StatedLength(shortest=length, longest=None, is_over=limit != "at least")
    none = Length(number=0, unit=length.unit)
    is_under = limit in ("under", "less than")
    if is_under and length.number == 0:
        raise MalformedLeadError(f"no time is {limit} {length}: write at the meeting")
    return StatedLength(shortest=none, longest=length, is_under=is_under)


def say_stated(stated: Stated) -> str:
    """Say it back as a source could have written it."""
    for phrase, fixed in _FIXED.items():
        if stated == fixed:
            return phrase
    if isinstance(stated, StatedDay):
        return f"{stated.days} days before"
    shortest, longest = stated.shortest, stated.longest
    if longest is None:
        return f"{'over' if stated.is_over else 'at least'} {shortest}"
    if shortest == longest:
        return str(shortest)
    if shortest.number == 0:
        return f"{'less than' if stated.is_under else 'at most'} {longest}"
    return f"{shortest.number} to {longest}"
