"""The act `calendar.declare`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars
from moothall.values.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareCalendar(Particulars):
    """The dates of a period of the book are declared.

    Attributes:
        period: the period, as the book names it.
        opens: the day on which it opens.
        closes: the last day on which it is open.

    Facts: none of its own.
    Changes: the period is open on those days.
    """

    ACT: ClassVar[str] = "calendar.declare"
    period: str = ""
    opens: Span | None = None
    closes: Span | None = None

    def matter(self) -> str:
        """The period."""
        return self.period
