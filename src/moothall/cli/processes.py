"""A `map` that spreads over processes, in order and without running ahead of its reader."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.forkserver import ensure_running
from typing import TypeVar

from moothall.ballots.belenios_v1.roll import Map
from moothall.cli.errors import CannotReadError

_A = TypeVar("_A")
_B = TypeVar("_B")
_AHEAD = 4  # chunks a process may be ahead: enough to keep it busy, little enough to hold
_WORTH_SPREADING = 4  # chunks; fewer are done sooner than a process has begun


@contextmanager
def map_over(workers: int, *, begins_now: bool = False) -> Iterator[Map]:
    """Give the built-in `map` for one worker, else one that uses that many processes.

    They begin with the first long work; where that is sure to come, `begins_now` lets them load
    what they need while the caller still does something else.
    """
    if workers == 1:
        yield map
        return
    spread = _Spread(workers)
    if begins_now:
        spread.begin()
    try:
        yield spread
    finally:
        spread.end()


class _Spread:
    """Like `ProcessPoolExecutor.map`, which would read all items before giving the first result."""

    def __init__(self, workers: int) -> None:
        self._workers, self._ahead = workers, workers * _AHEAD
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["moothall.ballots.belenios_v1.verifying"])

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=self._context)

    def begin(self) -> None:
        """Let the process that all others are copies of load what they need."""
        ensure_running()

    def end(self) -> None:
        """Wait for nothing: what was not asked for any more is dropped."""
        if "_pool" in self.__dict__:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
        rest = iter(items)
        first = list(islice(rest, _WORTH_SPREADING))
        if len(first) < _WORTH_SPREADING:
            yield from map(function, first)
            return
        rest = chain(first, rest)
        del first
        try:
            yield from self._spread(function, rest)
        except BrokenProcessPool:  # as something is asked of it or as its answer is waited for
            says = (
                "a process was stopped before it was done: is there memory enough? try --workers 1"
            )
            raise CannotReadError(says) from None

    def _spread(self, function: Callable[[_A], _B], rest: Iterator[_A]) -> Iterator[_B]:
        waiting: deque[Future[_B]] = deque(
            self._pool.submit(function, item) for item in islice(rest, self._ahead)
        )
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(self._pool.submit(function, item) for item in islice(rest, 1))
