"""An omission is ruled on as the duty that asked for what was not done."""

import pytest

from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.rulings import (
    Absence,
    Effect,
    Fact,
    Finding,
    Form,
    Found,
    Measured,
    Owed,
    Ruling,
    Source,
    Verdict,
)
from moothall.values.instants import Instant
from moothall.values.spans import Span
from moothall.values.spans import exactly as at_moment
from tests.rulebook.judging.trying import DAY, NOON, deed_of, law_of

MINUTES = """on = "meeting.hold"
of = "board"
who = "chair of board"
then = "minutes.publish"
within = "14 days"
default = { may = "each board", act = "minutes.publish" }"""
KEY = "owed by 1.1 (1)"


def moment(days: int) -> Instant:
    return Instant(NOON + days * DAY)


def at(days: int) -> Span:
    return at_moment(moment(days))


def ruling_on(owed: Found) -> Ruling:
    law = law_of(MINUTES, unprovided="undecided")
    deed = deed_of("omission.report", omits="minutes.publish")
    return judge(deed, {KEY: Fact(owed, Source.RECORD)}, law)


def test_what_was_due_and_not_done_is_out_of_order_and_names_who_may_act_instead() -> None:
    owed = (Owed(due=at(-1), done=None, about="M1", body="board"),)
    asked = "minutes.publish within 14 days"
    fact = Fact(owed, Source.RECORD)
    assert ruling_on(owed) == Ruling(
        verdict=Verdict.OUT_OF_ORDER,
        effect=Effect.IRREGULAR,
        findings=(
            Finding(
                clause="1.1",
                form=Form.DUTY,
                holds=False,
                measured=(Measured(key=KEY, asked=asked, fact=fact, holds=False),),
                who=("each board",),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        (at(-1), None, "out of order"),
        (at(1), None, "in order"),
        (at(-1), at(-2), "in order"),
        (at(-2), at(-1), "out of order"),
        (Span(moment(-3), moment(3)), None, "undecided"),
        (at(-2), Span(moment(-3), moment(-1)), "undecided"),
        (Span(None, moment(-1)), None, "out of order"),
    ],
)
def test_an_omission_is_certain_or_possible_as_its_dates_are(
    due: Span, done: Span | None, expected: str
) -> None:
    assert ruling_on((Owed(due=due, done=done),)).verdict.value == expected


def test_of_several_things_owed_the_ruling_shows_those_that_tell() -> None:
    late, kept = Owed(due=at(-1), done=None), Owed(due=at(-5), done=at(-6))
    (finding,) = ruling_on((kept, late)).findings
    assert finding.measured[0].fact.found == (late,)


@pytest.mark.parametrize("owed", [(), Absence.UNKNOWN])
def test_where_nothing_was_owed_no_clause_bears_on_it(owed: Found) -> None:
    assert ruling_on(owed).findings == ()


def test_a_duty_of_another_body_is_not_asked() -> None:
    law = law_of(MINUTES)
    assert law.duties_owing("minutes.publish", frozenset({"staff"})) == ()
    assert [one.key for one in law.duties_owing("minutes.publish", frozenset({"board"}))] == [KEY]
