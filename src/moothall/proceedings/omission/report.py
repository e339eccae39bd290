"""The act `omission.report`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOmission(Particulars):
    """It is reported that something owed had not been done by a date.

    Attributes:
        omits: the act that was owed.

    Facts: what each duty that asks for it owed.
    Changes: the lapse is reported, and not only derived.
    """

    ACT: ClassVar[str] = "omission.report"
    omits: str = ""

    def omission(self) -> str:
        """The act that was owed."""
        return self.omits
