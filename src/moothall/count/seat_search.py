"""The exhaustive search behind reserved seats: how many of each kind of candidate to take.

Candidates in the same categories are of one kind and alike. A branch is left as soon as some
category can no longer reach its least or must exceed its most; states that failed are remembered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

Kind = tuple[bool, ...]
_State = tuple[int, int, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Kinds and how many there are of each; seats to fill; what each category needs and has room.

    `needs` and `room` have one number a category, the same order as in a kind.
    """

    kinds: tuple[Kind, ...]
    numbers: tuple[int, ...]
    seats: int
    needs: tuple[int, ...]
    room: tuple[int, ...]
    failed: set[_State] = field(default_factory=set, compare=False)

    def solve(self) -> tuple[int, ...] | None:
        """Say how many of each kind to take, if that can be done."""
        if self.seats < 0 or min(self.room, default=0) < 0:
            return None
        if not self.kinds:
            return None if self.seats or any(self.needs) else ()
        return self._solve(0, self.seats, self.needs, self.room)

    def never_taken(self) -> set[Kind]:
        """The kinds of which no solution takes any."""
        found = self._witnesses_of(taken=True)
        return {kind for place, kind in enumerate(self.kinds) if not found[place]}

    def always_taken_whole(self) -> set[Kind]:
        """The kinds of which every solution takes all there are."""
        found = self._witnesses_of(taken=False)
        return {kind for place, kind in enumerate(self.kinds) if not found[place]}

    def _witnesses_of(self, *, taken: bool) -> list[bool]:
        """Say of each kind whether a solution takes (or leaves) one; each tells of many kinds."""
        shown = [False] * len(self.kinds)
        for place in range(-1, len(self.kinds)):
            if place >= 0 and shown[place]:
                continue
            solution = self.solve() if place < 0 else self._with_one(place, taken=taken)
            for kind, number in enumerate(solution or ()):
                shown[kind] |= number > 0 if taken else number < self.numbers[kind]
        return shown

    def _with_one(self, place: int, *, taken: bool) -> tuple[int, ...] | None:
        """Solve with one of a kind taken beforehand, or taken away."""
        kind = self.kinds[place]
        numbers = [number - (at == place) for at, number in enumerate(self.numbers)]
        rest = replace(self, numbers=tuple(numbers), failed=set())
        if taken:
            needs = [max(0, need - has) for need, has in zip(self.needs, kind, strict=True)]
            room = [space - has for space, has in zip(self.room, kind, strict=True)]
            rest = replace(
                rest, seats=self.seats - 1, needs=tuple(needs), room=tuple(room), failed=set()
            )
        found = rest.solve()
        if found is None or not taken:
            return found
        return tuple(number + (at == place) for at, number in enumerate(found))

    def _solve(
        self, place: int, left: int, needs: tuple[int, ...], room: tuple[int, ...]
    ) -> tuple[int, ...] | None:
        if not self._is_possible(place, left, needs, room):
            return None
        if place == len(self.kinds):
            return ()
        state = (place, left, needs, room)
        if state in self.failed:
            return None
        for taken, needs_then, room_then in self._ways(place, left, needs, room):
            rest = self._solve(place + 1, left - taken, needs_then, room_then)
            if rest is not None:
                return (taken, *rest)
        self.failed.add(state)
        return None

    def _ways(
        self, place: int, left: int, needs: tuple[int, ...], room: tuple[int, ...]
    ) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        """Take as many of a kind as there is room for, then fewer."""
        kind = self.kinds[place]
        limits = [space for space, has in zip(room, kind, strict=True) if has]
        for taken in range(min([self.numbers[place], left, *limits]), -1, -1):
            yield (
                taken,
                tuple(max(0, need - taken * has) for need, has in zip(needs, kind, strict=True)),
                tuple(space - taken * has for space, has in zip(room, kind, strict=True)),
            )

    def _is_possible(
        self, place: int, left: int, needs: tuple[int, ...], room: tuple[int, ...]
    ) -> bool:
        """Say whether each category by itself can still come out right; exact at the end."""
        total, there = _left_over(self.kinds, self.numbers)[place]
        for need, space, inside in zip(needs, room, there, strict=True):
            if need > min(inside, left) or left - (total - inside) > space:
                return False
        return left <= total


@lru_cache(maxsize=128)
def _left_over(
    kinds: tuple[Kind, ...], numbers: tuple[int, ...]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Say for each place how many candidates come from there on, and how many in each category."""
    total, inside = 0, (0,) * (len(kinds[0]) if kinds else 0)
    found = [(total, inside)]
    for kind, number in zip(reversed(kinds), reversed(numbers), strict=True):
        total += number
        inside = tuple(one + number * has for one, has in zip(inside, kind, strict=True))
        found.append((total, inside))
    return tuple(reversed(found))
