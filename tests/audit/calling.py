"""The federation's first acts as a record with entries for every audience."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from moothall.record.entries import Kept
from moothall.record.exports import book_name
from moothall.record.keys import PrivateKey
from tests.audit import making as federation
from tests.record import making
from tests.record.making import BRANCH

Say = Callable[..., tuple[int, str, str]]
DIGEST = sha256(federation.book_path(federation.BOOKS[0]).read_bytes()).hexdigest()


def kept() -> list[Kept]:
    """The federation's first seven acts, public, for members and for a body in turn."""
    written = federation.entries()[:7]
    for number, entry in enumerate(written):
        entry["audience"] = making.AUDIENCES[number % 3]
    return making.keep(written)


def export_of(
    entered: Sequence[Kept], witnesses: Sequence[PrivateKey] = (BRANCH,)
) -> dict[str, bytes]:
    book = federation.book_path(federation.BOOKS[0]).read_bytes()
    files = {book_name(book): book}
    return making.export_of(entered, witnesses=witnesses, files=files)
