"""A decision that was set aside, vetoed or put on hold: what may still rest on it, what it asks."""

import pytest

from tests.proceedings.telling import book, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
TAKE = "when: 2024-01-01, who: committee, acts: [{act: decision.take, decision: D1}]"
SPEND = "when: 2024-02-01, who: committee, acts: [{act: money.commit, about: D1}]"
UNDONE = (
    "when: 2024-05-01, who: members,"
    " acts: [{act: omission.report, omits: decision.carry_out, of: committee, about: D1}]"
)
RESTS = 'act = "money.commit"\nmust = { authority = "committee" }'
OWED = (
    'on = "decision.take"\nof = "committee"\nwho = "committee"\n'
    'then = "decision.carry_out"\nwithin = "1 month"'
)
STOPPING = ("decision.set_aside", "decision.veto", "decision.suspend")


def to_it(act: str, when: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: {act}, about: D1}}]"


@pytest.mark.parametrize("act", STOPPING)
@pytest.mark.parametrize(
    ("when", "expected"), [("2024-01-05", NO), ("2024-02-05", YES), ("2024-01/2024-02", OPEN)]
)
def test_nothing_rests_on_a_decision_from_when_it_was_stopped(
    act: str, when: str, expected: str
) -> None:
    assert verdicts(TAKE, to_it(act, when), SPEND, law=book(RESTS))[-1] == expected


@pytest.mark.parametrize("act", STOPPING)
@pytest.mark.parametrize(
    ("when", "lapses", "report"),
    [("2024-01-05", [], YES), ("2024-03-05", [NO], NO), ("2024-01/2024-03", [OPEN], OPEN)],
)
def test_a_decision_that_was_stopped_before_its_day_need_not_be_carried_out(
    act: str, when: str, lapses: list[str], report: str
) -> None:
    told = replayed(TAKE, to_it(act, when), UNDONE, law=book(OWED))
    assert [one.verdict.value for one in told.lapses] == lapses
    assert told.judged[-1].entry.ruling.verdict.value == report


@pytest.mark.parametrize(
    "lifting", [to_it("decision.ratify", "2024-01-20"), TAKE.replace("2024-01-01", "2024-01-20")]
)
def test_a_decision_on_hold_stands_again_once_it_is_ratified_or_taken_again(lifting: str) -> None:
    hold = to_it("decision.suspend", "2024-01-05")
    assert verdicts(TAKE, hold, lifting, SPEND, law=book(RESTS))[-1] == YES


def test_ratifying_does_not_bring_back_what_was_set_aside() -> None:
    events = [
        TAKE,
        to_it("decision.set_aside", "2024-01-05"),
        to_it("decision.ratify", "2024-01-20"),
    ]
    assert verdicts(*events, SPEND, law=book(RESTS))[-1] == NO


def test_a_decision_on_hold_may_still_be_set_aside_by_the_body_that_took_it() -> None:
    law = book('act = "decision.set_aside"\nmust = { decided_by = "self" }')
    aside = "when: 2024-01-20, who: committee, acts: [{act: decision.set_aside, about: D1}]"
    hold = to_it("decision.suspend", "2024-01-05")
    assert verdicts(TAKE, hold, aside, law=law)[-1] == YES
