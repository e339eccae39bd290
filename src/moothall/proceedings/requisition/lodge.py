"""The act `requisition.lodge`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeRequisition(Particulars):
    """So many sign to have a body called, a ballot held or a decision suspended.

    Attributes:
        requisition: its identifier on the record.

    Facts: support, notice_states.
    Changes: the duty to meet the requisition begins.
    """

    ACT: ClassVar[str] = "requisition.lodge"
    requisition: str = ""

    def matter(self) -> str:
        """The requisition."""
        return self.requisition
