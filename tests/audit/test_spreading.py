"""The answer of an audit is the same, however many processes share the work."""

from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest
from bench import society

from moothall.audit.auditing import audit_export
from moothall.audit.recording import record_entry
from moothall.audit.report import Report
from moothall.cli.files import read_law
from moothall.cli.processes import BUNDLES, map_over
from moothall.proceedings.entering import Entry, enter
from moothall.proceedings.state.state import State
from moothall.record.anchors import Anchors
from moothall.record.entries import Audience, keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.signing import sign_export
from tests.audit.making import KEY, SALT, Written, book_path

COUNT = 17 * 256 + 3
BOOK = book_path("federation-delegates")
TOUCH = Callable[[dict[str, bytes]], None]


@cache
def entries() -> tuple[Written, ...]:
    """Enough acts of a large society to be worth spreading over processes."""
    law, state = read_law(str(BOOK)), State()
    entered = (
        enter(act, number=number, state=state, law=law)
        for number, act in enumerate(islice(society.acts(COUNT), COUNT))
    )
    judged = (one for one in entered if isinstance(one, Entry))
    return tuple(record_entry(one, law, audience=Audience.PUBLIC) for one in judged)


def export_of(written: tuple[Written, ...], readers: Readers) -> dict[str, bytes]:
    content = BOOK.read_bytes()
    kept = [keep_entry(entry, salt=SALT) for entry in written]
    return sign_export(kept, key=KEY, readers=readers, files={book_name(content): content})


def altered(*numbers: int) -> tuple[Written, ...]:
    """The entries, with the ruling of some of them altered."""
    return tuple(
        {**entry, "ruling": {**entry["ruling"], "effect": "void"}} if at in numbers else entry
        for at, entry in enumerate(entries())
    )


def flip(name: str) -> TOUCH:
    """Another byte in the middle of a file."""

    def change(files: dict[str, bytes]) -> None:
        content = bytearray(files[name])
        content[len(content) // 2] ^= 1
        files[name] = bytes(content)

    return change


def leave(files: dict[str, bytes]) -> None:
    assert files


def drop_book(files: dict[str, bytes]) -> None:
    del files[book_name(BOOK.read_bytes())]


def reports(files: dict[str, bytes], anchors: Anchors) -> list[Report]:
    told = []
    for workers in (1, 2, 3):
        with map_over(workers, BUNDLES, is_beside=True) as spread:
            told.append(audit_export(files, files.__getitem__, anchors=anchors, spread=spread))
    return told


@pytest.mark.parametrize(
    ("numbers", "touch", "says"),
    [
        ([], leave, None),
        ([300], leave, "ruling: the ruling of entry 300 is not what its rulebook gives"),
        ([4000, 300], leave, "ruling: the ruling of entry 300 is not what its rulebook gives"),
        ([300], flip("tile/0/015"), "tile: tile/0/015 does not hold the hash of entry 3968"),
        ([300], flip("tile/1/000.p/17"), "tile: tile/1/000.p/17 does not hold the hash of the til"),
        ([300], flip(f"books/{book_name(BOOK.read_bytes())[6:]}"), "book: books/"),
        ([300], drop_book, "book: the rulebook "),
        ([], drop_book, "book: the rulebook "),
    ],
)
def test_the_same_is_answered_by_one_process_and_by_many(
    numbers: list[int], touch: TOUCH, says: str | None
) -> None:
    files = export_of(altered(*numbers), Readers.WHOLE)
    touch(files)
    one, *many = reports(files, Anchors(keys=(KEY.public(),)))
    assert all(report == one for report in many)
    assert one.valid == (says is None)
    assert str(one.reason).startswith(str(says))
    assert one.entries == len(entries())


def test_a_wrong_anchor_comes_before_what_judging_finds() -> None:
    files = export_of(altered(300), Readers.WHOLE)
    other = Anchors(keys=(KEY.public(),), witnesses=(KEY.public(),))
    for report in reports(files, other):
        assert str(report.reason).startswith("anchor: ")


def test_what_is_sealed_is_counted_alike() -> None:
    written = tuple(
        {**entry, "audience": "members"} if at % 7 == 0 else entry
        for at, entry in enumerate(entries())
    )
    one, *many = reports(export_of(written, Readers.PUBLIC), Anchors())
    assert all(report == one for report in many)
    assert (one.valid, one.sealed) == (True, len(range(0, len(written), 7)))
