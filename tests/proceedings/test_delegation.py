"""A power is handed on only where its block says so, to whom it says, and may be taken back."""

import pytest

from moothall.rulebook.judging.rulings import Effect
from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
POWER = 'may = "committee"\nact = ["money.commit", "position.announce"]\n'


def hand_on(when: str, to: str, *, by: str = "committee", power: str = "money.commit") -> str:
    return f"when: {when}, who: {by}, acts: [{{act: power.delegate, power: {power}, to: {to}}}]"


def take_back(when: str, to: str, *, by: str = "committee") -> str:
    return (
        f"when: {when}, who: {by}, acts: [{{act: power.withdraw, power: money.commit, to: {to}}}]"
    )


def spend(when: str, by: str, act: str = "money.commit") -> str:
    return f"when: {when}, who: {by}, acts: [{{act: {act}, of: committee}}]"


def delegable(more: str = "", to: str = '["walks", "chair of committee"]') -> str:
    return POWER + f"delegable = {{ to = {to}{more} }}"


@pytest.mark.parametrize(
    ("block", "event", "expected"),
    [
        (delegable(), hand_on("2024-01-01", "walks"), YES),
        (delegable(), hand_on("2024-01-01", "members"), NO),
        (delegable(), hand_on("2024-01-01", "walks", by="members"), NO),
        (delegable(), hand_on("2024-01-01", "walks", by="unknown"), OPEN),
        (delegable(), hand_on("2024-01-01", "walks", power="decision.take"), NO),
        (delegable(), hand_on("2024-01-01", "walks", power="position.announce"), YES),
        # Somebody by name may be one of a class; a body of the book is none of its members.
        (delegable(to='["members"]'), hand_on("2024-01-01", "P1"), OPEN),
        (delegable(to='["members"]'), hand_on("2024-01-01", "member of members"), YES),
        (delegable(to='["members"]'), hand_on("2024-01-01", "walks"), NO),
        (delegable(to='["walks"]'), hand_on("2024-01-01", "members of walks"), YES),
        (delegable(to='["officers"]'), hand_on("2024-01-01", "chair of committee"), YES),
        # What is not said to be delegable is not.
        (POWER, hand_on("2024-01-01", "walks"), NO),
        (POWER + "delegable = false", hand_on("2024-01-01", "walks"), NO),
    ],
)
def test_a_power_is_handed_on_by_whom_and_to_whom_its_block_says(
    block: str, event: str, expected: str
) -> None:
    assert verdicts(event, law=book(block)) == [expected]


def test_a_power_that_may_not_be_handed_on_is_void_and_says_so() -> None:
    law = book(POWER)
    ruling = last(hand_on("2024-01-01", "walks"), law=law).entry.ruling
    assert ruling.effect is Effect.VOID
    assert [say_finding(one, law) for one in ruling.findings] == [
        "The clause does not let this power be handed on or taken back."
    ]


HANDED = hand_on("2024-01-01", "walks")


@pytest.mark.parametrize(
    ("more", "events", "expected"),
    [
        ("", [spend("2024-03-01", "walks")], NO),
        ("", [HANDED, spend("2024-03-01", "walks")], YES),
        ("", [HANDED, spend("2024-03-01", "committee")], YES),
        ("", [HANDED, spend("2024-03-01", "members")], NO),
        ("", [HANDED, spend("2024-03-01", "unknown")], OPEN),
        # It is of the act that was named only.
        ("", [HANDED, spend("2024-03-01", "walks", "position.announce")], NO),
        ("", [hand_on("2024-03", "walks"), spend("2024-03-10", "walks")], OPEN),
        ("", [hand_on("2024-03-02", "walks"), spend("2024-03-01", "walks")], NO),
        ("", [HANDED, take_back("2024-02-01", "walks"), spend("2024-03-01", "walks")], NO),
        ("", [HANDED, take_back("2024-03", "walks"), spend("2024-03-10", "walks")], OPEN),
        (
            "",
            [
                HANDED,
                take_back("2024-02-01", "walks"),
                hand_on("2024-02-02", "walks"),
                spend("2024-03-01", "walks"),
            ],
            YES,
        ),
        # A void handing on gives nothing.
        ("", [hand_on("2024-01-01", "walks", by="members"), spend("2024-03-01", "walks")], NO),
        ("", [hand_on("2024-01-01", "walks", by="unknown"), spend("2024-03-01", "walks")], OPEN),
        # Onward: from one delegate to the next, and it falls with the first.
        (
            "",
            [
                HANDED,
                hand_on("2024-02-01", "chair of committee", by="walks"),
                spend("2024-03-01", "chair of committee"),
            ],
            NO,
        ),
        (
            ", onward = true",
            [
                HANDED,
                hand_on("2024-02-01", "chair of committee", by="walks"),
                spend("2024-03-01", "chair of committee"),
            ],
            YES,
        ),
        (
            ", onward = true",
            [
                HANDED,
                hand_on("2024-02-01", "chair of committee", by="walks"),
                take_back("2024-02-02", "walks"),
                spend("2024-03-01", "chair of committee"),
            ],
            NO,
        ),
    ],
)
def test_whoever_got_a_power_may_exercise_it(more: str, events: list[str], expected: str) -> None:
    assert verdicts(*events, law=book(delegable(more)))[-1] == expected


USED = spend("2024-02-01", "walks")


@pytest.mark.parametrize(
    ("more", "events", "expected"),
    [
        ("", [HANDED, take_back("2024-03-01", "walks")], YES),
        ("", [HANDED, USED, take_back("2024-03-01", "walks")], YES),
        ("", [take_back("2024-03-01", "walks")], NO),
        ("", [HANDED, take_back("2024-03-01", "walks", by="members")], NO),
        (", revocable = false", [HANDED, take_back("2024-03-01", "walks")], NO),
        (', revocable = "until used"', [HANDED, take_back("2024-03-01", "walks")], YES),
        (', revocable = "until used"', [HANDED, USED, take_back("2024-03-01", "walks")], NO),
        (
            ', revocable = "until used"',
            [HANDED, spend("2024-03", "walks"), take_back("2024-03-10", "walks")],
            OPEN,
        ),
        # What was done with it before it was handed on is no use of it.
        (
            ', revocable = "until used"',
            [spend("2023-12-01", "walks"), HANDED, take_back("2024-03-01", "walks")],
            YES,
        ),
    ],
)
def test_a_power_is_taken_back_as_far_as_its_block_lets_it(
    more: str, events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=book(delegable(more)))[-1] == expected


def test_a_finding_says_that_the_power_had_been_handed_on() -> None:
    law = book(delegable())
    assert say_finding(last_finding(HANDED, spend("2024-03-01", "walks"), law=law), law) == (
        "It was for the committee to do this, and the power had been handed on."
    )


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (
            [hand_on("2024-01-01", "members")],
            "The clause does not let this power be handed on to them.",
        ),
        (
            [take_back("2024-03-01", "walks")],
            "Whoever takes the power back had not handed it on to them.",
        ),
        (
            [HANDED, USED, take_back("2024-03-01", "walks")],
            "The power had been used, and the clause lets it be taken back only before.",
        ),
        ([hand_on("2024-01-01", "walks", by="members")], "Only the committee may do this."),
    ],
)
def test_a_finding_says_why_a_power_could_not_be_handed_on_or_taken_back(
    events: list[str], says: str
) -> None:
    law = book(delegable(', revocable = "until used"'))
    assert say_finding(last_finding(*events, law=law), law) == says
