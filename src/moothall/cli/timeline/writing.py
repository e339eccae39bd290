"""Writes the pages into a folder, beside whatever else lies there, and what they were made from."""

from collections.abc import Sequence
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.files import read_bytes
from moothall.cli.timeline.site import HISTORY, make_site, source_of
from moothall.cli.timeline.volumes import bind
from moothall.proceedings.replay import Replay
from moothall.rulebook.reading.plain_text import read_text


def write(
    replays: Sequence[Replay],
    *,
    books: Sequence[str],
    history: str,
    to: str,
    as_of: str | None = None,
) -> Path:
    """Write the pages of one or two replays and give the first page.

    Whoever reads them can judge everything again: the history and the books lie beside the pages.

    Args:
        replays: the history by each book.
        books: the path of each book, whose blocks the pages show as they are written.
        history: the path of the history.
        to: the folder, made if it is not there.
        as_of: the date that was asked about, if one was.

    Raises:
        CannotReadError: the folder cannot be written to.
    """
    words = [read_text(read_bytes(book), file=book)[0] for book in books]
    bound = tuple(zip(replays, words, strict=True))
    sources = _sources([source_of(volume) for volume in bind(bound)], books, history)
    pages = make_site(bound, has_sources=bool(sources), as_of=as_of)
    folder = Path(to)
    try:
        for path, content in {**_encoded(pages), **sources}.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        raise CannotReadError(_reason(error, to=to)) from error
    return folder / "index.html"


def _encoded(pages: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in pages.items()}


def _sources(places: Sequence[str], books: Sequence[str], history: str) -> dict[str, bytes]:
    """What the pages were made from, by where it is to lie; nothing where a pipe was read."""
    files = dict(zip((HISTORY, *places), (history, *books), strict=True))
    if not all(Path(path).is_file() for path in files.values()):
        return {}
    return {place: read_bytes(path) for place, path in files.items()}


def _reason(error: OSError, *, to: str) -> str:
    """What is in the way, where, and what to do."""
    place = error.filename or to
    if isinstance(error, IsADirectoryError):
        return f"{place}: a folder lies where a page is to be; move it or name another folder"
    return f"{place}: {error.strerror}; name a folder that you may write to"
