"""What Mallory alters in entries; then the tree is built again and signed with the right key."""

from collections.abc import Callable

from moothall.record.errors import Damage
from tests.audit.making import Change, Written


def first(written: list[Written], holds: Callable[[Written], bool]) -> Written:
    return next(entry for entry in written if holds(entry))


def find_against(entry: Written) -> bool:
    return bool(entry["ruling"]["verdict"] == "out of order")


def alter_verdict(written: list[Written]) -> None:
    first(written, find_against)["ruling"]["verdict"] = "in order"


def alter_effect(written: list[Written]) -> None:
    first(written, find_against)["ruling"]["effect"] = "stands"


def drop_finding(written: list[Written]) -> None:
    del first(written, find_against)["ruling"]["findings"][0]


def has_fact(source: str) -> Callable[[Written], bool]:
    return lambda entry: any(fact["source"] == source for fact in entry["facts"].values())


def alter_derived_fact(written: list[Written]) -> None:
    facts = first(written, has_fact("record"))["facts"]
    key = next(key for key, fact in facts.items() if fact["source"] == "record")
    facts[key]["found"] = {"number": ["41", "41", False, False]}


def call_derived_fact_stated(written: list[Written]) -> None:
    facts = first(written, has_fact("record"))["facts"]
    next(fact for fact in facts.values() if fact["source"] == "record")["source"] = "stated"


def alter_stated_fact(written: list[Written]) -> None:
    facts = first(written, has_fact("stated"))["facts"]
    next(fact for fact in facts.values() if fact["source"] == "stated")["found"] = True


def drop_fact(written: list[Written]) -> None:
    first(written, has_fact("record"))["facts"].popitem()


def add_fact(written: list[Written]) -> None:
    written[3]["facts"]["luck"] = {"found": True, "source": "stated"}


def alter_actor(written: list[Written]) -> None:
    written[0]["known_as"]["by"] = ["conference"]


def claim_automatic(written: list[Written]) -> None:
    written[5]["act"]["by"] = "rulebook"


def no_act(written: list[Written]) -> None:
    written[5]["act"] = "meeting.hold"


def no_moment(written: list[Written]) -> None:
    written[5]["act"]["at"] = [2, 1]


def unknown_particular(written: list[Written]) -> None:
    written[5]["act"]["particulars"]["motive"] = "base"


def say_more(written: list[Written]) -> None:
    written[5]["remark"] = "well done"


def say_more_in_the_act(written: list[Written]) -> None:
    written[5]["act"]["remark"] = "well done"


def hide_a_letter(written: list[Written]) -> None:
    written[5]["act"]["about"] += "\u202e"


def perform_what_was_reported(written: list[Written]) -> None:
    first(written, find_against)["act"]["mode"] = "performed"


ALTERATIONS: tuple[tuple[Change, Damage], ...] = (
    (alter_verdict, Damage.RULING),
    (alter_effect, Damage.RULING),
    (drop_finding, Damage.RULING),
    (alter_derived_fact, Damage.FACT),
    (call_derived_fact_stated, Damage.FACT),
    (alter_stated_fact, Damage.FACT),
    (drop_fact, Damage.FACT),
    (add_fact, Damage.FACT),
    (alter_actor, Damage.FACT),
    (claim_automatic, Damage.ACT),
    (no_act, Damage.ACT),
    (no_moment, Damage.ACT),
    (unknown_particular, Damage.ACT),
    (say_more, Damage.ACT),
    (say_more_in_the_act, Damage.ACT),
    (hide_a_letter, Damage.ACT),
    (perform_what_was_reported, Damage.RULING),
)
