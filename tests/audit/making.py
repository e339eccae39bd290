"""The federation's history as a record, and what Mallory makes of it with the right key."""

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from moothall.audit.auditing import audit_export
from moothall.audit.recording import record_entry
from moothall.audit.report import Report
from moothall.cli.files import load_history, read_law
from moothall.proceedings.entering import Entry
from moothall.proceedings.replay import replay
from moothall.record.anchors import Anchors
from moothall.record.entries import Audience, keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.keys import Purpose, make_key
from moothall.record.signing import sign_export

ROOT = Path(__file__).parents[2]
HISTORY = ROOT / "examples/federation-2015-16.yaml"
BOOKS = ("federation-delegates", "federation-omov")
KEY = make_key("federation.example/record", purpose=Purpose.HEADS, entropy=b"L" * 32)
SALT = bytes(32)

Written = dict[str, Any]
Change = Callable[[list[Written]], None]


def book_path(book: str) -> Path:
    return ROOT / "rulebooks" / book / "rulebook.md"


@cache
def _entries(book: str, audience: Audience) -> tuple[Written, ...]:
    law = read_law(str(book_path(book)))
    replayed = replay(load_history(str(HISTORY), law), law)
    entries = [one.entry for one in replayed.judged if isinstance(one.entry, Entry)]
    return tuple(record_entry(entry, law, audience=audience) for entry in entries)


def entries(book: str = BOOKS[0], *, audience: Audience = Audience.PUBLIC) -> list[Written]:
    """The federation's entries, to be changed at will."""
    return copy.deepcopy(list(_entries(book, audience)))


def export_of(
    written: Sequence[Written], *, book: str = BOOKS[0], readers: Readers = Readers.WHOLE
) -> dict[str, bytes]:
    """A record of these entries with a tree and a head of its own, signed by the right key."""
    content = book_path(book).read_bytes()
    kept = [keep_entry(entry, salt=SALT) for entry in written]
    return sign_export(kept, key=KEY, readers=readers, files={book_name(content): content})


def changed(change: Change, *, audience: Audience = Audience.PUBLIC) -> list[Written]:
    written = entries(audience=audience)
    change(written)
    return written


def audit(files: Mapping[str, bytes], anchors: Anchors | None = None) -> Report:
    given = anchors or Anchors(keys=(KEY.public(),))
    return audit_export(files, files.__getitem__, anchors=given, spread=map)
