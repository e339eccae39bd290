"""Judges items through a `map` from the caller. [F 10].

A `map` over processes reads items before it gives the results of those before them. Reading an item
can itself find something wrong, and what is named must not depend on how far ahead that was.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from moothall.ballots.errors import DoesNotHoldError, Reason

_A = TypeVar("_A")
_B = TypeVar("_B")

Failure = tuple[Reason, str]  # crosses process borders better than an exception


class Map(Protocol):
    """Like the built-in `map`: results in the order of the items, wherever they are made."""

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterable[_B]:
        """Apply the function to each item."""
        ...


def judged(
    function: Callable[[_A], _B | Failure], items: Iterable[_A], *, map_: Map
) -> Iterator[_B]:
    """Yield the results in order; raises the first thing that is wrong, in an item or a result."""
    wrong: list[DoesNotHoldError] = []
    for part in map_(function, _up_to_what_is_wrong(items, wrong)):
        if isinstance(part, tuple):
            raise DoesNotHoldError(*part)
        yield part
    if wrong:
        raise wrong[0]


def _up_to_what_is_wrong(items: Iterable[_A], wrong: list[DoesNotHoldError]) -> Iterator[_A]:
    try:
        yield from items
    except DoesNotHoldError as error:
        wrong.append(error)
