"""Reserved seats: at least or at most so many of a category, decided exactly at every step.

A candidate without whom the reservations could no longer be met is guarded: never excluded. One who
could not be elected without breaking them is doomed: excluded at once. Whether they can be met is
found by an exhaustive search over kinds of candidates (those in the same categories are alike).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.count.errors import RuleError
from moothall.count.papers import Papers
from moothall.count.seat_search import Search

MOST_CANDIDATES = 40
MOST_CATEGORIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A category and how many of the seats it has at least and at most (None: no limit)."""

    category: str
    members: frozenset[int]
    least: int = 0
    most: int | None = None

    def sentence(self) -> str:
        """Say it in words."""
        bounds = [f"at least {self.least}"] if self.least else []
        bounds += [f"at most {self.most}"] if self.most is not None else []
        return f"Of the seats {' and '.join(bounds) or 'any number'} are for {self.category}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """All reservations of a poll."""

    reservations: tuple[Reservation, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.reservations)

    def require_possible(self, papers: Papers, standing: Sequence[int], *, seats: int) -> None:
        """Raise RuleError if the search would be too large or no result could satisfy them."""
        if not self:
            return
        if len(standing) > MOST_CANDIDATES or len(self.reservations) > MOST_CATEGORIES:
            raise RuleError(
                f"{len(standing)} candidates and {len(self.reservations)} categories are more than"
                f" the {MOST_CANDIDATES} and {MOST_CATEGORIES} that can be searched; count without"
                " reserved seats"
            )
        for one in self.reservations:
            _require_sensible(one, papers, standing, seats=seats)
        if not self.may_be_met((), standing, seats=seats):
            said = " ".join(one.sentence() for one in self.reservations)
            raise RuleError(
                f"no {seats} of the candidates who stand satisfy all of this together: {said}"
                " Lower a number, or open nominations again"
            )

    def may_be_met(self, elected: Iterable[int], continuing: Iterable[int], *, seats: int) -> bool:
        """Say whether some choice of continuing candidates for the seats left satisfies all."""
        return self._search(elected, continuing, seats=seats).solve() is not None

    def doomed(self, elected: Sequence[int], continuing: Sequence[int], *, seats: int) -> list[int]:
        """The continuing candidates whose election would break a reservation."""
        if not self:
            return []
        kinds = self._search(elected, continuing, seats=seats).never_taken()
        return [one for one in continuing if self._kind(one) in kinds]

    def guarded(
        self, elected: Sequence[int], continuing: Sequence[int], *, seats: int
    ) -> list[int]:
        """The continuing candidates without whom the reservations could not be met."""
        if not self:
            return []
        kinds = self._search(elected, continuing, seats=seats).always_taken_whole()
        return [one for one in continuing if self._kind(one) in kinds]

    def _kind(self, candidate: int) -> tuple[bool, ...]:
        return tuple(candidate in one.members for one in self.reservations)

    def _search(self, elected: Iterable[int], continuing: Iterable[int], *, seats: int) -> Search:
        chosen = list(elected)
        have = [len(one.members.intersection(chosen)) for one in self.reservations]
        counted = zip(self.reservations, have, strict=True)
        bounds = [
            (one.least - n, seats if one.most is None else one.most - n) for one, n in counted
        ]
        kinds = Counter(self._kind(one) for one in continuing)
        return Search(
            kinds=tuple(sorted(kinds)),
            numbers=tuple(kinds[kind] for kind in sorted(kinds)),
            seats=seats - len(chosen),
            needs=tuple(max(0, least) for least, _ in bounds),
            room=tuple(most for _, most in bounds),
        )

    def choices(self) -> tuple[str, ...]:
        """State them in the transcript's words."""
        if not self:
            return ()
        how = (
            "Whoever the reserved seats cannot do without is not excluded; whoever they leave no"
            " seat for is excluded at once, before any surplus moves."
        )
        return (*[one.sentence() for one in self.reservations], how)


def _require_sensible(
    one: Reservation, papers: Papers, standing: Sequence[int], *, seats: int
) -> None:
    """Raise RuleError for a reservation that is impossible by itself."""
    for member in sorted(one.members):
        if not 1 <= member <= len(papers.candidates):
            raise RuleError(
                f"there is no candidate {member} to be of {one.category};"
                f" give numbers from 1 to {len(papers.candidates)}"
            )
    there = len(one.members.intersection(standing))
    most = seats if one.most is None else one.most
    if not 0 <= one.least <= min(most, seats):
        raise RuleError(
            f"at least {one.least} and at most {most} of {seats} seats cannot be for"
            f" {one.category}; give numbers that fit the seats"
        )
    if there < one.least:
        raise RuleError(
            f"{one.least} seats are reserved for {one.category} and {there} stand;"
            " reserve fewer, or open nominations again"
        )
    if len(standing) - there < seats - most:
        raise RuleError(
            f"at most {most} of {seats} seats may be for {one.category} and only"
            f" {len(standing) - there} others stand; allow more, or open nominations again"
        )
