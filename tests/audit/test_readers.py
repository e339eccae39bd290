"""One record for the public, for members and whole: each holds, and counts what it cannot see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from moothall.audit.report import Report
from moothall.record.entries import Audience, keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.signing import sign_export
from tests.audit import making
from tests.audit.making import BOOKS, KEY, SALT, Written

AUDIENCES = tuple(Audience)
RESTING = "facts of the record that may rest on sealed entries"
NAMES = "entries whose actor's other names may rest on sealed entries"


def entries(book: str) -> list[Written]:
    """The federation's entries, for each audience in turn."""
    written = making.entries(book)
    for number, entry in enumerate(written):
        entry["audience"] = AUDIENCES[number % len(AUDIENCES)].value
    return written


def sealed_for(readers: Readers, book: str) -> list[Written]:
    open_to = {
        Readers.PUBLIC: {"public"},
        Readers.MEMBERS: {"public", "members"},
        Readers.WHOLE: {"public", "members", "body"},
    }
    return [one for one in entries(book) if one["audience"] not in open_to[readers]]


def export_of(readers: Readers, book: str) -> dict[str, bytes]:
    return making.export_of(entries(book), book=book, readers=readers)


def counted(report: Report) -> Mapping[str, int]:
    found = Counter[str]()
    for one in report.unchecked:
        found[one.what] += one.count
    return found


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("readers", [*Readers])
def test_each_holds_and_counts_what_it_cannot_see(readers: Readers, book: str) -> None:
    report = making.audit(export_of(readers, book))
    sealed = sealed_for(readers, book)
    assert (report.reason, report.sealed) == (None, len(sealed))
    unchecked = counted(report)
    assert unchecked["sealed entries"] == len(sealed)
    seen = [one for one in entries(book) if one not in sealed]
    first = min((one["number"] for one in sealed), default=10**9)
    alone = [one for one in seen if one["number"] > first]
    facts = [fact for one in alone for fact in one["facts"].values()]
    assert unchecked[RESTING] == sum(fact["source"] == "record" for fact in facts)
    assert unchecked[NAMES] == len(alone)
    stated = [fact for one in seen for fact in one["facts"].values() if fact["source"] == "stated"]
    assert unchecked["facts stated in reports"] == len(stated)


@pytest.mark.parametrize("book", BOOKS)
def test_all_three_have_one_head(book: str) -> None:
    heads = {export_of(readers, book)["checkpoint"] for readers in Readers}
    assert len(heads) == 1


def test_nothing_rests_on_sealed_entries_where_all_is_open() -> None:
    unchecked = counted(making.audit(export_of(Readers.WHOLE, BOOKS[0])))
    assert not unchecked.keys() & {RESTING, NAMES, "sealed entries"}


def test_a_whole_record_from_which_somebody_erased_an_opening_still_holds() -> None:
    """Erased is what has no salt and no words any more; every proof holds all the same."""
    book = making.book_path(BOOKS[0]).read_bytes()
    kept = [keep_entry(entry, salt=SALT) for entry in entries(BOOKS[0])]
    erased = next(one for one in kept if one.opening)
    closed = [replace(one, opening=b"", entry=None) if one is erased else one for one in kept]
    files = {book_name(book): book}
    report = making.audit(sign_export(closed, key=KEY, readers=Readers.WHOLE, files=files))
    assert (report.reason, report.sealed) == (None, 1)
