"""The act `seat.fill`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import SeatsStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.amounts import Range, exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class FillSeat(Particulars):
    """Seats of a body are filled: by election, delegation, appointment or lot.

    Attributes:
        number: how many seats; None where nobody says. It is one where `to` names who takes it.

    Facts: method, kind, terms_in_a_row, seated, same; who fills is judged by the body's own clause.
    Changes: so many more seats of the body are filled; the person named (`to`) holds one.
    """

    ACT: ClassVar[str] = "seat.fill"
    number: Range | None = None

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """The seats are filled."""
        before = state.seats.get(act.of, at=None)
        filled = self.number if self.number or not act.to else exactly(1)
        if before is not None:
            filled = before.filled + filled if before.filled and filled else None
        state.seats.put(act.of, SeatsStanding(of=act.of, filled=filled), since=act.at)
