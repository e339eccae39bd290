"""The act `report.reply`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToReport(Particulars):
    """The body concerned replies to a report.

    Attributes:
        report: the event or entry replied to.

    Facts: none of its own.
    Changes: the reply stands beside the ruling.
    """

    ACT: ClassVar[str] = "report.reply"
    report: str = ""

    def matter(self) -> str:
        """The report."""
        return self.report
