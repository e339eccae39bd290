"""Writes the pages into a folder, beside whatever else lies there."""

from collections.abc import Sequence
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.files import read_bytes
from moothall.cli.timeline.site import make_site
from moothall.proceedings.replay import Replay
from moothall.rulebook.reading.plain_text import read_text


def write(replays: Sequence[Replay], *, books: Sequence[str], to: str) -> Path:
    """Write the pages of one or two replays and give the first page.

    Args:
        replays: the history by each book.
        books: the path of each book, whose blocks the pages show as they are written.
        to: the folder, made if it is not there.

    Raises:
        CannotReadError: the folder cannot be written to.
    """
    words = [read_text(read_bytes(book), file=book)[0] for book in books]
    pages = make_site(tuple(zip(replays, words, strict=True)))
    folder = Path(to)
    try:
        for path, text in pages.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotReadError(_reason(error, to=to)) from error
    return folder / "index.html"


def _reason(error: OSError, *, to: str) -> str:
    """What is in the way, where, and what to do."""
    place = error.filename or to
    if isinstance(error, IsADirectoryError):
        return f"{place}: a folder lies where a page is to be; move it or name another folder"
    return f"{place}: {error.strerror}; name a folder that you may write to"
