"""A `sorted` for more rows than memory should hold.

A few rows are sorted where they are. More are sorted a run at a time into one temporary file, which
has no name and is gone with the process, and merged as they are asked for.
"""

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from heapq import merge
from itertools import islice

from moothall.ballots.belenios_v1.weighing import Sort
from moothall.cli.errors import CannotReadError

_RUN = 1 << 15  # rows: some 4 MB of Python's bytes, of the lengths that rows have here
_BLOCK = 1 << 13  # bytes read of a run at a time: a hundred million rows are 3,000 runs


@contextmanager
def sorting_on_disk(*, run: int = _RUN) -> Iterator[Sort]:
    """Give a `sorted` for rows of one length, whose results can be walked along once, inside.

    Raises, also while rows are given:
        CannotReadError: there is no room for the temporary file.
    """
    with ExitStack() as files:
        yield partial(_sorted, files=files, run=run)


def _sorted(rows: Iterable[bytes], /, *, files: ExitStack, run: int) -> Iterable[bytes]:
    rest = iter(rows)
    first = sorted(islice(rest, run))
    following = sorted(islice(rest, run))
    if not following:
        return first
    spilled = _Spilled(files, length=len(first[0]))
    spilled.add(first)
    del first
    while following:
        spilled.add(following)
        following = sorted(islice(rest, run))
    return spilled.merged()


class _Spilled:
    """Sorted runs one after the other in a file without a name."""

    def __init__(self, files: ExitStack, *, length: int) -> None:
        self._length = length
        self._ends = [0]
        try:
            self._file = files.enter_context(tempfile.TemporaryFile(buffering=0))  # noqa: SIM115 - it is one
        except OSError as error:
            raise _no_room(error) from None

    def add(self, run: list[bytes]) -> None:
        """Write one more run."""
        body = memoryview(b"".join(run))
        self._ends.append(self._ends[-1] + len(body))
        try:
            while body:
                body = body[self._file.write(body) :]
        except OSError as error:
            raise _no_room(error) from None

    def merged(self) -> Iterator[bytes]:
        """Give all rows in order."""
        ends = zip(self._ends, self._ends[1:], strict=False)
        return merge(*(self._run(begin, end) for begin, end in ends))

    def _run(self, begin: int, end: int) -> Iterator[bytes]:
        length, most = self._length, _BLOCK // self._length * self._length
        for place in range(begin, end, most):
            block = self._block(place, min(most, end - place))
            yield from (block[at : at + length] for at in range(0, len(block), length))

    def _block(self, place: int, size: int) -> bytes:
        try:
            block = os.pread(self._file.fileno(), size, place)
        except OSError as error:
            raise _no_room(error) from None
        if len(block) < size:  # a row that went missing would be a ballot that is not counted
            raise _no_room(OSError(errno.EIO, os.strerror(errno.EIO)))
        return block


def _no_room(error: OSError) -> CannotReadError:
    says = "the ballots are sorted there, in about 150 bytes each; set TMPDIR to another folder"
    where = tempfile.tempdir or "temporary files"  # nothing yet where no folder could be written to
    return CannotReadError(f"{where}: {error.strerror}: {says}")
