"""A collection of dated values: what was so, and since when.

Four verbs: `put` adds a value with the span in which it began to hold; `get`, `where` and
`latest` are always asked as of a moment and see what may have begun by then. Nothing is
overwritten. This module has the back end of dictionaries; the archive has another.
"""

from operator import itemgetter
from typing import Generic, Protocol, TypeVar

from moothall.values.instants import Instant
from moothall.values.spans import Span

V = TypeVar("V")


class Collection(Protocol[V]):
    """What the facts and folds of all acts are written over."""

    def put(self, key: str, value: V, *, since: Span) -> None:
        """Let the value hold for the key from some moment in `since` on."""

    def get(self, key: str, *, at: Instant | None) -> V | None:
        """The value that holds for the key at a moment (None: at the end of all time)."""

    def since(self, key: str, *, at: Instant | None) -> Span | None:
        """When the value that `get` gives began to hold; None where there is none."""

    def where(self, *, at: Instant | None, **equal: object) -> tuple[V, ...]:
        """The values held at a moment whose attributes equal these, in order of entry."""

    def latest(self, *, at: Instant | None, **equal: object) -> V | None:
        """The one of `where` that was entered last."""


class Dictionary(Generic[V]):
    """The back end for replay, audit, tests and simulation.

    Values that stand for themselves (`is_whole`: who holds an office) hold in the order of their
    dates, also where they were told in another; values that add to the one before, as told.
    """

    def __init__(self, *, is_whole: bool = False) -> None:
        self._is_whole = is_whole
        # Of each key with several whole values, the latest of their first moments.
        self._newest: dict[str, Instant] = {}
        self._versions: dict[str, list[tuple[int, Span, V]]] = {}
        self._count = 0

    def put(self, key: str, value: V, *, since: Span) -> None:
        """Let the value hold for the key from some moment in `since` on."""
        version = (self._count, since, value)
        self._count += 1
        if (held := self._versions.get(key)) is None:
            self._versions[key] = [version]  # of most there is never a second: no room is kept
        elif self._is_whole:
            held.insert(self._place(key, since), version)
        else:
            held.append(version)

    def _place(self, key: str, since: Span) -> int:
        """Where a whole value belongs: before the first that surely came later."""
        held, newest = self._versions[key], self._newest.get(key)
        if newest is None:
            starts = [one.earliest for _, one, _ in held if one.earliest is not None]
            newest = max(starts, default=None)
        if since.earliest is not None and (newest is None or since.earliest > newest):
            newest = since.earliest
        if newest is not None:
            self._newest[key] = newest
        if since.latest is None or newest is None or since.latest >= newest:
            return len(held)
        later = (since.is_before(one) is True for _, one, _ in held)
        return next((place for place, is_later in enumerate(later) if is_later), len(held))

    def get(self, key: str, *, at: Instant | None) -> V | None:
        """The value that holds for the key at a moment (None: at the end of all time)."""
        for _, since, value in reversed(self._versions.get(key, ())):
            if at is None or has_begun(since, at=at):
                return value
        return None

    def since(self, key: str, *, at: Instant | None) -> Span | None:
        """When the value that `get` gives began to hold; None where there is none."""
        held = self._held(key, at)
        return None if held is None else held[1]

    def where(self, *, at: Instant | None, **equal: object) -> tuple[V, ...]:
        """The values held at a moment whose attributes equal these, in order of entry."""
        held = (self._held(key, at) for key in self._versions)
        found = [one for one in held if one is not None and _matches(one[2], equal)]
        return tuple(value for _, _, value in sorted(found, key=itemgetter(0)))

    def latest(self, *, at: Instant | None, **equal: object) -> V | None:
        """The one of `where` that was entered last."""
        found = self.where(at=at, **equal)
        return found[-1] if found else None

    def _held(self, key: str, at: Instant | None) -> tuple[int, Span, V] | None:
        """The version that holds, with its place in the order of entry."""
        for number, since, value in reversed(self._versions.get(key, ())):
            if has_begun(since, at=at):
                return number, since, value
        return None


def has_begun(since: Span, *, at: Instant | None) -> bool:
    """May what began in `since` have begun by the moment?"""
    return at is None or since.earliest is None or since.earliest <= at


def _matches(value: object, equal: dict[str, object]) -> bool:
    return all(getattr(value, name) == wanted for name, wanted in equal.items())
