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
_AHEAD = 64


def spread(work: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    """Like `map`. A few items are worked on here; many go to as many processes as processors."""
    rest = iter(items)
    first = list(islice(rest, _WORTH_SPREADING))
    if len(first) < _WORTH_SPREADING or (os.cpu_count() or 1) == 1:
        yield from map(work, first)
        yield from map(work, rest)
        return
    with ProcessPoolExecutor() as pool:
        waiting: deque[Future[_B]] = deque(pool.submit(work, item) for item in first)
        waiting.extend(pool.submit(work, item) for item in islice(rest, _AHEAD))
        done = 0
        while waiting:
            yield waiting.popleft().result()
            done += 1
            show(f"checked {done * 256:,} entries")
            waiting.extend(pool.submit(work, item) for item in islice(rest, 1))
    show("")


def show(progress: str) -> None:
    """Show how far long work is, on a terminal and nowhere else; "" clears the line."""
    if sys.stderr.isatty():
        print(f"\r{progress:40}", end="" if progress else "\r", file=sys.stderr, flush=True)
