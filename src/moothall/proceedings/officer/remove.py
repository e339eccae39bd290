"""The act `officer.remove`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import OfficeStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveOfficer(Particulars):
    """An officer is removed from office.

    Facts: by, notice (of the motion), heard, for, against.
    Changes: the office is vacant.
    """

    ACT: ClassVar[str] = "officer.remove"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The office is vacant."""
        standing = OfficeStanding(office=act.of, filled_by=act.by, since=act.at, is_vacant=True)
        state.offices.put(act.of, standing, since=act.at)
