"""The act `ruling.review`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRuling(Particulars):
    """Whoever may interpret the book finds otherwise than a ruling did.

    Attributes:
        ruling: the event or entry whose ruling is reviewed.
        finds: the verdict that the review gives.

    Facts: authority, reasons, decided_by.
    Changes: the review stands beside the ruling; the past is not folded again.
    """

    ACT: ClassVar[str] = "ruling.review"
    ruling: str = ""
    finds: str = ""

    def matter(self) -> str:
        """The ruling reviewed."""
        return self.ruling
