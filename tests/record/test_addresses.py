"""A record's server that answers wildly, slowly or by half is told in one line."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from moothall.cli.errors import CannotReadError
from moothall.cli.fetching import fetch_under
from moothall.cli.sources import open_live
from moothall.record.errors import RecordError
from tests.patience import PATIENCE


@contextmanager
def answering(*pieces: bytes, pause: float = 0) -> Iterator[str]:
    """A server that says these bytes to whoever comes first, whatever is asked, until it is left.

    Between them it pauses for so many seconds, or until the test has seen enough.
    """
    left = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer, args=(server, pieces, pause, left))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            left.set()
            server.shutdown(socket.SHUT_RDWR)  # also where nobody came
            thread.join()


def _answer(
    server: socket.socket, pieces: tuple[bytes, ...], pause: float, left: threading.Event
) -> None:
    with suppress(OSError):
        caller, _ = server.accept()
        with caller:
            caller.recv(4096)
            for piece in pieces:
                caller.sendall(piece)
                left.wait(pause)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"nonsense\r\n\r\n", "cannot be reached: nonsense"),
        (b"", "cannot be reached: Remote end closed connection without response"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
            "cannot be reached: IncompleteRead(3 bytes read, 6 more expected)",
        ),
    ],
)
def test_a_wild_answer_is_told_in_one_line(answer: bytes, says: str) -> None:
    with answering(answer) as address, pytest.raises(CannotReadError) as refused:
        open_live(address, seconds=PATIENCE)("checkpoint")
    assert str(refused.value) == f"{address}/checkpoint: {says}"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://a b", "URL can't contain control characters. 'a b' (found at least ' ')"),
        ("http://127.0.0.1:x", "nonnumeric port: 'x'"),
    ],
)
def test_a_wild_address_is_told_in_one_line(address: str, says: str) -> None:
    with pytest.raises(CannotReadError) as refused:
        open_live(address, seconds=PATIENCE)("checkpoint")
    assert str(refused.value) == f"{address}/checkpoint: cannot be reached: {says}"


OK = b"HTTP/1.1 200 OK\r\n"
HEAD = OK + b"Content-Length: 60\r\n\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD, *[b"a"] * 60],
        [OK, *[b"X"] * 60],
        [OK, *[b"X: 1\r\n"] * 60],
        [b""] * 60,
    ],
    ids=["in its body", "in its first header", "in many headers", "in silence"],
)
def test_a_server_that_drips_is_left(pieces: list[bytes]) -> None:
    """It would go on for a minute, and each byte comes in time; it is left before that."""
    with answering(*pieces, pause=1) as address, pytest.raises(CannotReadError) as refused:
        open_live(address, seconds=0.3)("checkpoint")
    says = f"{address}/checkpoint: cannot be reached: the look at the record took too long"
    assert str(refused.value) == says


def test_all_looks_together_end_in_time() -> None:
    times = iter((0.0, 1.0, 31.0))
    with answering(HEAD, b"a" * 60) as address:
        read = fetch_under(address, most=100, seconds=30, clock=lambda: next(times))
        assert read("checkpoint") == b"a" * 60
        with pytest.raises(CannotReadError, match="the look at the record took too long"):
            read("checkpoint")


def test_headers_without_end_are_refused() -> None:
    with (
        answering(OK, *[b"X: " + b"1" * 60_000 + b"\r\n"] * 101) as address,
        pytest.raises(CannotReadError, match="got more than 100 headers"),
    ):
        open_live(address, seconds=PATIENCE)("checkpoint")


def packed(content: bytes, *, coding: bytes = b"gzip") -> bytes:
    length = b"Content-Length: %d\r\n" % len(content)
    return OK + length + b"Content-Encoding: " + coding + b"\r\n\r\n" + content


def test_a_log_may_answer_in_gzip() -> None:
    """As C2SP tlog-tiles lets it for entries."""
    with answering(packed(gzip.compress(b"entries" * 1000))) as address:
        assert open_live(address, seconds=PATIENCE)("tile/entries/000") == b"entries" * 1000


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (packed(b"\0" * 9), "cannot be reached: Error -3 while decompressing data"),
        (packed(b"", coding=b"br"), "cannot be reached: answered in the coding br, which was not"),
        (b"HTTP/1.1 302 Found\r\nLocation: ftp://x/\r\n\r\n", "cannot be reached: <urlopen error"),
        (b"HTTP/1.1 302 Found\r\nLocation: file:///x\r\n\r\n", "answered 302"),
    ],
)
def test_what_was_not_asked_for_is_told(answer: bytes, says: str) -> None:
    with answering(answer) as address, pytest.raises((CannotReadError, RecordError)) as refused:
        open_live(address, seconds=PATIENCE)("checkpoint")
    assert says in str(refused.value)


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(bytes(40 * 2**20))
    with (
        answering(packed(bomb)) as address,
        pytest.raises(RecordError, match="checkpoint is longer than the 32 MiB"),
    ):
        open_live(address, seconds=PATIENCE)("checkpoint")


def test_a_whole_answer_is_read_in_pieces() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
    with answering(head, b"abc", b"def", pause=0.02) as address:
        assert open_live(address, seconds=PATIENCE)("checkpoint") == b"abcdef"
