"""Reads what a command is given: files of papers in the format of their name, and shares."""

import argparse
from fractions import Fraction
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.count import (
    CountError,
    Papers,
    PapersError,
    read_blt,
    read_csv,
    read_preflib,
)

_PREFLIB = (".soc", ".soi", ".toc", ".toi")


def read_papers(
    name: str, *, seats: int | None, withdrawn: tuple[int, ...], merge: bool = True
) -> Papers:
    """Read a file of papers in the format its name ends with; `merge` adds up equal ones."""
    raw = read_bytes(name)
    kind = Path(name).suffix.lower()
    try:
        if kind == ".csv" or kind in _PREFLIB:
            reader = read_csv if kind == ".csv" else read_preflib
            papers = reader(raw, seats=_required(seats, name), merge=merge)
        elif kind == ".blt":
            papers = read_blt(raw, merge=merge)
        else:
            raise CannotReadError(
                f"{name}: a file of papers ends in .blt, .csv, {', '.join(_PREFLIB)}; rename it"
            )
        return papers.restricted(
            seats=papers.seats if seats is None else seats, withdrawn=withdrawn
        )
    except PapersError as error:
        raise CannotReadError(f"{name}, {error}") from None
    except CountError as error:
        raise CannotReadError(f"{name}: {error}") from None


def _required(seats: int | None, name: str) -> int:
    if seats is None:
        raise CannotReadError(f"{name}: this format does not say how many seats; give --seats N")
    return seats


def read_bytes(name: str) -> bytes:
    """Read a whole file or say why it cannot be read."""
    try:
        return Path(name).read_bytes()
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
        found = Fraction(text)
    except (ValueError, ZeroDivisionError):
        found = Fraction(-1)
    if not 0 <= found <= 1 or len(text) > 20:
        raise argparse.ArgumentTypeError(f"'{text}' is not a share from 0 to 1, such as 0.5")
    return found
