"""Reads the files that a command is given; each failure is one line with what to do."""

import sys
from collections.abc import Sequence
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable
from moothall.proceedings.errors import MalformedHistoryError
from moothall.proceedings.history.events import History
from moothall.proceedings.history.reading import read_history
from moothall.rulebook.errors import RulebookError
from moothall.rulebook.judging.law import Law
from moothall.rulebook.reading.rulebooks import read_rulebook

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PROBLEMS = 100  # more are not read by anybody before the first are mended


def read_bytes(path: str) -> bytes:
    """The content of a file.

    Raises:
        CannotReadError: it is not there, not a file, not readable, or far too large.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)  # a device has no end and no size
    except FileNotFoundError as error:
        raise CannotReadError(f"{path}: there is no such file; check the name") from error
    except IsADirectoryError as error:
        raise CannotReadError(f"{path}: this is a folder; name the file in it") from error
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}; check that you may read it") from error
    if len(content) > _MOST_BYTES:
        most = f"more than the {_MOST_BYTES:,} bytes that are read"
        raise CannotReadError(f"{path}: {most}; give a smaller file")
    return content


def read_law(path: str) -> Law:
    """A rulebook, ready to judge by.

    Raises:
        CannotReadError: with a line for each problem of the book.
    """
    try:
        return Law(read_rulebook(read_bytes(path), name=path))
    except RulebookError as error:
        raise CannotReadError(*_first([str(problem) for problem in error.problems])) from error


def load_history(path: str, law: Law) -> History:
    """A history, to be judged by a book; what it may have meant otherwise goes to standard error.

    Raises:
        CannotReadError: with a line for each problem of the history.
    """
    try:
        history = read_history(read_bytes(path), name=path, law=law)
    except MalformedHistoryError as error:
        raise CannotReadError(*_first(error.problems)) from error
    for line in history.notes:
        print(f"moothall: {printable(line)}", file=sys.stderr)
    return history


def _first(problems: Sequence[str]) -> Sequence[str]:
    more = len(problems) - _MOST_PROBLEMS
    if more <= 0:
        return problems
    return (*problems[:_MOST_PROBLEMS], f"and {more:,} more; mend these first")
