"""How a running period bears on varying its length, where what is told is rough or missing."""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last_finding, verdicts
from tests.proceedings.test_varying import vary

YES, NO, OPEN = "in order", "out of order", "undecided"
QUANTITY = """quantity = "discussion"
is = "14 days"
vary = { by = "chair of committee", not_ending_within = "48 hours" }"""
DEBATE = 'period = "debate"\nopens = "motion.submit"\nlasts = "discussion"'
PAUSE = 'period = "pause"\nopens = "end of debate"\nlasts = "discussion"'
SEASON = 'period = "season"\nopens = "1 days after motion.submit"\nlasts = "discussion"'
OTHER = 'period = "debate"\nopens = "motion.submit"\nlasts = "14 days"'
SUBMIT = "when: 2024-01-01T12:00, who: walks, acts: [{act: motion.submit, motion: M}]"


def vary_at(when: str, value: str) -> str:
    return vary(value).replace("2024-01-01", when)


@pytest.mark.parametrize(
    ("periods", "events", "expected"),
    [
        # What it is varied to is not said, or not to the day.
        ((DEBATE,), [SUBMIT, vary_at("2024-01-06T12:01", "")], OPEN),
        ((DEBATE,), [SUBMIT, vary_at("2024-01-06T12:01", "7 to 9")], OPEN),
        # A period of another length does not stand in the way.
        ((OTHER,), [SUBMIT, vary_at("2024-01-06T12:01", "7")], YES),
        # About which matter these were opened is not worked out.
        ((PAUSE, OTHER), [SUBMIT, vary_at("2024-01-06T12:01", "7")], OPEN),
        ((SEASON,), [SUBMIT, vary_at("2024-01-06T12:01", "7")], OPEN),
        # One of two debates would end too soon, the other not.
        (
            (DEBATE,),
            [
                SUBMIT,
                SUBMIT.replace("M}", "N}").replace("-01T", "-05T"),
                vary_at("2024-01-06T12:01", "7"),
            ],
            NO,
        ),
    ],
)
def test_it_is_undecided_where_nobody_knows_what_runs_or_how_long(
    periods: tuple[str, ...], events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=book(QUANTITY, *periods))[-1] == expected


def test_the_ruling_says_that_a_period_would_end_too_soon() -> None:
    law = book(QUANTITY, DEBATE)
    finding = last_finding(SUBMIT, vary_at("2024-01-06T12:01", "7"), law=law)
    assert say_finding(finding, law) == (
        "A running period would then end sooner than the book allows."
    )
