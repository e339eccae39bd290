"""A second back end of the collections: one list in order of entry, searched from end to end."""

from typing import Generic, TypeVar

from moothall.proceedings.state.occurrences import Occurrences
from moothall.proceedings.state.state import State
from moothall.values.instants import Instant
from moothall.values.spans import Span

V = TypeVar("V")


class Ledger(Generic[V]):
    """Slow and obvious: of each key the last line that may have begun by the moment holds.

    Of whole values a line stands before those of its key that surely came later.
    """

    def __init__(self, *, is_whole: bool = False) -> None:
        self._lines: list[tuple[str, V, Span]] = []
        self._is_whole = is_whole

    def put(self, key: str, value: V, *, since: Span) -> None:
        place = len(self._lines)
        for number, (name, _, held) in enumerate(self._lines if self._is_whole else ()):
            if name == key and since.is_before(held):
                place = min(place, number)
        self._lines.insert(place, (key, value, since))

    def _begun(self, at: Instant | None) -> list[tuple[str, V]]:
        return [
            (key, value)
            for key, value, since in self._lines
            if at is None or since.earliest is None or not since.earliest > at
        ]

    def get(self, key: str, *, at: Instant | None) -> V | None:
        held = [value for name, value in self._begun(at) if name == key]
        return held[-1] if held else None

    def since(self, key: str, *, at: Instant | None) -> Span | None:
        held = [
            since
            for name, _, since in self._lines
            if name == key and (at is None or since.earliest is None or not since.earliest > at)
        ]
        return held[-1] if held else None

    def where(self, *, at: Instant | None, **equal: object) -> tuple[V, ...]:
        lines = self._begun(at)
        later = [{key for key, _ in lines[number + 1 :]} for number in range(len(lines))]
        holding = [line[1] for number, line in enumerate(lines) if line[0] not in later[number]]
        return tuple(
            one for one in holding if [getattr(one, name) for name in equal] == [*equal.values()]
        )

    def latest(self, *, at: Instant | None, **equal: object) -> V | None:
        return next(reversed(self.where(at=at, **equal)), None)


def ledger_state() -> State:
    """A state over ledgers."""
    return State(
        bodies=Ledger(),
        seats=Ledger(),
        offices=Ledger(is_whole=True),
        meetings=Ledger(),
        papers=Ledger(is_whole=True),
        motions=Ledger(),
        decisions=Ledger(),
        holdings=Ledger(is_whole=True),
        occurrences=Occurrences(),
    )
