"""Duties and periods that begin with a moment: the end of a term, of a period, a due date."""

import pytest

from tests.proceedings.telling import book, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
LEADER = 'office = "leader"\nelected_by = "members"\nterm = "1 year"'
ELECTED = "when: 2023-04-17, who: members, acts: [{act: office.fill, of: leader, to: p1}]"


def duty(on: str, then: str, *, more: str = "") -> str:
    return f'on = "{on}"\nwho = "committee"\nthen = "{then}"\nwithin = "7 days"\n{more}'


def lapsed(*events: str, rules: tuple[str, ...], as_of: str = "2024-12-31") -> list[str]:
    """What had lapsed, and how surely: by which day of 2024, about what."""
    law = book(LEADER, *rules)
    found = []
    for one in replayed(*events, law=law, as_of=as_of).lapses:
        latest = one.owed.due.latest
        due = "open" if latest is None else law.zone.civil(latest).strftime("%d.%m.")
        found.append(f"{due} {one.owed.about}".strip() + f" {one.verdict.value}")
    return found


AFTER_TERM = duty("term.end", "election.call", more='of = "leader"')


@pytest.mark.parametrize(
    ("events", "as_of", "expected"),
    [
        ((ELECTED,), "2024-04-20", []),
        ((ELECTED,), "2024-04-30", ["24.04. out of order"]),
        ((), "2024-04-30", []),
        (
            (
                ELECTED,
                "when: 2024-04-20, who: committee, acts: [{act: election.call, of: leader}]",
            ),
            "2024-04-30",
            [],
        ),
        # When the office was filled is only roughly known.
        ((ELECTED.replace("2023-04-17", "2023-04"),), "2024-04-20", ["07.05. undecided"]),
    ],
)
def test_a_duty_follows_the_end_of_a_term(
    events: tuple[str, ...], as_of: str, expected: list[str]
) -> None:
    assert lapsed(*events, rules=(AFTER_TERM,), as_of=as_of) == expected


DEBATE = 'period = "discussion"\nopens = "motion.submit"\nlasts = "14 days"'
MOVED = tuple(
    f"when: {when}, who: members, acts: [{{act: motion.submit, motion: {motion}}}]"
    for when, motion in (("2024-03-01", "M1"), ("2024-03-03", "M2"))
)
OPENED = "when: 2024-03-20, who: committee, acts: [{act: ballot.open, about: M1}]"


@pytest.mark.parametrize("moment", ["discussion.end", "end of discussion"])
def test_a_duty_follows_the_end_of_a_period_about_each_matter(moment: str) -> None:
    rules = (DEBATE, duty(moment, "ballot.open"))
    assert lapsed(*MOVED, OPENED, rules=rules) == ["24.03. M2 out of order"]


def test_a_duty_follows_the_start_of_a_period_that_was_declared() -> None:
    season = 'period = "season"\ncalendar = "declared by committee"'
    dates = "period: season, opens: 2024-06-01, closes: 2024-08-31"
    declares = f"when: 2024-03-01, who: committee, acts: [{{act: calendar.declare, {dates}}}]"
    rules = (season, duty("start of season", "election.call"))
    assert lapsed(declares, rules=rules, as_of="2024-06-05") == []
    assert lapsed(declares, rules=rules, as_of="2024-06-30") == ["08.06. out of order"]


def test_a_duty_follows_the_day_for_which_a_meeting_was_called_or_a_decision_due() -> None:
    called = "{act: meeting.call, of: walks, meeting: W, held_at: 2024-05-01}"
    decided = "{act: decision.take, decision: D, due: 2024-06-01}"
    events = [f"when: 2024-03-01, who: committee, acts: [{one}]" for one in (called, decided)]
    rules = (duty("meeting.due", "ballot.call"), duty("decision.due", "election.call"))
    assert lapsed(*events, rules=rules) == ["08.05. W out of order", "08.06. D out of order"]
    cancels = "when: 2024-03-02, who: walks, acts: [{act: meeting.cancel, meeting: W}]"
    assert lapsed(*events, cancels, rules=rules) == ["08.06. D out of order"]


# Debian: six weeks before the vacancy, a week of nominations, then the campaign.
TIMETABLE = (
    'period = "nominations"\nopens = "6 weeks before term.end of leader"\nlasts = "1 week"',
    'period = "campaign"\nopens = "end of nominations"\nlasts = "3 weeks"',
)
ASK = 'act = "nomination.make"\nmust = { during = "nominations" }'


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-03-05", NO),
        # The term ends at some hour of 17 April, so the week begins at some hour of the 6th.
        ("2024-03-06", OPEN),
        ("2024-03-12", YES),
        ("2024-03-14", NO),
        ("2023-06-01", NO),
    ],
)
def test_a_period_opens_so_long_before_a_term_ends(when: str, expected: str) -> None:
    asks = f"when: {when}, who: members, acts: [{{act: nomination.make, of: leader, to: p2}}]"
    assert verdicts(ELECTED, asks, law=book(LEADER, *TIMETABLE, ASK))[-1] == expected
    # Where nobody was elected it is not known when the term ends.
    assert verdicts(asks, law=book(LEADER, *TIMETABLE, ASK)) == [OPEN]


MINUTES = """on = "meeting.hold"
who = "committee"
then = "minutes.publish"
within = "3 working days"
"""
HOLIDAYS = 'period = "closed"\ncalendar = ["saturdays", "sundays", "bank-holidays"]'
HELD = "when: 2024-05-02, who: committee, acts: [{act: meeting.hold, meeting: A}]"


def declared(day: str) -> str:
    dates = f"period: closed, opens: {day}, closes: {day}"
    return f"when: 2024-01-01, who: committee, acts: [{{act: calendar.declare, {dates}}}]"


@pytest.mark.parametrize(
    ("events", "published", "expected"),
    [
        # Thursday 2 May: the 3rd, 7th and 8th, because Monday the 6th was a holiday.
        ([declared("2024-05-06")], "2024-05-08", []),
        ([declared("2024-05-06")], "2024-05-09", ["08.05. A out of order"]),
        ([declared("2024-08-26")], "2024-05-08", ["07.05. A out of order"]),
        # None was declared for that year: it may have been later than the 7th.
        ([], "2024-05-07", []),
        ([], "2024-05-08", ["open A undecided"]),
    ],
)
def test_what_is_due_within_working_days_leaves_out_the_days_declared(
    events: list[str], published: str, expected: list[str]
) -> None:
    publish = f"when: {published}, who: committee, acts: [{{act: minutes.publish, meeting: A}}]"
    assert lapsed(*events, HELD, publish, rules=(MINUTES, HOLIDAYS)) == expected
