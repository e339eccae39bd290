"""Decisions stand under their own id and under that of their matter; a change reaches both."""

from collections.abc import Callable

from moothall.proceedings.state.standing import DecisionStanding
from moothall.proceedings.state.state import State
from moothall.values.spans import Span


def put_decision(standing: DecisionStanding, state: State, *, since: Span) -> None:
    """Let a decision stand, to be found by its id and by what it is about."""
    for key in dict.fromkeys((standing.decision, standing.about)):
        if key:
            state.decisions.put(key, standing, since=since)


def change_decision(
    key: str, state: State, change: Callable[[DecisionStanding], DecisionStanding], *, since: Span
) -> None:
    """Change the decision found by a key wherever it stands; a later one on its matter stays.

    What was not taken before the change cannot have been changed by it.
    """
    before = state.decisions.get(key, at=None) if key else None
    if before is None or state.decisions.get(key, at=since.latest) is None:
        return
    for name in dict.fromkeys((key, before.decision, before.about)):
        if name and state.decisions.get(name, at=None) == before:
            state.decisions.put(name, change(before), since=since)
