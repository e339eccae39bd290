"""Who answers a question, what the answer needs, and what a challenge makes of it."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
CHAIR = "chair of committee"
QUESTION = """question = "urgent"
asks = "Could it not wait?"
ruled_by = "chair of committee"
challenge = ">= 2/3 of votes"
"""
OTHER = 'question = "fair"\nasks = "Was it fair?"\nruled_by = "walks"'
MUST = 'act = "vote.take"\nmust = { ruled = "urgent" }'
LAW = book(QUESTION, OTHER, MUST)


def rule(when: str, answer: str, who: str = CHAIR, *, of: str = "urgent", more: str = "") -> str:
    named = f"act: question.rule, question: {of}, answer: {answer}, about: M"
    return f"when: {when}, who: {who}, acts: [{{{named}{more}}}]"


def challenge(when: str, votes: str, *, of: str = "urgent", about: str = "M") -> str:
    named = f"act: chair.challenge, question: {of}, about: {about}"
    return f"when: {when}, who: committee, acts: [{{{named}, votes: {{{votes}}}}}]"


def vote(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: vote.take, about: M}}]"


URGENT = rule("2024-01-01", "true")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([URGENT], YES),
        ([URGENT, challenge("2024-02-01", "for: 6, against: 3")], NO),
        ([URGENT, challenge("2024-02-01", "for: 6, against: 4")], YES),
        ([URGENT, challenge("2024-02-01", "for: 5 to 7, against: 3")], OPEN),
        ([URGENT, challenge("2024-02-01", "for: 6")], OPEN),
        # Of another question, or about another matter, it changes nothing; of all, it does.
        ([URGENT, challenge("2024-02-01", "for: 9, against: 0", of="fair")], YES),
        ([URGENT, challenge("2024-02-01", "for: 9, against: 0", about="N")], YES),
        ([URGENT, challenge("2024-02-01", "for: 9, against: 0", of='""')], NO),
        # The answer "no" is overruled to yes; twice overruled it is what it was.
        ([rule("2024-01-01", "false"), challenge("2024-02-01", "for: 9, against: 0")], YES),
        (
            [
                URGENT,
                challenge("2024-02-01", "for: 9, against: 0"),
                challenge("2024-02-02", "for: 9, against: 0"),
            ],
            YES,
        ),
        # A ruling after it answers anew; before any ruling there is nothing to overrule.
        ([URGENT, challenge("2024-02-01", "for: 9, against: 0"), rule("2024-02-02", "true")], YES),
        ([challenge("2023-12-01", "for: 9, against: 0"), URGENT], YES),
        ([challenge("2023-12-01", "for: 9, against: 0")], OPEN),
        # It may have been overruled, or ruled on, only later.
        ([URGENT, challenge("2024-03", "for: 9, against: 0")], OPEN),
        ([rule("2024-03", "true")], OPEN),
        ([URGENT, rule("2024-03", "true")], YES),
        ([URGENT, rule("2024-03", "false")], OPEN),
    ],
)
def test_a_challenge_with_its_majority_turns_the_answer_round(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, vote("2024-03-10"), law=LAW)[-1] == expected


def test_without_a_challenge_in_the_book_a_ruling_is_not_overruled() -> None:
    law = book(QUESTION.replace('challenge = ">= 2/3 of votes"\n', ""), MUST)
    told = (URGENT, challenge("2024-02-01", "for: 9, against: 0"), vote("2024-03-10"))
    assert verdicts(*told, law=law)[-1] == YES


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (URGENT, YES),
        (rule("2024-01-01", "true", "walks"), NO),
        (rule("2024-01-01", "true", "unknown"), OPEN),
        (rule("2024-01-01", "true", "walks", of="fair"), YES),
    ],
)
def test_a_question_is_answered_by_whom_the_book_names(event: str, expected: str) -> None:
    assert verdicts(event, law=LAW) == [expected]


NEEDY = book(
    QUESTION.replace("chair of committee", "committee") + 'needs = { for = "all of seats" }', MUST
)


@pytest.mark.parametrize(
    ("votes", "ruling", "act"),
    [
        (", votes: {for: 9}", YES, YES),
        (", votes: {for: 8}", NO, OPEN),
        (", votes: {for: 8 to 9}", OPEN, OPEN),
    ],
)
def test_an_answer_without_what_it_needs_is_none(votes: str, ruling: str, act: str) -> None:
    told = (rule("2024-01-01", "true", "committee", more=votes), vote("2024-03-10"))
    assert verdicts(*told, law=NEEDY) == [ruling, act]
