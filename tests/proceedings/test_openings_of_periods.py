"""A period opens with an act, with another period's start or end, or so long before or after."""

import pytest

from tests.proceedings.telling import book, found, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
DEBATE = 'period = "debate"\nopens = "motion.submit"\nlasts = "7 days"'
ENDLESS = 'period = "debate"\nopens = "motion.submit"'
SEASON = 'period = "debate"\ncalendar = "declared by committee"'
ASK = 'act = "vote.take"\nmust = { during = "pause" }'
SUBMIT = "when: 2024-03-01, who: committee, acts: [{act: motion.submit, motion: M, about: M}]"


def pause(opens: str, lasts: str = "7 days") -> str:
    return f'period = "pause"\nopens = "{opens}"\nlasts = "{lasts}"'


def vote(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: vote.take, motion: M, about: M}}]"


@pytest.mark.parametrize(
    ("opens", "voted", "expected"),
    [
        # The debate is from 1 to 8 March.
        ("start of debate", "2024-03-05", YES),
        ("start of debate", "2024-03-09", NO),
        ("end of debate", "2024-03-05", NO),
        ("end of debate", "2024-03-10", YES),
        ("2 days after start of debate", "2024-03-02", NO),
        ("2 days after start of debate", "2024-03-09", YES),
        ("2 days after end of debate", "2024-03-09", NO),
        ("2 days after end of debate", "2024-03-16", YES),
        ("2 days after motion.submit", "2024-03-02", NO),
        ("2 days after motion.submit", "2024-03-09", YES),
        ("2 days after motion.submit of committee", "2024-03-02", NO),
        ("2 days after motion.submit of committee", "2024-03-09", YES),
        ("2 days after motion.submit of members", "2024-03-09", NO),
        # What is still to come may come soon enough.
        ("6 weeks before term.end of committee", "2024-03-05", OPEN),
        ("2 days before end of debate", "2024-03-07", OPEN),
    ],
)
def test_it_opens_with_each_moment_that_a_book_may_name(
    opens: str, voted: str, expected: str
) -> None:
    law = book(DEBATE, pause(opens), ASK)
    assert verdicts(SUBMIT, vote(voted), law=law)[-1] == expected


@pytest.mark.parametrize(
    ("opens", "expected"),
    [("start of debate", NO), ("end of debate", NO), ("2 days after end of debate", NO)],
)
def test_it_does_not_open_where_the_other_period_was_never_opened(
    opens: str, expected: str
) -> None:
    assert verdicts(vote("2024-03-05"), law=book(DEBATE, pause(opens), ASK)) == [expected]


@pytest.mark.parametrize(
    ("other", "opens", "voted", "expected"),
    [
        (ENDLESS, "end of debate", "2024-02-20", NO),
        (ENDLESS, "end of debate", "2024-03-05", OPEN),
        (ENDLESS, "start of debate", "2024-03-05", YES),
        (SEASON, "end of debate", "2024-03-05", OPEN),
        (DEBATE.replace("debate", "talk"), "end of academic-year", "2024-03-05", OPEN),
    ],
)
def test_it_may_be_open_where_nobody_knows_when_the_other_period_ends(
    other: str, opens: str, voted: str, expected: str
) -> None:
    law = book(other, pause(opens), ASK)
    assert verdicts(SUBMIT, vote(voted), law=law)[-1] == expected


@pytest.mark.parametrize(
    "blocks",
    [
        (pause("end of pause"),),
        (pause("end of debate"), 'period = "debate"\nopens = "end of pause"\nlasts = "7 days"'),
    ],
)
def test_periods_that_wait_for_one_anothers_end_never_open(blocks: tuple[str, ...]) -> None:
    assert verdicts(SUBMIT, vote("2024-03-05"), law=book(*blocks, ASK))[-1] == NO


LEFT = 'act = "vote.take"\nmust = { "left of pause" = ">= 3 days" }'


@pytest.mark.parametrize(
    ("opens", "lasts", "voted", "expected"),
    [
        # The pause is from 8 to 15 March.
        ("end of debate", "7 days", "2024-03-11", YES),
        ("end of debate", "7 days", "2024-03-13", NO),
        ("end of debate", "enough", "2024-03-11", OPEN),
        ("6 weeks before term.end of committee", "7 days", "2024-03-11", OPEN),
    ],
)
def test_what_is_left_of_a_period_runs_to_its_end(
    opens: str, lasts: str, voted: str, expected: str
) -> None:
    enough = 'quantity = "enough"\nis = "7 days"\nvary = { by = "committee" }'
    varies = "act: quantity.vary, quantity: enough, value: 6 to 8"
    vary = f"when: 2024-01-01, who: committee, acts: [{{{varies}}}]"
    law = book(DEBATE, pause(opens, lasts), LEFT, enough)
    assert verdicts(vary, SUBMIT, vote(voted), law=law)[-1] == expected


EXTENDED = """period = "debate"
opens = "motion.submit"
lasts = "7 days"
extends = { on = "motion.amend", by = "3 days" }"""


@pytest.mark.parametrize(
    ("amended", "expected"),
    [
        ([], "pause"),
        (["2024-03-05"], "debate"),
        # What came when the period was over, or before it began, lengthens nothing.
        (["2024-03-20"], "pause"),
        (["2024-02-20"], "pause"),
        (["2024-03-05", "2024-03-06"], "debate"),
    ],
)
def test_what_lengthens_a_period_moves_what_follows_it(amended: list[str], expected: str) -> None:
    amends = [vote(when).replace("vote.take, motion: M,", "motion.amend,") for when in amended]
    law = book(EXTENDED, pause("end of debate"), ASK)
    during = found("during", SUBMIT, *amends, vote("2024-03-10"), law=law)
    assert during == frozenset({expected})
