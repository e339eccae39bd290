"""Whoever knew something else of a record is told before its million entries are judged."""

import pytest

from moothall.audit.auditing import audit_export
from moothall.audit.report import Report
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import sign_head
from moothall.record.entries import keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.keys import Purpose, make_key
from moothall.record.rotations import rotation_entry
from moothall.record.signing import sign_export, sign_kept
from tests.audit.making import BOOKS, KEY, SALT, book_path, entries
from tests.record.making import BRANCH, MALLORY

LAST = make_key(KEY.name, purpose=Purpose.HEADS, entropy=b"Z" * 32)
BOOK = book_path(BOOKS[0]).read_bytes()
KEPT = [keep_entry(entry, salt=SALT) for entry in entries()[:20]]
ROTATION = rotation_entry(KEY.name, number=20, old=KEY, new=LAST)
ROTATED = [*KEPT, keep_entry(ROTATION, salt=SALT)]
EXPORT = sign_export(ROTATED, key=LAST, readers=Readers.WHOLE, files={book_name(BOOK): BOOK})
SINCE = sign_kept(KEPT[:9], KEY)
OTHER = sign_kept(KEPT[1:9], KEY)
LONGER = sign_kept([*ROTATED, *KEPT], LAST)
FORGED = sign_head(SINCE.head, LAST)


def audit(anchors: Anchors) -> tuple[Report, int]:
    """What is answered, and how many entries were judged for it."""
    told: list[int] = []
    report = audit_export(EXPORT, EXPORT.__getitem__, anchors=anchors, spread=map, tell=told.append)
    return report, max(told, default=0)


@pytest.mark.parametrize(
    ("anchors", "says"),
    [
        (Anchors(keys=(MALLORY.public(),)), "anchor: the head is signed by "),
        (Anchors(keys=(LAST.public(), MALLORY.public())), "anchor: the head is signed by "),
        (Anchors(since=OTHER), "anchor: the first 8 entries are not those of the head that you k"),
        (
            Anchors(since=LONGER),
            "anchor: the head that you kept has 41 entries, the export only",
        ),
        (Anchors(since=FORGED), f"anchor: the head that you kept is not signed by {KEY.public()}"),
        (Anchors(witnesses=(BRANCH.public(),)), "anchor: the head is not cosigned by the witness "),
    ],
)
def test_what_was_known_otherwise_is_told_before_anything_is_judged(
    anchors: Anchors, says: str
) -> None:
    report, judged = audit(anchors)
    assert str(report.reason).startswith(says)
    assert judged == 0 or anchors.since is FORGED


@pytest.mark.parametrize(
    "anchors",
    [
        Anchors(),
        Anchors(keys=(LAST.public(),)),
        Anchors(keys=(KEY.public(), LAST.public())),
        Anchors(since=SINCE, keys=(KEY.public(),)),
        Anchors(since=SINCE),
    ],
)
def test_what_fits_is_judged(anchors: Anchors) -> None:
    report, judged = audit(anchors)
    assert (report.reason, report.trusted, judged) == (None, anchors.are_given(), 21)
