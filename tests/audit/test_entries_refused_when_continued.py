"""What a record may not be continued from: entries that the same history does not give."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from moothall.audit.continuing import acts_left
from moothall.cli.files import load_history, read_law
from moothall.proceedings.entering import Entry
from moothall.proceedings.replay import replay
from moothall.record.entries import keep_entry
from moothall.record.errors import RecordError
from moothall.rulebook.judging.law import Law
from tests.audit.making import BOOKS, HISTORY, SALT, Written, book_path, entries

TELL_LATER = (
    "no entry is ever changed: put the history back as it was, and tell what you know better in a "
    "new event at its end"
)
FEW = 3


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law(str(book_path(BOOKS[0])))


@pytest.fixture(scope="module")
def acts(law: Law) -> tuple[Entry, ...]:
    judged = replay(load_history(str(HISTORY), law), law).judged
    return tuple(one.entry for one in judged if isinstance(one.entry, Entry))


def other_fact(entry: Written) -> None:
    entry["facts"] = {**entry["facts"], "zeal": {"found": True, "source": "stated"}}


def other_actor(entry: Written) -> None:
    entry["known_as"] = {**entry["known_as"], "by": ["somebody-else"]}


def other_ruling(entry: Written) -> None:
    entry["ruling"] = {**entry["ruling"], "verdict": "in doubt"}


def other_event(entry: Written) -> None:
    entry["act"] = {**entry["act"], "event": "E99"}


def of_itself(entry: Written) -> None:
    entry["act"] = {**entry["act"], "by": "rulebook"}


def no_act(entry: Written) -> None:
    entry["act"] = "a meeting"


def other_particular(entry: Written) -> None:
    entry["act"] = {**entry["act"], "particulars": {"x": 1}}


TOLD = "the history now gives"
HERE = f"{TOLD} position.announce in event E01 there; {TELL_LATER}"
FOUND = "than this program finds; audit the record"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (other_fact, f"fact: entry 1 has another 'zeal' among its facts {FOUND}"),
        (other_actor, f"fact: entry 1 has another 'by' among its names of who acted {FOUND}"),
        (
            other_ruling,
            "ruling: entry 1 has another ruling than this program gives; audit the record",
        ),
        (other_event, f"act: entry 1 is of position.announce in event E99, and {HERE}"),
        (of_itself, f"act: entry 1 is of position.announce, which happened of itself, and {HERE}"),
        (no_act, f"act: entry 1 is of no act, and {HERE}"),
        (
            other_particular,
            (
                f"act: entry 1 is of position.announce in event E01, and {TOLD} another 'x' of "
                f"it; {TELL_LATER}"
            ),
        ),
    ],
)
def test_an_entry_that_the_history_does_not_give_is_refused_by_what_differs(
    law: Law, acts: tuple[Entry, ...], change: Callable[[Written], None], says: str
) -> None:
    written = entries()[:FEW]
    change(written[1])
    kept = [keep_entry(entry, salt=SALT) for entry in written]
    with pytest.raises(RecordError) as caught:
        acts_left(kept, acts, law)
    assert str(caught.value) == says


def test_an_entry_that_is_not_open_is_refused(law: Law, acts: tuple[Entry, ...]) -> None:
    kept = [keep_entry(entry, salt=SALT) for entry in entries()[:FEW]]
    kept[1] = replace(kept[1], entry=None)
    with pytest.raises(RecordError) as caught:
        acts_left(kept, acts, law)
    says = "entry 1 is not open, so nobody can tell whether the history gives it"
    assert str(caught.value) == f"opening: {says}"


def test_what_the_record_does_not_hold_yet_is_numbered_behind_it(
    law: Law, acts: tuple[Entry, ...]
) -> None:
    kept = [keep_entry(entry, salt=SALT) for entry in entries()[:FEW]]
    left = acts_left(kept, acts, law)
    assert [one.number for one in left] == list(range(FEW, len(acts)))
