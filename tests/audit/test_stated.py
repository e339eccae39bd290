"""What an act states: only what the vocabulary has, and its facts are what it states."""

from functools import partial

import pytest

from moothall.audit.stated import require_named
from moothall.record.errors import RecordError
from moothall.record.exports import Readers
from moothall.rulebook.judging.rulings import Deed
from tests.audit.making import BOOKS, Written, audit, entries, export_of
from tests.proceedings.telling import book, told

NUMBER = {"number": ["9", "9", False, False]}
OF_NO_SENSE = {"length": "7 days"}
NO_WORD = "is no word that an act states"
OF_NO_KIND = "is stated as something that it cannot be"


def beside_a_sealed_entry(book: str = BOOKS[0]) -> list[Written]:
    """The federation's entries, of which the public sees all but the first."""
    written = entries(book)
    written[0]["audience"] = "members"
    return written


def reason(written: list[Written], book: str = BOOKS[0]) -> str | None:
    return audit(export_of(written, book=book, readers=Readers.PUBLIC)).reason


@pytest.mark.parametrize("written", [entries, beside_a_sealed_entry])
@pytest.mark.parametrize(
    ("word", "stated", "says"),
    [
        ("luck", NUMBER, f"'luck' {NO_WORD}"),
        ("Alice stole it", True, f"'Alice stole it' {NO_WORD}"),
        ("ruled", True, f"'ruled' {NO_WORD}"),
        ("luck of groups", NUMBER, f"'luck of groups' {NO_WORD}"),
        ("size of luck", NUMBER, f"'size of luck' {NO_WORD}"),
        ("size of seats excluding luck", NUMBER, f"'size of seats excluding luck' {NO_WORD}"),
        ("notice", True, f"'notice' {OF_NO_KIND}"),
        ("present", {"names": ["x"]}, f"'present' {OF_NO_KIND}"),
        ("present", {"number": ["-9", "9", False, False]}, f"'present' {OF_NO_KIND}"),
        ("members", True, f"'members' {OF_NO_KIND}"),
    ],
)
def test_an_act_states_nothing_but_words_of_the_vocabulary(
    written: partial[list[Written]], word: str, stated: object, says: str
) -> None:
    changed = written()
    changed[5]["act"]["stated"][word] = stated
    assert reason(changed) == f"act: entry 5: {says}"


@pytest.mark.parametrize(
    ("word", "stated"),
    [
        ("ruled urgent", True),
        ("in_post_of treasurer of north", False),
        ("told of groups", NUMBER),
        ("members", NUMBER),
        ("size of seats excluding interested", NUMBER),
        ("size of members as of ballot.call", NUMBER),
        ("notice", {"absence": "unknown"}),
    ],
)
def test_what_nobody_asks_for_may_be_stated_all_the_same(word: str, stated: object) -> None:
    changed = entries()
    changed[5]["act"]["stated"][word] = stated
    assert reason(changed) is None


def test_there_are_no_acts_but_those_of_the_vocabulary() -> None:
    changed = entries()
    changed[2]["act"]["name"] = "luck.have"
    assert reason(changed) == "act: entry 2: there is no act 'luck.have'"


def test_nor_is_an_act_of_no_vocabulary_owed() -> None:
    changed = beside_a_sealed_entry()
    at = next(at for at, one in enumerate(changed) if "omits" in one["act"]["particulars"])
    changed[at]["act"]["particulars"]["omits"] = "luck.have"
    changed[at]["facts"] = {}
    assert reason(changed) == f"act: entry {at}: there is no act 'luck.have'"


@pytest.mark.parametrize("book", BOOKS)
def test_what_is_sound_holds_whatever_is_sealed(book: str) -> None:
    written = beside_a_sealed_entry(book)
    assert reason(written, book) is None
    for entry in written[::3]:
        entry["audience"] = "members"
    assert reason(written, book) is None


@pytest.mark.parametrize("book", BOOKS)
def test_beside_sealed_entries_a_stated_fact_is_what_its_act_states(book: str) -> None:
    tried = 0
    for number, entry in enumerate(beside_a_sealed_entry(book)):
        for word in entry["act"]["stated"].keys() & entry["facts"].keys() - {"authority"}:
            changed = beside_a_sealed_entry(book)
            stated = changed[number]["act"]["stated"]
            other = "unknown" if stated[word] == {"absence": "none"} else "none"
            stated[word] = {"absence": other}
            says = f"fact: the fact {word!r} of entry {number} is not what its act states"
            assert number == 0 or reason(changed, book) == says
            tried += number > 0
    assert tried > 9


@pytest.mark.parametrize("book", BOOKS)
def test_beside_sealed_entries_no_fact_is_stated_that_the_act_does_not_state(book: str) -> None:
    written = beside_a_sealed_entry(book)
    tried = 0
    for number, entry in enumerate(written[1:], start=1):
        derived = [key for key, fact in entry["facts"].items() if fact["source"] == "record"]
        for key in sorted(derived)[:2]:
            changed = beside_a_sealed_entry(book)
            changed[number]["facts"][key]["source"] = "stated"
            if key in entry["act"]["stated"]:  # it states the same, and was not believed alone
                continue
            says = f"fact: the fact {key!r} of entry {number} is not what its act states"
            assert reason(changed, book) == says
            tried += 1
    assert tried > 9


