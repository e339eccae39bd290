"""The act `office.fill`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import OfficeStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class FillOffice(Particulars):
    """An office is filled.

    Facts: for, candidates, tied, holds, terms_in_a_row.
    Changes: the office is held from then on, by the person named (`to`).
    """

    ACT: ClassVar[str] = "office.fill"

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The office is held."""
        standing = OfficeStanding(office=act.of, filled_by=act.by, since=act.at)
        state.offices.put(act.of, standing, since=act.at)
