"""A `map` that spreads over processes, in order and without running ahead of its reader.

Whatever becomes of a process, nobody waits for ever and nobody is left behind: one that is stopped
from outside ends the command in one line, ctrl-C reaches the command alone, which ends the others,
and they end by themselves where the command is killed.
"""

import argparse
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from moothall.cli.errors import CannotReadError

if TYPE_CHECKING:
    from moothall.ballots.belenios_v1.mapping import Map

_A = TypeVar("_A")
_B = TypeVar("_B")
_AHEAD = 4  # items a process may be ahead: enough to keep it busy, little enough to hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A kind of long work: the module that does it, and how many items are worth a process.

    Fewer are done sooner than a process has begun.
    """

    module: str
    worth: int


BALLOTS = Work(module="moothall.ballots.belenios_v1.verifying", worth=4)
BUNDLES = Work(module="moothall.record.inspection", worth=16)

FEWER = "try --workers 1"
AGAIN = "free some and do it again"


def offer_workers(parser: argparse.ArgumentParser) -> None:
    """Let the caller say how many processes there shall be."""
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes; otherwise one a processor"
    )


def workers_of(arguments: argparse.Namespace) -> int:
    """How many processes the caller asked for.

    Raises:
        CannotReadError: less than one.
    """
    workers = int(arguments.workers) or processors()
    if workers < 1:
        raise CannotReadError(f"--workers {workers}: at least one process is needed")
    return workers


def processors() -> int:
    """How many this process may use, which a container or `taskset` may limit."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def map_over(
    workers: int,
    work: Work,
    *,
    remedy: str = FEWER,
    begins_now: bool = False,
    is_beside: bool = False,
) -> "Iterator[Map]":
    """Give the built-in `map` for one worker, else one that uses that many processes.

    They begin with the first long work; where that is sure to come, `begins_now` lets them load
    what they need while the caller still does something else. A caller that has work of its own
    beside it is one of the workers.

    Raises:
        CannotReadError: a process was stopped; `remedy` says what to do where memory is short.
    """
    if workers == 1:
        yield map
        return
    spread = _Spread(workers - is_beside, work, remedy=remedy)
    if begins_now:
        spread.begin()
    try:
        yield spread
    finally:
        spread.end()


class _Spread:
    """Like `ProcessPoolExecutor.map`, which would read all items before giving the first result."""

    def __init__(self, workers: int, work: Work, *, remedy: str) -> None:
        self._workers, self._work, self._remedy = workers, work, remedy
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([work.module, __name__])

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        self.begin()
        return ProcessPoolExecutor(
            self._workers, mp_context=self._context, initializer=_end_with_the_command
        )

    def begin(self) -> None:
        """Let the process that all others are copies of load what they need; ctrl-C passes it by.

        What is blocked as a process begins stays blocked in it and in its copies.
        """
        resource_tracker.ensure_running()  # which would lift the block
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def end(self) -> None:
        """Wait for nothing: what was not asked for any more is dropped."""
        if "_pool" in self.__dict__:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
        rest = iter(items)
        first = list(islice(rest, self._work.worth))
        if len(first) < self._work.worth:
            yield from map(function, first)
            return
        rest = chain(first, rest)
        del first
        waiting = deque(self._submit(function, one) for one in islice(rest, self._ahead()))
        while waiting:
            yield self._answer(waiting.popleft())
            waiting.extend(self._submit(function, one) for one in islice(rest, 1))

    def _ahead(self) -> int:
        return self._workers * _AHEAD

    def _submit(self, function: Callable[[_A], _B], item: _A) -> Future[_B]:
        try:
            return self._pool.submit(function, item)
        except (BrokenProcessPool, EOFError, OSError):  # stopped before, or as it was to begin
            raise self._stopped() from None

    def _answer(self, future: Future[_B]) -> _B:
        try:
            return future.result()
        except (BrokenProcessPool, MemoryError):
            raise self._stopped() from None

    def _stopped(self) -> CannotReadError:
        says = "a process was stopped before it was done: is there memory enough?"
        return CannotReadError(f"{says} {self._remedy}")


def _end_with_the_command() -> None:
    """End this process as soon as the command that it works for is gone.

    Otherwise it would wait for more work for ever: each process can write to the queue that it
    reads, and so never finds it closed.
    """
    Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    command = parent_process()
    if command is not None:
        command.join()
        os._exit(1)
