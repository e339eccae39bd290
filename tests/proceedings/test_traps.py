"""Traps of the language: clause identity, transitional elections, the book's own acts, bases."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"
ENTRENCHED = """act = "rulebook.amend"
when = {{ touches = {} }}
must = {{ for = ">= 3/4 of votes" }}"""


def amend(touches: str) -> str:
    said = f"touches: {touches}, " if touches else ""
    acts = f"[{{act: rulebook.amend, {said}votes: {{for: 2, against: 1}}}}]"
    return f"when: 2024-06-01, {WHO}, acts: {acts}"


@pytest.mark.parametrize(
    ("asked", "touches", "expected"),
    [
        ('"rule-1"', "rule-1", NO),
        # By its number, its chapter, or with others; renumbering moves nothing. [6.32]
        ('"rule-1"', '"1.1"', NO),
        ('"1.1"', "rule-1", NO),
        ('"1"', "rule-1", NO),
        ('"rule-1"', '"1"', NO),
        ('"rule-1"', '["0.1", rule-1]', NO),
        ('"rule-1"', '"0.2"', YES),
        ('"rule-1"', "bodies", YES),
        # A body is touched with the clause that declares it.
        ('"committee"', "bodies", NO),
        ('"committee"', '"0.1"', YES),
        ('"rule-1"', "", OPEN),
    ],
)
def test_a_clause_is_touched_under_whichever_of_its_names(
    asked: str, touches: str, expected: str
) -> None:
    assert verdicts(amend(touches), law=book(ENTRENCHED.format(asked))) == [expected]


ADOPT = "when: 2024-01-01, who: members, acts: [{act: rulebook.adopt}]"


def elect(when: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: election.declare, of: committee}}]"


def hold(when: str, more: str = "notice: 1 day") -> str:
    return f"when: {when}, {WHO}, acts: [{{act: meeting.hold, meeting: A, {more}}}]"


@pytest.mark.parametrize(
    ("scope", "events", "expected"),
    [
        # Up to the first election, and from it on. [6.36]
        ('until = "1 election after rulebook.adopt"', [ADOPT], NO),
        ('until = "1 election after rulebook.adopt"', [ADOPT, elect("2024-03-01")], YES),
        ('until = "1 election after rulebook.adopt"', [elect("2023-03-01"), ADOPT], NO),
        ('until = "1 election after rulebook.adopt"', [ADOPT, elect("2024-06")], OPEN),
        ('from = "1 election after rulebook.adopt"', [ADOPT], YES),
        ('from = "1 election after rulebook.adopt"', [ADOPT, elect("2024-03-01")], NO),
        ('until = "2 elections after rulebook.adopt"', [ADOPT, elect("2024-03-01")], NO),
        # The book is adopted for everybody, whoever adopted it.
        ('from = "6 months after rulebook.adopt"', [ADOPT], YES),
        ('from = "5 months after rulebook.adopt"', [ADOPT], NO),
        ('until = "5 months after rulebook.adopt"', [ADOPT], YES),
        ('until = "6 months after rulebook.adopt"', [ADOPT], NO),
    ],
)
def test_a_transitional_block_lasts_as_long_as_it_says(
    scope: str, events: list[str], expected: str
) -> None:
    law = book(f'act = "meeting.hold"\n{scope}\nmust = {{ notice = ">= 7 days" }}')
    assert verdicts(*events, hold("2024-06-10"), law=law)[-1] == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("consent: 2 of walks", YES),
        ("consent: 1 of walks", NO),
        # So many in all are no more of these.
        ("consent: 1", NO),
        ("consent: 5", OPEN),
        ("consent: 5 of members", OPEN),
    ],
)
def test_a_number_of_all_does_not_say_how_many_of_a_body(stated: str, expected: str) -> None:
    law = book('act = "appointment.make"\nmust = { consent = ">= 2 of walks" }')
    event = f"when: 2024-06-01, {WHO}, acts: [{{act: appointment.make, {stated}}}]"
    assert verdicts(event, law=law) == [expected]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("present_at_opening: 5", YES), ("present_at_opening: 4", NO), ("attendance: 5", OPEN)],
)
def test_a_quorum_at_the_opening_is_that_of_the_meeting_and_not_of_the_vote(
    stated: str, expected: str
) -> None:
    law = book('act = "decision.take"\nmust = { present_at_opening = ">= 5" }')
    take = f"when: 2024-06-10, {WHO}, acts: [{{act: decision.take, meeting: A, attendance: 3}}]"
    assert verdicts(hold("2024-06-10", stated), take, law=law)[-1] == expected
