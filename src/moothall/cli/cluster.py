"""A `map` that spreads over a Dask cluster, in order and a bounded number of chunks ahead.

Needs the extra `cluster`. The workers must have the same moothall installed, and are believed like
one's own processors: a worker that lies about a chunk is not found out.
"""

import importlib
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit

from moothall.ballots.belenios_v1.mapping import Map
from moothall.ballots.errors import UnsafeLibraryError
from moothall.cli.errors import CannotReadError

_A = TypeVar("_A")
_B = TypeVar("_B")
_AHEAD = 4  # chunks a thread of the cluster may be ahead
_PATIENCE = 60  # seconds until a scheduler that is silent is given up; it may be busy


class _Future(Protocol):
    def done(self) -> bool: ...

    def exception(self, timeout: float) -> object: ...

    def result(self) -> object: ...


class _Client(Protocol):
    def submit(self, function: object, item: object, /, *, pure: bool) -> _Future: ...

    def nthreads(self) -> dict[str, int]: ...

    def close(self) -> None: ...


@contextmanager
def map_over_cluster(address: str) -> Iterator[Map]:
    """Give a `map` that uses the workers of the scheduler at an address, tcp://HOST:PORT."""
    client = _client(address)
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            raise CannotReadError(f"--cluster {address}: it has no workers; start some first")
        yield OverCluster(client, threads * _AHEAD)
    finally:
        client.close()


def _client(address: str) -> _Client:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        says = "this needs the extra: pip install 'moothall[cluster]'"
        raise CannotReadError(f"--cluster {address}: {says}") from None
    try:
        _require_listener(address)
        client: _Client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        says = "no scheduler answers there; give its address, tcp://HOST:PORT"
        raise CannotReadError(f"--cluster {address}: {says}") from None
    return client


def _require_listener(address: str) -> None:
    """Raise OSError or ValueError at once where nobody listens; Dask itself would try on."""
    parts = urlsplit(address)
    if parts.scheme not in ("tcp", "tls") or not parts.hostname or not parts.port:
        raise ValueError(address)
    socket.create_connection((parts.hostname, parts.port), timeout=_PATIENCE).close()


class OverCluster:
    """Submits chunks as results are taken, never all at once."""

    def __init__(self, client: _Client, ahead: int) -> None:
        self._client, self._ahead = client, ahead

    def __call__(self, function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
        """Like `map`.

        Raises:
            CannotReadError: a worker failed, or none is left.
        """
        rest = iter(items)
        waiting: deque[_Future] = deque()
        waiting.extend(self._submitted(function, islice(rest, self._ahead)))
        while waiting:
            yield cast("_B", self._result(waiting.popleft()))
            waiting.extend(self._submitted(function, islice(rest, 1)))

    def _result(self, future: _Future) -> object:
        self._wait(future)
        try:
            return future.result()
        except UnsafeLibraryError:
            raise
        except Exception as error:  # whatever became of a worker, it judged nothing
            says = f"a worker failed ({type(error).__name__}); see its log, or use --workers"
            raise CannotReadError(f"--cluster: {says}") from error

    def _wait(self, future: _Future) -> None:
        """Wait for a result, or for the last worker to be gone: Dask would wait for another."""
        while not future.done():
            with suppress(TimeoutError):
                future.exception(timeout=_PATIENCE)
            if not future.done() and not self._client.nthreads():
                raise CannotReadError("--cluster: no worker is left; start some, or use --workers")

    def _submitted(self, function: object, items: Iterable[object]) -> Iterator[_Future]:
        # Two chunks with the same bytes are two chunks: `pure` would take one for the other.
        return (self._client.submit(function, item, pure=False) for item in items)
