"""Pacts: which seats would change hands if parties stood aside for one another, and at what share.

Everything assumes that so large a share of a party's votes moves over and that nobody else changes
their mind. Equality is enough: a seat counts where the votes moved reach the winner's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.count.errors import RuleError
from moothall.count.results import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """One direction: who gains, who stands aside (each alone, or together), and where.

    Empty `held` or `countries` mean any. `without` are names of pacts whose seats are left out.
    """

    name: str
    gains: str
    aside: tuple[str, ...]
    together: bool = False
    held: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    second: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """Pacts that are added up, under a name."""

    name: str
    about: str
    pacts: tuple[Pact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A seat that changes hands: by how many votes it was lost, whose votes would have done.

    `share` is the smallest share of those votes that suffices.
    """

    seat: str
    winner: str
    distance: int
    aside: tuple[str, ...]
    votes: int
    share: Fraction


def gains(pact: Pact, seats: Iterable[Seat], *, moves: Fraction) -> tuple[Gain, ...]:
    """Find the seats that change hands if a share `moves` (0 to 1) of the votes moves over."""
    if not 0 <= moves <= 1:
        raise RuleError(f"a share of {moves} cannot move; give a share from 0 to 1")
    if pact.gains in pact.aside:
        raise RuleError(
            f"{pact.gains} cannot stand aside for itself in '{pact.name}'; name other parties"
        )
    found = (_gain(pact, seat) for seat in seats if _is_asked(pact, seat))
    return tuple(gain for gain in found if gain is not None and gain.share <= moves)


def _is_asked(pact: Pact, seat: Seat) -> bool:
    """Say whether the pact bears on a seat: who holds it, where it is, who came second."""
    return (
        seat.winner != pact.gains
        and seat.best(pact.gains) > 0
        and (not pact.held or seat.winner in pact.held)
        and (not pact.countries or seat.country in pact.countries)
        and (not pact.second or seat.second == pact.gains)
    )


def _gain(pact: Pact, seat: Seat) -> Gain | None:
    """The least share that suffices, of whichever offer suffices with least."""
    distance = seat.votes[0][1] - seat.best(pact.gains)
    offers = [pact.aside] if pact.together else [(party,) for party in pact.aside]
    best: Gain | None = None
    for parties in offers:
        votes = sum(seat.all(party) for party in parties if party != seat.winner)
        if votes and (best is None or Fraction(distance, votes) < best.share):
            best = Gain(
                seat=seat.name,
                winner=seat.winner,
                distance=distance,
                aside=parties,
                votes=votes,
                share=Fraction(distance, votes),
            )
    return best


def compute(
    alliance: Alliance, seats: Sequence[Seat], *, moves: Fraction
) -> dict[str, tuple[Gain, ...]]:
    """Compute every pact of an alliance, in order, each without the seats of those it names."""
    found: dict[str, tuple[Gain, ...]] = {}
    for pact in alliance.pacts:
        taken = {gain.seat for name in pact.without for gain in _named(found, name, pact)}
        found[pact.name] = tuple(
            gain for gain in gains(pact, seats, moves=moves) if gain.seat not in taken
        )
    return found


def _named(found: Mapping[str, tuple[Gain, ...]], name: str, pact: Pact) -> tuple[Gain, ...]:
    if name not in found:
        raise RuleError(
            f"the pact '{pact.name}' leaves out the seats of '{name}', which is not before it"
        )
    return found[name]


def total(found: Mapping[str, tuple[Gain, ...]]) -> int:
    """How many seats change hands; a seat that several pacts would change counts once."""
    return len({gain.seat for seats in found.values() for gain in seats})
