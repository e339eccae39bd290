"""A `map` that spreads over processes, in order and without running ahead of its reader."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from moothall.ballots.belenios_v1.roll import Map

_A = TypeVar("_A")
_B = TypeVar("_B")
_AHEAD = 4  # chunks a process may be ahead: enough to keep it busy, little enough to hold


@contextmanager
def map_over(workers: int) -> Iterator[Map]:
    """Give the built-in `map` for one worker, else one that uses that many processes."""
    if workers == 1:
        yield map
        return
    context = get_context("forkserver")
    context.set_forkserver_preload(["moothall.ballots.belenios_v1.verifying"])
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield _BoundedMap(pool, workers * _AHEAD)


class _BoundedMap:
    """Like `ProcessPoolExecutor.map`, which would read all items before giving the first result."""

    def __init__(self, pool: ProcessPoolExecutor, ahead: int) -> None:
        self._pool, self._ahead = pool, ahead

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
        rest = iter(items)
        waiting: deque[Future[_B]] = deque(
            self._pool.submit(function, item) for item in islice(rest, self._ahead)
        )
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(self._pool.submit(function, item) for item in islice(rest, 1))
