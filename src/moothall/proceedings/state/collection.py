"""A collection of dated values: what was so, and since when.

Four verbs: `put` adds a value with the span in which it began to hold; `get`, `where` and
`latest` are always asked as of a moment and see what may have begun by then. Nothing is
overwritten. This module has the back end of dictionaries; the archive has another.
"""

from collections import defaultdict
from collections.abc import Iterator
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

    def where(self, *, at: Instant | None, **equal: object) -> tuple[V, ...]:
        """The values held at a moment whose attributes equal these, in order of entry."""

    def latest(self, *, at: Instant | None, **equal: object) -> V | None:
        """The one of `where` that was entered last."""


class Dictionary(Generic[V]):
    """The back end for replay, audit, tests and simulation."""

    def __init__(self) -> None:
        self._versions: dict[str, list[tuple[Span, V]]] = defaultdict(list)

    def put(self, key: str, value: V, *, since: Span) -> None:
        """Let the value hold for the key from some moment in `since` on."""
        self._versions[key].append((since, value))

    def get(self, key: str, *, at: Instant | None) -> V | None:
        """The value that holds for the key at a moment (None: at the end of all time)."""
        for since, value in reversed(self._versions.get(key, ())):
            if has_begun(since, at=at):
                return value
        return None

    def where(self, *, at: Instant | None, **equal: object) -> tuple[V, ...]:
        """The values held at a moment whose attributes equal these, in order of entry."""
        return tuple(value for value in self._held(at) if _matches(value, equal))

    def latest(self, *, at: Instant | None, **equal: object) -> V | None:
        """The one of `where` that was entered last."""
        found = self.where(at=at, **equal)
        return found[-1] if found else None

    def _held(self, at: Instant | None) -> Iterator[V]:
        for key in self._versions:
            value = self.get(key, at=at)
            if value is not None:
                yield value


def has_begun(since: Span, *, at: Instant | None) -> bool:
    """May what began in `since` have begun by the moment?"""
    return at is None or since.earliest is None or since.earliest <= at


def _matches(value: object, equal: dict[str, object]) -> bool:
    return all(getattr(value, name) == wanted for name, wanted in equal.items())
