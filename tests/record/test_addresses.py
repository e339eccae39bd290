"""A record's server that answers wildly, slowly or by half is told in one line."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import sleep

import pytest

from moothall.cli import sources
from moothall.cli.errors import CannotReadError
from moothall.cli.sources import open_live


@contextmanager
def answering(*pieces: bytes, pause: float = 0) -> Iterator[str]:
    """A server that says these bytes to whoever comes first, whatever is asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer, args=(server, pieces, pause))
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def _answer(server: socket.socket, pieces: tuple[bytes, ...], pause: float) -> None:
    caller, _ = server.accept()
    with caller, suppress(OSError):
        caller.recv(4096)
        for piece in pieces:
            caller.sendall(piece)
            sleep(pause)


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
        open_live(address)("checkpoint")
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
        open_live(address)("checkpoint")
    assert str(refused.value) == f"{address}/checkpoint: cannot be reached: {says}"


def test_a_server_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_SECONDS_IN_ALL", 0.3)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"
    with (
        answering(head, *[b"a"] * 20, pause=0.1) as address,
        pytest.raises(CannotReadError, match=r"took longer than 0\.3 seconds|timed out"),
    ):
        open_live(address)("checkpoint")


def test_a_whole_answer_is_read_in_pieces() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
    with answering(head, b"abc", b"def", pause=0.02) as address:
        assert open_live(address)("checkpoint") == b"abcdef"