@pytest.mark.parametrize(
    ("known_as", "names"),
    [
        ("by", ["conference"]),
        ("by", []),
        ("by", None),
        ("of", ["conference"]),
        ("of", []),
    ],
)
def test_beside_sealed_entries_who_acted_is_known_by_the_name_in_the_act(
    known_as: str, names: object
) -> None:
    changed = beside_a_sealed_entry()
    number = next(
        at for at, one in enumerate(changed) if at and one["act"]["by"] and one["act"]["of"]
    )
    changed[number]["known_as"][known_as] = names
    says = f"fact: who acted in the act of entry {number} is not who the act says"
    assert reason(changed) == says


def test_beside_sealed_entries_nobody_acted_whom_the_act_does_not_name() -> None:
    changed = beside_a_sealed_entry()
    number = next(at for at, one in enumerate(changed) if at and not one["act"]["by"])
    changed[number]["known_as"]["by"] = ["conference"]
    says = f"fact: who acted in the act of entry {number} is not who the act says"
    assert reason(changed) == says


def test_beside_sealed_entries_silence_is_what_it_is_of_a_report() -> None:
    changed = beside_a_sealed_entry()
    number = next(
        at
        for at, one in enumerate(changed)
        if one["facts"].get("told", {}).get("found") == {"absence": "unknown"}
    )
    changed[number]["facts"]["told"]["found"] = {"absence": "none"}
    says = f"fact: the fact 'told' of entry {number} is not what its act states"
    assert reason(changed) == says


@pytest.mark.parametrize("book", BOOKS)
def test_beside_sealed_entries_a_size_of_the_rulebook_is_what_it_gives(book: str) -> None:
    tried = 0
    for number, entry in enumerate(beside_a_sealed_entry(book)):
        of_book = [key for key, fact in entry["facts"].items() if fact["source"] == "rulebook"]
        for key in of_book if number else ():
            changed = beside_a_sealed_entry(book)
            changed[number]["facts"][key]["found"]["number"][0] = "1"
            says = f"fact: the fact {key!r} of entry {number} is not what its rulebook gives"
            assert reason(changed, book) == says
            tried += 1
    assert tried > 3


def test_beside_sealed_entries_nothing_but_a_size_is_of_the_rulebook() -> None:
    changed = beside_a_sealed_entry()
    changed[3]["facts"]["heard"]["source"] = "rulebook"
    says = "fact: the fact 'heard' of entry 3 is not what its rulebook gives"
    assert reason(changed) == says


def test_whether_an_office_was_still_held_only_the_state_says() -> None:
    law = book()
    act = told("when: 2024-01-01, who: chair of committee, acts: [{act: money.commit}]", law=law)
    done = act.events[0].acts[0]
    open_names = frozenset({"perhaps chair", "perhaps chair of committee"})
    of = frozenset({"chair", "chair of committee"})

    require_named(done, Deed(act=done.name, by=open_names, of=of, at=done.at), law, number=0)
    others = Deed(act=done.name, by=frozenset({"perhaps members"}), of=of, at=done.at)
    with pytest.raises(RecordError):
        require_named(done, others, law, number=0)


@pytest.mark.parametrize("book", BOOKS)
def test_beside_sealed_entries_a_derived_fact_is_of_a_kind_that_it_can_be(book: str) -> None:
    tried = set()
    for number, entry in enumerate(beside_a_sealed_entry(book)[1:], start=1):
        for key, fact in entry["facts"].items():
            word = key.partition(" ")[0]
            if word in tried or fact["source"] != "record" or fact["found"] == OF_NO_SENSE:
                continue
            changed = beside_a_sealed_entry(book)
            changed[number]["facts"][key]["found"] = OF_NO_SENSE
            says = f"fact: the fact {key!r} of entry {number} is of a kind that it cannot be"
            assert reason(changed, book) == says
            tried.add(word)
    assert len(tried) > 9


@pytest.mark.parametrize("written", [entries, beside_a_sealed_entry])
@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\u00ad", "\x00", "\n", "\t", "\u2028"])
@pytest.mark.parametrize("word", ["about", "kind", "event", "reported_by"])
def test_no_act_holds_a_letter_that_nobody_sees(
    written: partial[list[Written]], letter: str, word: str
) -> None:
    changed = written()
    changed[5]["act"][word] = f"a{letter}"
    says = f"act: entry 5: its act holds U+{ord(letter):04X}, which nobody would see"
    assert reason(changed) == says


def test_nor_among_its_particulars_or_the_names_that_it_states() -> None:
    says = "its act holds U+202E, which nobody would see"
    changed = entries()
    at = next(at for at, one in enumerate(changed) if one["act"]["particulars"].get("meeting"))
    changed[at]["act"]["particulars"]["meeting"] += "\u202e"
    assert reason(changed) == f"act: entry {at}: {says}"
    changed = entries()
    changed[5]["act"]["stated"]["method"] = {"names": ["secret\u202e"]}
    assert reason(changed) == f"act: entry 5: {says}"


def test_letters_of_every_language_may_stand_in_an_act() -> None:
    changed = entries()
    changed[5]["act"]["reported_by"] = "Zoë Łukasz Ωmega Иван 山田"
    assert reason(changed) is None
