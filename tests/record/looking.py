"""Showing a record to a witness, and what it answers."""

from collections.abc import Callable

Look = Callable[..., tuple[int, dict[str, object]]]


def reason(answer: tuple[int, dict[str, object]]) -> str:
    """Why the witness did not sign."""
    code, said = answer
    assert code == 1
    assert said["cosignature"] is None
    return str(said["reason"])
