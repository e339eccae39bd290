"""A casual vacancy filled from the papers of the election, without another poll.

All papers are counted again by the same rule as if whoever left had never stood. The members who
sit already are guarded: they keep their seats whatever the papers say, and one seat is filled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.reserved import Reservation, Reserved
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.transcript import StagedResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Countback:
    """Who fills the vacancy, and the recount that says so."""

    candidate: int
    name: str
    recount: StagedResult


def fill_vacancy(papers: Papers, *, seats: int, vacated: int, lots: Sequence[int]) -> Countback:
    """Fill the seat of one member elected by these papers; raises RuleError or LotNeededError."""
    first = count(papers, seats=seats, lots=lots)
    members = frozenset(one.candidate for one in first.elected)
    if vacated not in members:
        raise RuleError(
            f"candidate {vacated} was not elected by these papers; give one of"
            f" {', '.join(map(str, sorted(members)))}"
        )
    sitting = members - {vacated}
    reserved = Reserved(
        reservations=(
            Reservation(category="members who sit already", members=sitting, least=len(sitting)),
        )
    )
    left = papers.restricted(seats=seats, withdrawn=(vacated,))
    recount = count(left, seats=seats, lots=lots, reserved=reserved)
    chosen = next(one for one in recount.elected if one.candidate not in sitting)
    why = (
        f"A casual vacancy: all papers are counted again without {papers.name(vacated)};"
        f" {chosen.name} ({chosen.candidate}) fills it."
    )
    return Countback(
        candidate=chosen.candidate,
        name=chosen.name,
        recount=replace(recount, choices=(why, *recount.choices)),
    )
