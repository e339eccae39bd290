"""What can be wrong with a value that somebody wrote: one named error for each kind.

Every message says what was written, what is wrong with it, and shows a form that is right.
"""

_LONGEST_QUOTE = 60


class ValueDescriptionError(ValueError):
    """Something written down is not a value of the kind that was expected."""


class UnknownZoneError(ValueDescriptionError):
    """No time zone of this name."""


class MalformedDateError(ValueDescriptionError):
    """Not a date, an instant, or a span of dates."""


class EmptySpanError(ValueDescriptionError):
    """A span that no moment lies in: it would end before it begins."""


class MalformedLengthError(ValueDescriptionError):
    """Not a length of time."""


class UncountableUnitError(ValueDescriptionError):
    """A unit that a clock alone cannot count: working days, meetings."""


class MalformedCalendarError(ValueDescriptionError):
    """A calendar on which no day could ever be a working day."""


class MalformedLeadError(ValueDescriptionError):
    """Not a statement of how long before."""


class MalformedNumberError(ValueDescriptionError):
    """Not a number, or not a range of numbers."""


class UnknownComparatorError(ValueDescriptionError):
    """Not one of >= > <= < =."""


class MalformedEntropyError(ValueDescriptionError):
    """Not as many bytes of chance as an identifier takes."""


def quoted(text: str) -> str:
    """Give what was written in quotes, on one line and no longer than a line can bear."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text)
    shown = plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 3] + "..."
    return f"'{shown}'"
