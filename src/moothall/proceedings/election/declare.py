"""The act `election.declare`: what it has, what is asked of it, what it changes."""

from dataclasses import dataclass
from typing import ClassVar

from moothall.proceedings.act import Act, Particulars
from moothall.proceedings.state.standing import SeatsStanding
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.rulings import Ruling
from moothall.values.amounts import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareElection(Particulars):
    """The result of an election is declared.

    Attributes:
        number: how many were elected; None where nobody says.

    Facts: by, winner, candidates, turnout, tied.
    Changes: the seats or the office elected to are filled; hand-over is owed where the book
        says so.
    """

    ACT: ClassVar[str] = "election.declare"
    number: Range | None = None

    def fold(self, act: Act, ruling: Ruling, state: State) -> None:
        """Those elected hold the seats."""
        state.seats.put(act.of, SeatsStanding(of=act.of, filled=self.number), since=act.at)
