"""Who owes an act may do it while it is owed; who may act instead may where it was not done."""

import pytest

from moothall.proceedings.replay import Replay
from moothall.rulebook.judging.law import Law
from tests.proceedings.telling import book, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
# The words of a student society: the board calls the meeting that is asked for within 21 days;
# after that any of those who asked may.
DUTY = """on = "requisition.lodge"
of = "walks"
who = "committee"
then = "meeting.call"
within = "21 days"
default = { may = "each signatory", act = "meeting.call" }
"""
LODGE = "when: 2024-03-01, who: members, acts: [{act: requisition.lodge, of: walks, about: R}]"


def strict(*blocks: str) -> Law:
    """The book with these clauses, in which what no clause provides for is open."""
    head = 'may = "members"\nact = "requisition.lodge"'
    other = 'may = "chair of committee"\nact = "meeting.call"'
    return book(head, other, *blocks)


def call(who: str, when: str, about: str = ", about: R") -> str:
    act = f"{{act: meeting.call, of: walks, meeting: M-{when}{about}}}"
    return f"when: {when}, who: {who}, acts: [{act}]"


@pytest.mark.parametrize(
    ("who", "when", "expected"),
    [
        ("committee", "2024-03-10", YES),
        # Late is better than never.
        ("committee", "2024-03-30", YES),
        ("signatories", "2024-03-22", NO),
        ("signatories", "2024-03-23", YES),
        ("members", "2024-03-23", NO),
    ],
)
def test_the_debtor_may_and_after_the_time_each_of_those_who_asked(
    who: str, when: str, expected: str
) -> None:
    assert verdicts(LODGE, call(who, when), law=strict(DUTY))[-1] == expected


def test_who_owes_nothing_any_more_may_not() -> None:
    events = (LODGE, call("committee", "2024-03-05"), call("committee", "2024-03-10"))
    assert verdicts(*events, law=strict(DUTY)) == [YES, YES, NO]
    assert verdicts(call("committee", "2024-03-05"), law=strict(DUTY)) == [NO]


def lapsed(told: Replay) -> list[tuple[str, str]]:
    return [(one.body, one.verdict.value) for one in told.lapses]


def test_a_meeting_called_about_the_requisition_is_what_was_owed() -> None:
    assert lapsed(replayed(LODGE, call("committee", "2024-03-10"), law=strict(DUTY))) == []
    late = replayed(LODGE, call("committee", "2024-03-30"), law=strict(DUTY))
    assert lapsed(late) == [("walks", NO)]


def test_a_meeting_called_without_saying_why_may_be_what_was_owed() -> None:
    plain = call("committee", "2024-03-10", about="")
    assert lapsed(replayed(LODGE, plain, law=strict(DUTY))) == [("walks", OPEN)]
    assert verdicts(LODGE, plain, call("signatories", "2024-03-25"), law=strict(DUTY))[-1] == OPEN
    other = call("committee", "2024-03-10", about=", about: S")
    assert lapsed(replayed(LODGE, other, law=strict(DUTY))) == [("walks", OPEN)]
    assert verdicts(LODGE, other, call("signatories", "2024-03-25"), law=strict(DUTY))[-1] == YES


@pytest.mark.parametrize("who", ["members", "member of walks", "members of walks"])
def test_each_names_every_one_of_a_class(who: str) -> None:
    law = book('may = ["each member", "each walk"]\nact = "motion.submit"')
    assert verdicts(f"when: 2024-03-01, who: {who}, acts: [{{act: motion.submit}}]", law=law) == [
        YES
    ]
