"""Reading a record from the address that it is served under.

Its server is not trusted: it may answer wildly, by half, without end or a byte at a time, headers
included. So all reading together ends in time, and an answer is no longer than a file may be.
"""

import time
import zlib
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse, IncompleteRead
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable
from moothall.record.errors import Damage, RecordError
from moothall.record.tiles import Read

_SECONDS = 30
_PIECE = 2**16
_GZIP = 16 + zlib.MAX_WBITS


def fetch_under(
    address: str, *, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
) -> Read:
    """Reading files under an address; of each at most `most` bytes are read.

    A server that is silent, or talks and never ends, is left after so many seconds in all.
    """
    ends = clock() + seconds

    def read(name: str) -> bytes:
        where = f"{address}/{quote(name)}"
        try:
            return _within(ends - clock(), lambda: _fetch(where, most=most))
        except HTTPError as error:
            error.close()
            raise RecordError(Damage.FILES, f"{where}: answered {error.code}") from error
        except (HTTPException, OSError, ValueError, zlib.error) as error:
            first = str(error).partition("\n")[0].strip() or type(error).__name__
            raise CannotReadError(f"{where}: cannot be reached: {printable(first)}") from error

    return read


def _within(seconds: float, work: Callable[[], bytes]) -> bytes:
    """What the work gives, if it gives it in time; else the work is left alone with its server.

    No time-out of a socket does this: each byte that comes begins it anew.

    Raises:
        TimeoutError: the time is over.
    """
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(work())
        except Exception as error:  # noqa: BLE001 -- raised again by whoever waits
            answers.put(error)

    Thread(target=run, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except Empty:
        raise TimeoutError("the look at the record took too long") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _fetch(where: str, *, most: int) -> bytes:
    request = Request(where, headers={"Accept-Encoding": "gzip, identity"})  # noqa: S310
    with _opener().open(request, timeout=_SECONDS) as answer:
        content = _read(answer, most=most)
        coding = answer.headers.get("Content-Encoding", "identity").lower()
    if coding == "gzip":
        return zlib.decompressobj(_GZIP).decompress(content, most)
    if coding != "identity":
        raise ValueError(f"answered in the coding {coding}, which was not asked for")
    return content


def _read(answer: HTTPResponse, *, most: int) -> bytes:
    content = bytearray()
    while len(content) < most and (piece := answer.read1(_PIECE)):
        content += piece
    if len(content) < most and answer.length:
        raise IncompleteRead(bytes(content), answer.length)
    return bytes(content[:most])


def _opener() -> OpenerDirector:
    """An opener of http and https alone, also where a server sends us elsewhere."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
