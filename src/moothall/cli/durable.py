"""Writing files so that they are there whole or not at all, whatever happens meanwhile."""

import os
import shutil
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file in one step that outlives a power cut, its name included.

    Raises:
        OSError: it cannot be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")  # two at once: each writes its own
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_new(path: str, pieces: Iterable[bytes], *, mode: int = 0o666) -> None:
    """Write a file that is not there yet, to be used as `mode` says and the machine permits.

    Raises:
        OSError: something is there already (FileExistsError), or it cannot be written.
    """
    draft = _draft_beside(path)
    try:
        with open(draft, "wb", opener=partial(os.open, mode=mode)) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # unlike a renaming it takes no other's place
        except PermissionError:  # a file system without links, as on a memory stick
            _require_free(path)
            draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def write_new_folder(path: str, files: Mapping[str, bytes]) -> None:
    """Write a folder that is not there yet, with these files by their names in it.

    Raises:
        OSError: something is there already (FileExistsError), or it cannot be written.
    """
    plain = path.rstrip("/") or "/"
    Path(plain).parent.mkdir(parents=True, exist_ok=True)
    draft = _draft_beside(plain)
    draft.mkdir()
    try:
        for name, content in files.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_bytes(content)
        _require_free(plain)
        draft.rename(plain)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft_beside(path: str) -> Path:
    """A place of this process's own in the same folder; who is killed leaves only that behind."""
    _require_free(path)
    return Path(path).parent / f".{os.getpid()}.draft"


def _require_free(path: str) -> None:
    if os.path.lexists(path):  # a link to nowhere is in the way too
        raise FileExistsError(path)
