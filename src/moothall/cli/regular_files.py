"""Opening files that are files: never a pipe to wait at, a device without end, a folder.

Whoever hands us an export may have put anything under its names.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PIECE = 2**20  # room is taken as it is needed, and not for the longest file that there may be
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NoFileError(OSError):
    """There is something by this name, and it is no file; `strerror` says what it is."""

    def __init__(self, kind: str) -> None:
        super().__init__(0, f"this is {kind} and no file")


@contextmanager
def open_regular(path: str | os.PathLike[str]) -> Iterator[int]:
    """The descriptor of a file, open for reading; what is no file is refused without waiting.

    Raises:
        OSError: it cannot be opened, or is no file (NoFileError).
    """
    _require_file(Path(path).stat())
    # It may have been put in the file's place since then: do not wait for a pipe's other end.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        _require_file(os.fstat(descriptor))
        yield descriptor
    finally:
        os.close(descriptor)


def read_regular(path: str | os.PathLike[str], *, most: int) -> bytes:
    """The first `most` bytes of a file, or all where that is -1.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    content = bytearray()
    left = sys.maxsize if most == -1 else most
    with open_regular(path) as descriptor:
        while piece := os.read(descriptor, min(_PIECE, left - len(content))):
            content += piece
    return bytes(content)


def _require_file(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((kind for is_one, kind in _KINDS if is_one(found.st_mode)), "something else")
        raise NoFileError(kind)
