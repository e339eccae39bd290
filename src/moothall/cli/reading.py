"""Reads what a command is given: files of papers in the format of their name, and shares."""

import argparse
from fractions import Fraction
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.regular_files import read_regular
from moothall.count import (
    CountError,
    Papers,
    PapersError,
    read_blt,
    read_csv,
    read_preflib,
)
from moothall.count.fixed_point import short_fraction

_PREFLIB = (".soc", ".soi", ".toc", ".toi")


def read_papers(
    name: str, *, seats: int | None, withdrawn: tuple[int, ...], merge: bool = True
) -> Papers:
    """Read a file of papers in the format its name ends with; `merge` adds up equal ones."""
    kind = Path(name).suffix.lower()
    if kind not in {".blt", ".csv", *_PREFLIB}:
        read_bytes(name, most=0)
        raise CannotReadError(
            f"{name}: a file of papers ends in .blt, .csv, {', '.join(_PREFLIB)}; rename it"
        )
    raw = read_bytes(name)
    try:
        if kind == ".blt":
            papers = read_blt(raw, merge=merge)
        else:
            reader = read_csv if kind == ".csv" else read_preflib
            papers = reader(raw, seats=_required(seats, name), merge=merge)
        return papers.restricted(
            seats=papers.seats if seats is None else seats, withdrawn=withdrawn
        )
    except PapersError as error:
        raise CannotReadError(f"{name}, {error}") from None
    except CountError as error:
        raise CannotReadError(f"{name}: {error}") from None


def read_senate_papers(arguments: argparse.Namespace) -> Papers | None:
    """Read a .csv of marks above and below the line; None if the file is something else."""
    from moothall.count import senate_papers  # noqa: PLC0415 - only if asked for

    name, listed = arguments.file, None
    raw = read_bytes(name) if Path(name).suffix.lower() == ".csv" else b""
    try:
        if not senate_papers.is_senate(raw):
            return None
        if arguments.ballot_paper:
            name = arguments.ballot_paper
            listed = senate_papers.read_ballot_paper(read_bytes(name))
        name = arguments.file
        seats = _required(arguments.seats, name)
        papers = senate_papers.read_senate(raw, seats=seats, ballot_paper=listed)
        return papers.restricted(seats=seats, withdrawn=arguments.withdrawn)
    except PapersError as error:
        raise CannotReadError(f"{name}, {error}") from None
    except CountError as error:
        raise CannotReadError(f"{name}: {error}") from None


def _required(seats: int | None, name: str) -> int:
    if seats is None:
        raise CannotReadError(f"{name}: this format does not say how many seats; give --seats N")
    return seats


def read_bytes(name: str, *, most: int = -1) -> bytes:
    """Read a whole file, or at most so many bytes of it, or say why it cannot be read."""
    try:
        return read_regular(name, most=most)
    except OSError as error:
        raise CannotReadError(f"{name}: {error.strerror}; check the name of the file") from None


def read_text(name: str) -> str:
    """Read a whole file as UTF-8 or say why it cannot be read."""
    try:
        return read_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadError(f"{name}: not UTF-8; save it in the encoding UTF-8") from None


def share(text: str) -> Fraction:
    """Read a share such as 1, 0.5 or 1/2."""
    try:
        found = short_fraction(text)
    except (ValueError, ZeroDivisionError):
        found = Fraction(-1)
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a share from 0 to 1, such as 0.5")
    return found
