"""The act `access.refuse`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAccess(Particulars):
    """Access to data or a channel is refused.

    Facts: to, kind, reasons.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "access.refuse"
