"""An act of the vocabulary that changes nothing of its own: that it occurred is what counts."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAct(Particulars):
    """What all acts have and nothing more; `since`, `times` and the duties see it."""

    ACT: ClassVar[str] = ""
