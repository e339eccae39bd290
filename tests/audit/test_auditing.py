"""The federation's record is judged again; what Mallory alters with the right key is found."""

from collections import Counter
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.audit.report import Unchecked
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import parse_checkpoint
from moothall.record.entries import Audience, keep_entry
from moothall.record.exports import Readers, book_name
from moothall.record.signing import sign_export
from tests.audit import making
from tests.audit.altering import (
    ALTERATIONS,
    add_fact,
    alter_effect,
    alter_verdict,
    drop_fact,
    drop_finding,
    perform_what_was_reported,
    say_more,
    say_more_in_the_act,
    unknown_particular,
)
from tests.audit.making import BOOKS, KEY, Change


@pytest.mark.parametrize("book", BOOKS)
def test_the_federations_record_holds(book: str) -> None:
    report = making.audit(making.export_of(making.entries(book), book=book))
    assert report.reason is None
    assert report.valid
    assert report.entries == len(making.entries(book))
    assert (report.trusted, report.sealed) == (True, 0)


def test_stated_facts_are_listed_by_their_author() -> None:
    report = making.audit(making.export_of(making.entries()))
    named, *unchecked = report.unchecked
    assert named.what == "entries judged by the rulebook that they name"
    assert named.count == report.entries
    stated = Counter(
        entry["act"]["reported_by"]
        for entry in making.entries()
        for fact in entry["facts"].values()
        if fact["source"] == "stated"
    )
    assert {one.by: one.count for one in unchecked} == stated
    assert stated.keys() == {"S", "Y", "S+W"}
    assert {one.what for one in unchecked} == {"facts stated in reports"}


def test_what_stays_sealed_is_counted_and_the_rest_judged_from_its_own_facts() -> None:
    written = making.entries()
    for entry in written[10:20]:
        entry["audience"] = "members"
    report = making.audit(making.export_of(written, readers=Readers.PUBLIC))
    assert report.valid
    assert report.sealed == 10
    resting = Unchecked(what="facts of the record that may rest on sealed entries", count=1)
    assert Unchecked(what="sealed entries", count=10) in report.unchecked
    assert resting.what in {one.what for one in report.unchecked}


@pytest.mark.parametrize(
    ("change", "name"), ALTERATIONS, ids=lambda value: getattr(value, "__name__", value)
)
def test_what_mallory_alters_with_the_right_key_is_found(change: Change, name: str) -> None:
    report = making.audit(making.export_of(making.changed(change)))
    assert not report.valid
    assert str(report.reason).startswith(f"{name}: "), report.reason


@pytest.mark.parametrize("change", [alter_verdict, alter_effect, drop_finding])
def test_an_altered_ruling_is_found_beside_sealed_entries_too(change: Change) -> None:
    written = making.changed(change)
    written[0]["audience"] = "members"
    report = making.audit(making.export_of(written, readers=Readers.PUBLIC))
    assert str(report.reason).startswith("ruling: ")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (say_more, "act: entry 5 holds more than its act gives"),
        (say_more_in_the_act, "act: the act of entry 5 is not written as an act is"),
        (perform_what_was_reported, "ruling: "),
        (drop_fact, "fact: "),
        (add_fact, "fact: the fact 'luck' of entry 3 is one that nothing asks for"),
        (unknown_particular, "act: "),
    ],
)
def test_what_is_altered_in_an_entry_is_found_beside_sealed_ones_too(
    change: Change, name: str
) -> None:
    written = making.changed(change)
    written[0]["audience"] = "members"
    report = making.audit(making.export_of(written, readers=Readers.PUBLIC))
    assert str(report.reason).startswith(name), report.reason


@pytest.mark.parametrize("book", BOOKS)
def test_every_honest_entry_beside_a_sealed_one_holds(book: str) -> None:
    written = making.entries(book)
    written[0]["audience"] = "members"
    report = making.audit(making.export_of(written, book=book, readers=Readers.PUBLIC), Anchors())
    assert (report.reason, report.sealed) == (None, 1)


def test_another_account_well_judged_is_found_by_an_older_head_alone() -> None:
    """What somebody stated can be replaced by another statement; only an anchor shows that."""
    mine = making.export_of(making.entries(BOOKS[0])[:40])
    since = parse_checkpoint(mine["checkpoint"], what="head")
    other = making.export_of(making.entries(BOOKS[1]), book=BOOKS[1])
    assert making.audit(other).valid
    report = making.audit(other, Anchors(keys=(KEY.public(),), since=since))
    assert str(report.reason).startswith("anchor: the first 40 entries are not those of the head")
    assert making.audit(making.export_of(making.entries()), Anchors(since=since)).valid


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a JSON value."""
    if isinstance(value, dict):
        return [path, *(leaf for key in value for leaf in leaves(value[key], (*path, key)))]
    if isinstance(value, list):
        return [path, *(leaf for at, one in enumerate(value) for leaf in leaves(one, (*path, at)))]
    return [path]


@settings(max_examples=60)
@given(
    number=st.integers(0, 20),
    place=st.integers(0, 10**6),
    value=st.sampled_from(
        [None, True, 0, -1, 2**53 - 1, -(2**52), "", "rulebook", "unknown", [], {}, [[]]]
    ),
)
def test_no_altered_value_of_an_act_ends_in_anything_but_an_answer(
    number: int, place: int, value: Any
) -> None:
    written = making.entries()[:24]
    act = written[number]["act"]
    places = leaves(act)[1:]
    *way, last = places[place % len(places)]
    inner = act
    for step in way:
        inner = inner[step]
    inner[last] = value
    report = making.audit(making.export_of(written))
    assert report.valid == (report.reason is None)


def test_a_record_for_members_opens_only_to_them() -> None:
    written = making.entries(audience=Audience.MEMBERS)
    assert making.audit(making.export_of(written, readers=Readers.MEMBERS)).valid
    public = making.audit(making.export_of(written, readers=Readers.PUBLIC))
    assert (public.valid, public.sealed) == (True, len(written))


def test_a_book_that_is_none_is_refused() -> None:
    content = b"no rulebook"
    digest = sha256(content).hexdigest()
    kept = [keep_entry({**entry, "book": digest}, salt=making.SALT) for entry in making.entries()]
    files = {book_name(content): content}
    export = sign_export(kept, key=KEY, readers=Readers.WHOLE, files=files)
    assert str(making.audit(export).reason).startswith(f"book: books/{digest}.md:1:1: ")


def test_of_a_head_that_does_not_hold_the_report_says_what_it_claims() -> None:
    export = making.export_of(making.entries())
    export["tile/0/000.p/66"] = bytes(66 * 32)
    report = making.audit(export)
    assert (report.valid, report.entries, report.origin) == (False, 66, KEY.name)
    export["checkpoint"] = b"nothing"
    assert making.audit(export).origin is None
