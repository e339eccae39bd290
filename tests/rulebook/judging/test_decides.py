"""What a body `decides` is asked of each of its decisions, and what stands instead of it."""

import pytest

from moothall.rulebook.judging.rulings import Found
from tests.rulebook.judging.trying import deed_of, law_of, n, names, ruled, verdict

YES, NO, OPEN = "in order", "out of order", "undecided"
CLUB = """body = "club"
seats = { n = 12 }
decides = { for = "> 1/2 of votes", quorum = ">= 1/3 of seats" }"""


def votes(votes_for: int, against: int, present: int = 12) -> dict[str, Found]:
    cast = {"for": n(votes_for), "size of votes": n(votes_for + against)}
    return {**cast, "present": n(present), "size of seats": n(12)}


@pytest.mark.parametrize(
    "act",
    [
        "decision.take",
        "decision.set_aside",
        "decision.ratify",
        "decision.suspend",
        "officer.remove",
        "censure.pass",
    ],
)
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (votes(4, 3), YES),
        (votes(3, 3), NO),
        (votes(4, 0, 4), YES),
        (votes(3, 0, 3), NO),
        ({}, OPEN),
    ],
)
def test_every_decision_of_the_body_has_its_majority_and_its_quorum(
    act: str, found: dict[str, Found], expected: str
) -> None:
    deed = deed_of(act, by=names("club"), of="club")
    assert verdict(law_of(CLUB), deed, found) == expected


@pytest.mark.parametrize("act", ["decision.take", "officer.remove", "meeting.hold"])
def test_it_asks_nothing_of_another_body_or_of_another_act(act: str) -> None:
    by = "club" if act == "meeting.hold" else "board"
    assert ruled(law_of(CLUB), deed_of(act, by=names(by), of=by)).findings == ()


def test_a_condition_adds_to_it() -> None:
    law = law_of(CLUB, 'act = "decision.take"\nof = "club"\nmust = { reasons = true }')
    deed = deed_of("decision.take", by=names("club"), of="club")
    assert verdict(law, deed, {**votes(4, 3), "reasons": True}) == YES
    assert verdict(law, deed, {**votes(4, 3), "reasons": False}) == NO
    assert verdict(law, deed, {**votes(3, 4), "reasons": True}) == NO


def test_a_condition_that_stands_instead_of_its_clause_replaces_it() -> None:
    instead = """act = "decision.take"
of = "club"
when = { kind = "urgent" }
instead_of = "rule-1"
must = { for = ">= 3 of members" }"""
    law = law_of(CLUB, instead)
    deed = deed_of("decision.take", by=names("club"), of="club")
    few = {**votes(3, 9, 3), "for of members": n(3)}
    assert verdict(law, deed, {**few, "kind": names("urgent")}) == YES
    assert verdict(law, deed, {**few, "kind": names("plain")}) == NO


def tie(decides: str, found: dict[str, Found]) -> str:
    law = law_of(f'body = "club"\nseats = {{ n = 12 }}\ndecides = {{ {decides} }}')
    deed = deed_of("decision.take", by=names("club"), of="club")
    cast: dict[str, Found] = {"for": n(5), "size of votes": n(10)}
    return verdict(law, deed, {**cast, **found})


def test_a_tied_vote_is_lost_even_where_half_would_do() -> None:
    assert tie('for = ">= 1/2 of votes", tie = "lost"', {"tied": True}) == NO
    assert tie('for = ">= 1/2 of votes", tie = "lost"', {"tied": False}) == YES
    assert tie('for = ">= 1/2 of votes"', {"tied": True}) == NO


@pytest.mark.parametrize(
    "says", ['casting = "chair may"', 'casting = "chair must"', 'tie = "chair decides"']
)
def test_a_casting_vote_carries_a_tie_and_nothing_else(says: str) -> None:
    decides = f'for = "> 1/2 of votes", {says}'
    assert tie(decides, {"tied": True, "casting": True}) == YES
    assert tie(decides, {"tied": True, "casting": False}) == NO
    assert tie(decides, {"tied": False, "casting": True}) == NO
    assert tie(decides, {"tied": True}) == OPEN


def test_without_a_casting_vote_a_tie_is_lost() -> None:
    assert tie('for = "> 1/2 of votes", casting = "none"', {}) == NO
