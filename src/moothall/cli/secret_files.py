"""The files of the parties of a secret ballot: what each keeps secret, and what each publishes.

A secret is never readable by others. Neither is written over by something else, except what this
command alone keeps.
"""

import hmac
import json
from collections.abc import Callable
from pathlib import Path

from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.cli.durable import write_durably, write_new
from moothall.cli.errors import CannotReadError
from moothall.cli.regular_files import read_regular

_MOST_BYTES = 1 << 26


def write_secret(path: Path, body: bytes) -> None:
    """Write a file that only its owner can read; refuses to replace one with other contents."""
    try:
        write_new(str(path), [body], mode=0o600)
    except FileExistsError:
        if _holds(path, body):
            return
        says = "it is there already and may hold a secret; choose another path"
        raise CannotReadError(f"{path}: {says}") from None
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None


def _holds(path: Path, body: bytes) -> bool:
    try:
        return hmac.compare_digest(read_regular(path, most=_MOST_BYTES), body)
    except OSError:
        return False


def write_public(path: Path, value: Json) -> None:
    """Write a file that everybody may read; refuses to replace one with other contents."""
    body = dump(value)
    try:
        write_new(str(path), [body])
    except FileExistsError:
        if path.read_bytes() != body:
            says = "another version was published already; if nobody has used it yet, remove it"
            raise CannotReadError(f"{path}: {says}") from None
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None


def kept(path: Path, made_of: str, make: Callable[[], Json]) -> Json:
    """Give what was made of the same and kept here before, or make it and keep it.

    So whoever is stopped between making and publishing publishes the same when they go on.
    """
    if path.exists():
        value = read_json(path, missing="remove it")
        if isinstance(value, dict) and value.get("made_of") == made_of:
            return value.get("made")
    made = make()
    replace_file(path, dump({"made_of": made_of, "made": made}))
    return made


def read_json(path: Path, *, missing: str) -> Json:
    """Read a file of this command's own making; `missing` says how it comes about."""
    try:
        value: Json = json.loads(read_regular(path, most=_MOST_BYTES))
    except FileNotFoundError:
        raise CannotReadError(f"{path}: there is no such file; {missing}") from None
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise CannotReadError(f"{path}: this is not JSON; {missing}") from None
    return value


def replace_file(path: Path, body: bytes) -> None:
    """Write a file so that it is there whole, as it was before or as it is to be."""
    try:
        write_durably(path, body)
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
