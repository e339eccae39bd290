"""What recurs of itself, and what recurs with a period that an act opens."""

import pytest

from moothall.rulebook.judging.rulings import Found
from moothall.values.amounts import Range, exactly
from tests.proceedings.telling import book, day, found, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
FORM = "when: 2022-01-15, who: members, acts: [{act: body.form, of: committee}]"


def own(*events: str, rule: str, as_of: str = "2024-12-31") -> list[str]:
    """The days on which acts happened of themselves."""
    law = book(*rule.split("---"))
    judged = replayed(*events, law=law, as_of=as_of).judged
    acts = [one.entry.act for one in judged if one.event is None]
    assert all(act.by == "rulebook" for act in acts)
    ends = [act.at.latest for act in acts if act.at.latest is not None]
    return [law.zone.civil(end).date().isoformat() for end in ends]


RETIRE = """who = "rulebook"
then = "seat.vacate"
of = "committee"
"""


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('every = "1 January"\n', ["2023-01-01", "2024-01-01"]),
        ('every = "1 January"\ntakes_effect = "31 March"\n', ["2023-03-31", "2024-03-31"]),
        ('every = "1 year"\n', ["2023-01-15", "2024-01-15"]),
        ('every = "calendar-year"\n', ["2022-12-31", "2023-12-31", "2024-12-31"]),
        ('every = "18 months"\n', ["2023-07-15"]),
        # Not where a `when` fails, or an `unless` holds, at that time.
        ('every = "1 January"\nwhen = { in_post = ">= 1" }\n', []),
        ('every = "1 January"\nunless = { in_post = "0" }\n', []),
        ('every = "1 January"\nunless = { in_post = ">= 1" }\n', ["2023-01-01", "2024-01-01"]),
    ],
)
def test_what_recurs_of_itself_counts_from_the_formation(rule: str, expected: list[str]) -> None:
    assert own(FORM, rule=RETIRE + rule) == expected


def test_nothing_recurs_of_itself_before_the_formation_or_after_the_moment_asked_about() -> None:
    rule = RETIRE + 'every = "1 January"'
    assert own(rule=rule) == []
    assert own(FORM, rule=rule, as_of="2023-06-30") == ["2023-01-01"]
    rough = FORM.replace("2022-01-15", "2021-12/2022-01")
    assert own(rough, rule=rule, as_of="2022-06-30") == []


def test_what_recurs_of_itself_is_entered_between_the_acts_and_changes_what_follows() -> None:
    law = book(RETIRE + 'every = "1 January"', 'act = "motion.submit"\nmust = { in_post = "9" }')
    fill = (
        "when: 2022-02-01, who: members, acts: [{act: election.declare, of: committee, number: 9}]"
    )
    asks = [
        f"when: {when}, who: committee, acts: [{{act: motion.submit}}]"
        for when in ("2022-06-01", "2023-06-01")
    ]
    assert verdicts(FORM, fill, *asks, law=law) == [YES, YES, YES, YES, OPEN, YES]


SEASON = """period = "season"
opens = "election.declare"
lasts = "3 months"
extends = { on = "motion.amend", by = "1 month" }
---
every = "season"
body = "committee"
then = "meeting.hold"
"""


def elect(when: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: election.declare, of: committee}}]"


def hold(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: meeting.hold}}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([FORM], []),
        ([FORM, elect("2022-02-01")], ["2022-05-01"]),
        ([FORM, elect("2022-02-01"), hold("2022-03-01")], []),
        # Once in each: what was done in one season is not done for the next.
        ([FORM, elect("2022-02-01"), hold("2022-03-01"), elect("2023-02-01")], ["2023-05-01"]),
        ([FORM, elect("2022-02-01"), hold("2022-01-20")], ["2022-05-01"]),
        # What lengthens one season does not lengthen another.
        (
            [
                FORM,
                elect("2022-02-01"),
                "when: 2022-03-01, who: committee, acts: [{act: motion.amend}]",
                elect("2023-02-01"),
                hold("2022-05-20"),
            ],
            ["2023-05-01"],
        ),
    ],
)
def test_what_recurs_with_a_period_that_an_act_opens_is_owed_once_in_each(
    events: list[str], expected: list[str]
) -> None:
    law = book(*SEASON.split("---"))
    lapses = replayed(*events, law=law, as_of="2024-12-31").lapses
    ends = [one.owed.due.latest for one in lapses]
    assert [law.zone.civil(end).date().isoformat() for end in ends if end] == expected


def test_a_season_that_may_have_ended_lapses_only_possibly() -> None:
    law = book(*SEASON.split("---"))
    lapse = replayed(FORM, elect("2022-02"), law=law, as_of="2022-05-10").lapses[0]
    assert lapse.verdict.value == OPEN
    assert lapse.owed.due.earliest == day("2022-05-01").earliest


ROTATION = """every = "members"
who = "rulebook"
of = "committee"
then = "seat.vacate"
choose = { n = "1/3 of in-post rounded nearest", by = "longest in office", tie = "lot" }"""
SOME = 'choose = { n = "3", by = "seniority", where = { served = "> 42 months" } }'


@pytest.mark.parametrize(
    ("rule", "filled", "expected"),
    [
        (ROTATION, "9", exactly(6)),
        (ROTATION, "8", exactly(5)),
        (ROTATION, "7", exactly(5)),
        (ROTATION.replace(ROTATION.splitlines()[-1], SOME), "9", Range(6, 9)),
    ],
)
def test_as_many_seats_fall_vacant_as_the_book_chooses(
    rule: str, filled: str, expected: Found
) -> None:
    law = book(rule, 'act = "motion.submit"\nmust = { in_post = ">= 1" }')
    fill = elect("2022-02-01").replace("}]", f", number: {filled}}}]")
    meet = "when: 2022-06-01, who: members, acts: [{act: meeting.hold}]"
    ask = "when: 2022-07-01, who: committee, acts: [{act: motion.submit}]"
    assert found("in_post", FORM, fill, meet, ask, law=law) == expected
