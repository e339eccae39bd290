"""Where records lie: an export as a folder or one file, a live record in a folder or on the web.

Gives names and bytes; what they mean is the business of `record`.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable
from moothall.record.errors import Damage, RecordError
from moothall.record.tiles import Read
from moothall.record.ustar import index_archive, write_archive

_SECONDS = 30
_SECONDS_IN_ALL = 600
_PIECE = 2**16
_LARGEST_FILE = 32 * 2**20
_MOST = _LARGEST_FILE + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The files of an export, wherever they lie."""

    names: frozenset[str]
    read: Read


@contextmanager
def open_export(path: str) -> Iterator[Export]:
    """Open an export: a folder, or one file.

    Raises:
        CannotReadError: there is nothing there that can be read.
        RecordError: it is a file, and no archive as an export is.
    """
    if Path(path).is_dir():
        yield _folder(Path(path))
        return
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise CannotReadError(
            f"{path}: {error.strerror}; name an export, file or folder"
        ) from error
    try:
        yield _archive(descriptor)
    finally:
        os.close(descriptor)


def open_live(source: str) -> Read:
    """Read a live record: its folder, or the address it is served under."""
    if source.startswith(("http://", "https://")):
        return _fetch_under(source.rstrip("/"))
    if not Path(source).is_dir():
        raise CannotReadError(f"{source}: no folder and no http address; name where the record is")
    return _folder(Path(source)).read


def write_export(files: Mapping[str, bytes], path: str) -> None:
    """Write an export: into a new folder if the path ends in a slash, else as one file.

    Raises:
        CannotReadError: something is there already, or it cannot be written.
    """
    if not path.endswith("/"):
        write_file(write_archive(files), path)
        return
    try:
        Path(path).mkdir(parents=True)
        _write_folder(files, Path(path))
    except FileExistsError as error:
        raise CannotReadError(f"{path} is there already; name another place") from error
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; name a place to write to") from error


def write_file(pieces: Iterable[bytes], path: str) -> None:
    """Write one new file.

    Raises:
        CannotReadError: something is there already, or it cannot be written.
    """
    try:
        with Path(path).open("xb") as file:
            file.writelines(pieces)
    except FileExistsError as error:
        raise CannotReadError(f"{path} is there already; name another place") from error
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; name a place to write to") from error


def read_file(path: str, *, what: str) -> bytes:
    """A small file that the command was given.

    Raises:
        CannotReadError: it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; give {what}") from error


def _write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _folder(folder: Path) -> Export:
    found = (Path(where) / file for where, _, files in os.walk(folder) for file in files)
    names = frozenset(path.relative_to(folder).as_posix() for path in found)

    def read(name: str) -> bytes:
        try:
            with (folder / name).open("rb") as file:
                return _bounded(file.read(_MOST), name)
        except OSError as error:
            raise RecordError(Damage.FILES, f"{name}: {error.strerror}") from error

    return Export(names=names, read=read)


def _archive(descriptor: int) -> Export:
    def read_at(offset: int, length: int) -> bytes:
        return os.pread(descriptor, length, offset)

    places = index_archive(read_at)

    def read(name: str) -> bytes:
        if name not in places:
            raise RecordError(Damage.FILES, f"{name} is missing")
        return _bounded(read_at(places[name].offset, min(places[name].length, _MOST)), name)

    return Export(names=frozenset(places), read=read)


def _fetch_under(address: str) -> Read:
    """Reading from a server, which may be slow on purpose: all reading together ends in time."""
    ends = time.monotonic() + _SECONDS_IN_ALL

    def read(name: str) -> bytes:
        where = f"{address}/{quote(name)}"
        try:
            return _bounded(_fetch(where, ends=ends), where)
        except HTTPError as error:
            raise RecordError(Damage.FILES, f"{where}: answered {error.code}") from error
        except (HTTPException, OSError, ValueError) as error:
            first = str(error).partition("\n")[0].strip() or type(error).__name__
            raise CannotReadError(f"{where}: cannot be reached: {printable(first)}") from error

    return read


def _fetch(where: str, *, ends: float) -> bytes:
    """The first bytes at an address, one more than a file may have; in pieces, watching the clock.

    Raises:
        TimeoutError: the time is over.
    """
    content = bytearray()
    with urlopen(where, timeout=_left(ends)) as answer:  # noqa: S310 -- http(s) alone, see open_live
        while len(content) < _MOST and (piece := answer.read1(_PIECE)):
            content += piece
            _left(ends)
        if len(content) < _MOST and answer.length:
            raise IncompleteRead(bytes(content), answer.length)
    return bytes(content[:_MOST])


def _left(ends: float) -> float:
    """How many seconds a server may be silent: never beyond the end of the whole look."""
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"the look at the record took longer than {_SECONDS_IN_ALL} seconds")
    return min(_SECONDS, left)


def _bounded(content: bytes, name: str) -> bytes:
    """A file no longer than a record's may be: nobody fills our memory with one. [record 7]"""
    if len(content) > _LARGEST_FILE:
        raise RecordError(Damage.FILES, f"{name} is longer than the 32 MiB that a file may have")
    return content
