"""Work spread over the machine's processors, in order, a bounded number of items at a time.

Shows how far it is, on a terminal.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

_A = TypeVar("_A")
_B = TypeVar("_B")
_WORTH_SPREADING = 16
_AHEAD = 16  # items a process may be ahead: enough to keep it busy, little enough to hold


def spread(work: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    """Like `map`. A few items are worked on here; many go to as many processes as processors."""
    for done, found in enumerate(_spread(work, items, _processors())):
        yield found
        show(f"checked {(done + 1) * 256:,} entries")
    show("")


def spread_beside(work: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    """Like `spread`, but leaves a processor to whoever works on what it gives."""
    return _spread(work, items, max(_processors() - 1, 1))


def _spread(work: Callable[[_A], _B], items: Iterable[_A], processes: int) -> Iterator[_B]:
    rest = iter(items)
    first = list(islice(rest, _WORTH_SPREADING))
    if len(first) < _WORTH_SPREADING or _processors() == 1:
        yield from map(work, first)
        yield from map(work, rest)
        return
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque[Future[_B]] = deque(pool.submit(work, item) for item in first)
        waiting.extend(pool.submit(work, item) for item in islice(rest, processes * _AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, item) for item in islice(rest, 1))


def _processors() -> int:
    """How many this process may use, which a container or `taskset` may limit."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def show(progress: str) -> None:
    """Show how far long work is, on a terminal and nowhere else; "" clears the line."""
    if sys.stderr.isatty():
        print(f"\r{progress:40}", end="" if progress else "\r", file=sys.stderr, flush=True)
