"""Swing: how votes moved between two results of the same seats, and what it would do to seats.

The swing from one party to another is half of what the one lost and the other gained, in shares of
the votes cast (Butler's swing).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.count.errors import RuleError
from moothall.count.results import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One seat at two elections: the swing, and whether it changed hands."""

    seat: str
    swing: Fraction
    winner_before: str
    winner_after: str


def swings(
    before: Sequence[Seat], after: Sequence[Seat], *, losing: str, winning: str
) -> tuple[Swing, ...]:
    """Compute the swing from `losing` to `winning` in every seat where both stood both times.

    Raises RuleError if there is no such seat.
    """
    earlier = {seat.name: seat for seat in before}
    found = tuple(
        Swing(
            seat=seat.name,
            swing=seat_swing(earlier[seat.name], seat, losing=losing, winning=winning),
            winner_before=earlier[seat.name].winner,
            winner_after=seat.winner,
        )
        for seat in after
        if seat.name in earlier
        and all(
            one.best(party) for one in (seat, earlier[seat.name]) for party in (losing, winning)
        )
    )
    if not found:
        raise RuleError(f"there is no seat where {losing} and {winning} stood both times")
    return found


def seat_swing(before: Seat, after: Seat, *, losing: str, winning: str) -> Fraction:
    """Half of what one party's share fell and the other's rose."""
    fell = _share(before, losing) - _share(after, losing)
    rose = _share(after, winning) - _share(before, winning)
    return (fell + rose) / 2


def _share(seat: Seat, party: str) -> Fraction:
    return Fraction(seat.all(party), seat.total)


def mean(found: Sequence[Swing]) -> Fraction:
    """The mean swing, every seat counting the same."""
    return sum((one.swing for one in found), Fraction(0)) / len(found)


def changed_by(seats: Sequence[Seat], swing: Fraction, *, losing: str, winning: str) -> list[str]:
    """The seats held by `losing` that `winning` would take on a uniform swing; a tie is not enough.

    Only these two parties' votes move.
    """
    return [
        seat.name
        for seat in seats
        if seat.total
        and seat.winner == losing
        and _share(seat, winning) + swing > _share(seat, losing) - swing
        and _share(seat, winning) + swing
        > max(
            (_share(seat, one) for one, _ in seat.votes if one not in (losing, winning)), default=0
        )
    ]
