"""Periods are worked out from the acts each time; questions are for those the book names."""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found
from tests.proceedings.telling import book, found, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"
DEBATE = """period = "debate"
opens = "motion.submit"
lasts = "14 days"
extends = { on = "motion.amend", to = "3 days", at_most = "21 days" }"""
ASK = 'act = "vote.take"\nmust = { during = "debate" }'
SUBMIT = f"when: 2024-03-01, {WHO}, acts: [{{act: motion.submit, motion: M1, about: M1}}]"


def amend(when: str) -> str:
    return f"when: {when}, {WHO}, acts: [{{act: motion.amend, about: M1}}]"


def vote(when: str) -> str:
    return f"when: {when}, {WHO}, acts: [{{act: vote.take, motion: M1, about: M1}}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([vote("2024-03-02")], NO),
        ([SUBMIT, vote("2024-03-10")], YES),
        ([SUBMIT, vote("2024-03-14")], YES),
        ([SUBMIT, vote("2024-03-17")], NO),
        ([SUBMIT, vote("2024-03")], OPEN),
        ([SUBMIT, amend("2024-03-02"), vote("2024-03-10")], YES),
        ([SUBMIT, amend("2024-03-14"), vote("2024-03-16")], YES),
        ([SUBMIT, amend("2024-03-14"), vote("2024-03-19")], NO),
        (
            [
                SUBMIT,
                amend("2024-03-14"),
                amend("2024-03-16"),
                amend("2024-03-19"),
                vote("2024-03-24"),
            ],
            NO,
        ),
    ],
)
def test_a_period_opens_with_an_act_and_what_lengthens_it_never_beyond_the_most(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=book(DEBATE, ASK))[-1] == expected


def test_a_period_opens_after_another_and_one_without_an_end_stays_open() -> None:
    law = book(
        DEBATE,
        'period = "pause"\nopens = "end of debate"\nlasts = "7 days"',
        'act = "vote.take"\nmust = { during = "pause" }',
    )
    assert verdicts(SUBMIT, vote("2024-03-18"), law=law)[-1] == YES
    assert verdicts(SUBMIT, vote("2024-03-10"), law=law)[-1] == NO


def test_what_opens_before_something_to_come_is_unknown_and_marked_so() -> None:
    law = book('period = "debate"\nopens = "14 days before vote.take"\nlasts = "7 days"', ASK)
    assert verdicts(vote("2024-03-02"), law=law) == [OPEN]
    assert found("during", vote("2024-03-02"), law=law) == frozenset({"perhaps debate"})


CALENDAR = book('period = "debate"\ncalendar = "declared by committee"', ASK)
DECLARE = (
    f"when: 2024-01-01, {WHO}, acts: [{{act: calendar.declare, period: debate, "
    "opens: 2024-03-01, closes: 2024-03-20}]"
)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([vote("2024-03-02")], OPEN),
        ([DECLARE, vote("2024-03-02")], YES),
        ([DECLARE, vote("2024-03-20")], YES),
        ([DECLARE, vote("2024-03-21")], NO),
        ([DECLARE, vote("2024-02-29")], NO),
    ],
)
def test_a_calendars_period_is_open_from_the_day_declared_to_the_day_declared(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=CALENDAR)[-1] == expected


VARIED = book(
    'quantity = "enough"\nis = "5"\nvary = { by = "committee" }',
    'act = "vote.take"\nmust = { support = ">= enough" }',
)


@pytest.mark.parametrize(("value", "expected"), [(None, NO), ("4", YES), ("3 to 5", OPEN)])
def test_a_quantity_is_varied_by_an_act(value: str | None, expected: str) -> None:
    vary = f"when: 2024, {WHO}, acts: [{{act: quantity.vary, quantity: enough, value: {value}}}]"
    support = vote("2024-05-01").replace("motion: M1", "support: 4")
    told = [support] if value is None else [vary.replace("2024", "2024-01-01"), support]
    assert verdicts(*told, law=VARIED)[-1] == expected


QUESTION = """question = "urgent"
asks = "Could it not wait?"
ruled_by = "chair of committee"
challenge = ">= 2/3 of votes"
"""
MUST = 'act = "vote.take"\nmust = { ruled = "urgent" }'
GUIDED = 'guide = { no = "notice >= 7 days" }\n'


def rule(answer: str, who: str = "chair of committee", about: str = "M1") -> str:
    return (
        f"when: 2024-01-01, who: {who}, acts: [{{act: question.rule, question: urgent, "
        f"answer: {answer}, about: {about}}}]"
    )


@pytest.mark.parametrize(
    ("more", "events", "expected"),
    [
        ("", [vote("2024-05-01")], Absence.UNKNOWN),
        ("", [rule("true"), vote("2024-05-01")], True),
        ("", [rule("false"), vote("2024-05-01")], False),
        ("", [rule("true", about="M2"), vote("2024-05-01")], Absence.UNKNOWN),
        ("", [rule("true", who="walks"), vote("2024-05-01")], Absence.UNKNOWN),
        ("", [rule("true", who="unknown"), vote("2024-05-01")], True),
        ('unruled = "no"', [vote("2024-05-01")], False),
        ('unruled = "yes"', [vote("2024-05-01")], True),
        (GUIDED, [vote("2024-05-01").replace("acts", "notice: 8 days, acts")], False),
        (GUIDED, [vote("2024-05-01").replace("acts", "notice: 2 days, acts")], Absence.UNKNOWN),
        # While the guide may still say no, a presumption of yes decides nothing.
        (GUIDED + 'unruled = "yes"', [vote("2024-05-01")], Absence.UNKNOWN),
        (GUIDED + 'unruled = "no"', [vote("2024-05-01")], False),
    ],
)
def test_a_question_is_answered_as_ruled_as_measured_or_as_presumed(
    more: str, events: list[str], expected: Found
) -> None:
    law = book(QUESTION + more, MUST)
    assert found("ruled urgent", *events, law=law) == expected
