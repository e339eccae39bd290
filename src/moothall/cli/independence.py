"""Holds the server and the credential authority apart. docs/guide/run-an-election.md, last section.

The authority's machine is known by a digest made for one election, so that the same machine shows
in two files of one election and in nothing else.
"""

import hashlib
import os
import stat
import uuid as machine
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from moothall.ballots.belenios_v1.canonical import dump
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.reading import fields, text
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.errors import CannotReadError
from moothall.cli.secret_files import read_json

_MACHINE = Path("/etc/machine-id")
_FIELDS = ("election", "credentials", "machine", "independent")
PRIVATE = ("credentials.csv", "slips.html", "roll.csv")
DECLARATION = "authority.json"


def declaration(*, election: str, credentials: bytes, is_independent: bool) -> bytes:
    """Give what an authority says of itself to the server: which list it drew, and where."""
    return dump(
        {
            "election": election,
            "credentials": digest(credentials),
            "machine": machine_digest(election),
            "independent": is_independent,
        }
    )


def require_independence(path: Path, credentials: bytes, *, election: str, marked: bool) -> None:
    """Refuse a list that was drawn on this machine, unless the election says so. Server's side."""
    value = read_json(path, missing="the authority's command wrote it; copy both files")
    try:
        drawn_for, listed, drawn_on, independent = fields(value, *_FIELDS)
        named = text(drawn_for), text(listed), text(drawn_on)
    except DoesNotHoldError:
        raise CannotReadError(f"{path}: this is no declaration of an authority") from None
    if named[:2] != (election, digest(credentials)):
        says = "it was made for another election, or for another list of credentials"
        raise CannotReadError(f"{path}: {says}")
    if not marked and (independent is not True or named[2] == machine_digest(election)):
        says = (
            "the credentials were drawn on the server's own machine, which could vote for others: "
            "have them drawn on another, or draft the ballot with not-independent = true"
        )
        raise CannotReadError(f"{path}: {says}")


def require_no_credentials_near(folder: Path, *, marked: bool) -> None:
    """Refuse to serve while private credentials lie in the server's folder or beside it."""
    above = _real(folder).parent
    beside = [above, *_folders(above)] if _is_not_everybodys(above) else []
    for place in (folder, *_folders(folder), *beside):
        found = next((place / name for name in PRIVATE if _is_there(place / name)), None)
        if found and not marked:
            says = (
                "private credentials lie in or beside the server's folder: they belong on the "
                "authority's machine and nowhere else; move them there"
            )
            raise CannotReadError(f"{found}: {says}")


def require_no_box_near(folder: Path, *, marked: bool) -> None:
    """Refuse to draw credentials in, beside or under a server's folder. The authority's side."""
    real = _real(folder)
    own, *above = real.parents or (real,)  # nothing is above the topmost
    for place in (own, *takewhile(_is_not_everybodys, above)):
        found = next(_boxes(place), None)
        if found and not marked:
            says = (
                "a server keeps this ballot box. Who keeps the box and draws the credentials can "
                "vote for others: use another machine, or --not-independent, which the election's "
                "page shows"
            )
            raise CannotReadError(f"{found}: {says}")


def machine_digest(election: str) -> str:
    """Name this machine for one election."""
    try:
        own = _MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        own = ""
    own = own or f"{machine.getnode():x}"
    return hashlib.sha256(f"moothall-machine|{election}|{own}".encode()).hexdigest()


def _real(folder: Path) -> Path:
    """Where it lies; `Path.resolve` would raise at links that go round in a circle."""
    return Path(os.path.realpath(folder))


def _boxes(folder: Path) -> Iterator[Path]:
    """The boxes that a server keeps here; a box by itself is a copy, as anybody may have it."""
    for draft in (folder / "ballot.toml", *sorted(folder.glob("*/ballot.toml"))):
        if _is_there(draft):
            yield from sorted(draft.parent.glob("public/*.bel"))
    yield from (box for box in sorted(folder.glob("*.bel")) if _is_there(_struck_off(box)))


def _struck_off(box: Path) -> Path:
    return box.with_suffix(".struck-off")


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as listed:
            return [Path(one.path) for one in listed if one.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_not_everybodys(folder: Path) -> bool:
    """Say whether a file there tells anything: in a folder like /tmp anybody's may lie."""
    try:
        return not folder.stat().st_mode & stat.S_IWOTH
    except OSError:
        return True  # it is not there, or not for us to see
