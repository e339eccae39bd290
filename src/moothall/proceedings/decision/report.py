"""The act `decision.report`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnDecision(Particulars):
    """It is reported how far a decision has been carried out.

    Facts: since decision.take, told.
    Changes: the duty to report on it is done.
    """

    ACT: ClassVar[str] = "decision.report"
