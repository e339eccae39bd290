"""The act `censure.pass`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class PassCensure(Particulars):
    """A body censures another body or an office.

    Facts: for, against, present, to.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "censure.pass"
