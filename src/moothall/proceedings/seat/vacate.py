"""The act `seat.vacate`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import SeatsStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.amounts import Range, exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class VacateSeat(Particulars):
    """Seats of a body fall vacant.

    Attributes:
        number: how many seats; None where nobody says. It is one where `to` names whose it was.

    Facts: served.
    Changes: so many fewer seats of the body are filled.
    """

    ACT: ClassVar[str] = "seat.vacate"
    number: Range | None = None

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The seats are vacant."""
        before = state.seats.get(act.of, at=None)
        filled, number = None, self.number if self.number or not act.to else exactly(1)
        if before is not None and before.filled and number:
            filled = less(before.filled, number)
        state.seats.put(act.of, SeatsStanding(of=act.of, filled=filled), since=act.at)


def less(filled: Range, number: Range) -> Range:
    """So many seats fewer, never below none."""
    least = 0 if number.high is None else max(filled.low - number.high, 0)
    return Range(least, None if filled.high is None else max(filled.high - number.low, 0))
