"""The act `office.represent`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentBody(Particulars):
    """An office speaks, or is treated as speaking, for a body.

    Facts: by: whether the office is that body's own.
    Changes: nothing but the log.
    """

    ACT: ClassVar[str] = "office.represent"
