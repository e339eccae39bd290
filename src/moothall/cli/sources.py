"""Where records lie: an export as a folder or one file, a live record in a folder or on the web.

Gives names and bytes; what they mean is the business of `record`.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from moothall.cli.durable import write_new, write_new_folder
from moothall.cli.errors import CannotReadError
from moothall.cli.fetching import fetch_under
from moothall.cli.regular_files import open_regular, read_regular
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import CHECKPOINT
from moothall.record.tiles import Read
from moothall.record.ustar import index_archive, write_archive

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
    if os.path.isdir(path):  # noqa: PTH112 -- Path.is_dir raises where the name is too long
        yield _folder(Path(path))
        return
    with ExitStack() as stack:
        try:
            descriptor = stack.enter_context(open_regular(path))
        except OSError as error:
            says = f"{path}: {error.strerror}; name an export, file or folder"
            raise CannotReadError(says) from error
        yield _archive(descriptor, path)


def open_live(source: str, *, seconds: float) -> Read:
    """Read a live record: its folder, or the address it is served under, for so many seconds."""
    if source.startswith(("http://", "https://")):
        read = fetch_under(source.rstrip("/"), most=_MOST, seconds=seconds)
        return lambda name: _bounded(read(name), name)
    if not os.path.isdir(source):  # noqa: PTH112 -- as above
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
        write_new_folder(path, files)
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
        write_new(path, pieces)
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
        content = read_regular(path, most=_MOST)
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; give {what}") from error
    if len(content) == _MOST:
        raise CannotReadError(f"{path}: longer than 32 MiB; give {what}")
    return content


def _folder(folder: Path) -> Export:
    names = _names(folder)

    def read(name: str) -> bytes:
        try:
            return _bounded(read_regular(folder / name, most=_MOST), name)
        except OSError as error:
            raise RecordError(Damage.FILES, f"{name}: {error.strerror}") from error

    return Export(names=names, read=read)


def _names(folder: Path) -> frozenset[str]:
    """The files in it, and below it if it is a record's: else it may be the whole disk."""
    if not (folder / CHECKPOINT).exists():
        return frozenset()
    found = (Path(where) / file for where, _, files in os.walk(folder) for file in files)
    return frozenset(path.relative_to(folder).as_posix() for path in found)


def _archive(descriptor: int, path: str) -> Export:
    def read_at(offset: int, length: int) -> bytes:
        try:
            return os.pread(descriptor, length, offset)
        except OSError as error:
            says = f"{path}: {error.strerror}, at byte {offset}; copy it from where it came from"
            raise CannotReadError(says) from error

    places = index_archive(read_at)

    def read(name: str) -> bytes:
        if name not in places:
            raise RecordError(Damage.FILES, f"{name} is missing")
        return _bounded(read_at(places[name].offset, min(places[name].length, _MOST)), name)

    return Export(names=frozenset(places), read=read)


def _bounded(content: bytes, name: str) -> bytes:
    """A file no longer than a record's may be: nobody fills our memory with one. [record 7]"""
    if len(content) > _LARGEST_FILE:
        raise RecordError(Damage.FILES, f"{name} is longer than the 32 MiB that a file may have")
    return content
