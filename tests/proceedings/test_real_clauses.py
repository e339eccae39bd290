"""Clauses of real rulebooks, each with what its words permit, refuse and leave open.

Worked by hand from the paraphrase of the clause; the blocks are those a reader would write.
"""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"

# W3C, appeal of the advisory committee: under 5 per cent taking part it fails; to 15 it needs 3:1;
# to under 20, 2:1; from 20 on a plain majority.
APPEAL = """act = "decision.set_aside"
of = "committee"
must = { turnout = ">= 20% of electors", ratio = "> 1:1" }
unless = [
  { turnout = "> 15% of electors", ratio = "> 2:1" },
  { turnout = ">= 5% of electors", ratio = "> 3:1" },
]
"""


@pytest.mark.parametrize(
    ("votes_for", "against", "abstain", "expected"),
    [
        (11, 9, 0, YES),
        (10, 10, 0, NO),
        (11, 5, 0, YES),
        (11, 6, 0, NO),
        # Just 15 per cent still needs three to one.
        (10, 5, 0, NO),
        (12, 3, 0, YES),
        (9, 3, 3, NO),
        (5, 0, 0, YES),
        (4, 0, 0, NO),
        (0, 0, 30, NO),
    ],
)
def test_a_majority_that_falls_as_more_take_part(
    votes_for: int, against: int, abstain: int, expected: str
) -> None:
    votes = f"votes: {{for: {votes_for}, against: {against}, abstain: {abstain}}}"
    act = f"{{act: decision.set_aside, about: D, {votes}, sizes: {{electors: 100}}}}"
    asks = f"when: 2024-03-05, who: committee, acts: [{act}]"
    assert verdicts(asks, law=book(APPEAL)) == [expected]


# Debian, vacancies: at five or fewer the committee may appoint; after a week at that level the
# leader may, one a week.
LEADER = 'office = "leader"\nelected_by = "members"'
APPOINT = 'may = "committee"\nact = "seat.fill"\nof = "committee"\nwhen = { in_post = "<= 5" }'
INSTEAD = """may = "leader"
act = "seat.fill"
of = "committee"
when = { in_post = "<= 5 for 1 week", "since seat.fill by leader" = ">= 1 week or never" }
"""


def fill(who: str, when: str) -> str:
    return f"when: {when}, who: {who}, acts: [{{act: seat.fill, of: committee, to: p{when}}}]"


def leave(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: seat.vacate, number: 1}}]"


SIX = "when: 2024-01-01, who: members, acts: [{act: election.declare, of: committee, number: 6}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([fill("committee", "2024-02-05")], NO),
        ([leave("2024-02-01"), fill("committee", "2024-02-05")], YES),
        ([leave("2024-02-01"), fill("leader", "2024-02-05")], NO),
        ([leave("2024-02-01"), fill("leader", "2024-02-08")], YES),
        # It fell to five, was six again in between, and fell once more.
        (
            [
                leave("2024-02-01"),
                fill("committee", "2024-02-03"),
                leave("2024-02-04"),
                fill("leader", "2024-02-10"),
            ],
            NO,
        ),
        # When the seat fell vacant is only roughly known.
        ([leave("2024-01-30/2024-02-06"), fill("leader", "2024-02-10")], OPEN),
        # A second one within the week.
        (
            [
                leave("2024-02-01"),
                leave("2024-02-01"),
                fill("leader", "2024-02-09"),
                fill("leader", "2024-02-12"),
            ],
            NO,
        ),
    ],
)
def test_who_may_fill_a_vacancy_once_it_has_lasted(events: list[str], expected: str) -> None:
    assert verdicts(SIX, *events, law=book(LEADER, APPOINT, INSTEAD))[-1] == expected


# Debian, without a leader: two officers act together, if they think it imperative.
SECRETARY = 'office = "secretary"\nelected_by = "members"'
QUESTION = 'question = "imperative"\nasks = "Can it not wait?"\nruled_by = "secretary"'
JOINTLY = """may = ["chair of committee", "secretary"]
jointly = true
act = "decision.take"
when = { vacant = "leader", ruled = "imperative" }
"""
STAND_IN = book(LEADER, SECRETARY, QUESTION, JOINTLY)
ELECTED = "when: 2024-01-01, who: members, acts: [{act: office.fill, of: leader, to: p1}]"
GONE = "when: 2024-02-01, who: members, acts: [{act: office.vacate, of: leader}]"
RULED = ", ruled: {imperative: true}"
SIGNED = ", signed_by: [chair of committee, secretary]"


def decide(stated: str) -> str:
    return f"when: 2024-03-01, who: secretary, acts: [{{act: decision.take{stated}}}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([ELECTED, GONE, decide(RULED + SIGNED)], YES),
        ([decide(RULED + SIGNED)], YES),
        ([ELECTED, decide(RULED + SIGNED)], NO),
        ([ELECTED, GONE, decide(RULED)], NO),
        ([ELECTED, GONE, decide(SIGNED)], OPEN),
        ([ELECTED, GONE.replace("2024-02-01", "2024-02~"), decide(RULED + SIGNED)], OPEN),
    ],
)
def test_two_act_together_while_an_office_is_vacant(events: list[str], expected: str) -> None:
    assert verdicts(*events, law=STAND_IN)[-1] == expected


# Arch, a ballot's quorum: 66 per cent of the users, as counted when voting opened.
QUORUM = """act = "decision.take"
must = { turnout = ">= 66% of members as of ballot.open" }
"""


@pytest.mark.parametrize(
    ("opened", "turnout", "expected"),
    [
        (", sizes: {members: 30}", 20, YES),
        (", sizes: {members: 30}", 19, NO),
        # Those who joined since do not move it; who was there is not told.
        ("", 20, OPEN),
    ],
)
def test_a_base_is_as_it_was_when_the_vote_was_opened(
    opened: str, turnout: int, expected: str
) -> None:
    opens = f"when: 2024-03-01, who: members, acts: [{{act: ballot.open, about: P{opened}}}]"
    votes = f"votes: {{for: {turnout}, against: 0, abstain: 0}}, sizes: {{members: 60}}"
    takes = f"when: 2024-03-20, who: members, acts: [{{act: decision.take, about: P, {votes}}}]"
    assert verdicts(opens, takes, law=book(QUORUM))[-1] == expected


# A student society: the board's own treats need a sum that a general meeting allows, for 365 days.
ALLOWED = """act = "money.commit"
must = { "since decision.take" = "<= 365 days" }
"""
SPENT = """act = "money.commit"
must = { "total money.commit" = "<= authorised since decision.take" }
"""


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        ([("300", "2023-04-01"), ("200", "2023-05-01")], YES),
        ([("300", "2023-04-01"), ("201", "2023-05-01")], NO),
        ([("500", "2024-02-29")], YES),
        ([("500", "2024-03-01")], NO),
    ],
)
def test_an_authority_is_spent_and_expires(spent: list[tuple[str, str]], expected: str) -> None:
    decided = "{act: decision.take, decision: Q, amount: 500 GBP}"
    takes = f"when: 2023-03-01, who: members, acts: [{decided}]"
    pays = [
        f"when: {when}, who: committee, "
        f"acts: [{{act: money.commit, about: Q, authority: Q, amount: {sum_} GBP}}]"
        for sum_, when in spent
    ]
    assert verdicts(takes, *pays, law=book(ALLOWED, SPENT))[-1] == expected


def test_an_exception_that_covers_an_act_is_what_its_ruling_tells() -> None:
    votes = "votes: {for: 12, against: 3}, abstain: 0, sizes: {electors: 100}"
    act = f"{{act: decision.set_aside, about: D, {votes}}}"
    told, law = f"when: 2024-03-05, who: committee, acts: [{act}]", book(APPEAL)
    assert say_finding(last_finding(told, law=law), law) == (
        "An exception covers it. "
        "Turnout: 15; asked: at least 5 per cent of those entitled to vote. "
        "The votes for and against: 12 to 3; asked: more than 3 to 1."
    )


# A treasury's handover: the outgoing treasurer, the new one and the chair all sign. W3C: each of
# two bodies confirms. Apache: the notice states place, date and hour.
@pytest.mark.parametrize(
    ("test", "stated", "expected"),
    [
        ("signed_by", "[clerk, chair]", YES),
        ("signed_by", "[chair]", NO),
        ("ratified_by", "[clerk, chair, members]", YES),
        ("notice_states", "[clerk]", NO),
        ("notice_states", "unknown", OPEN),
    ],
)
def test_where_several_are_to_sign_confirm_or_be_stated_each_is_asked_for(
    test: str, stated: str, expected: str
) -> None:
    law = book('office = "clerk"', f'act = "vote.take"\nmust = {{ {test} = ["clerk", "chair"] }}')
    told = f"when: 2024-03-01, who: committee, acts: [{{act: vote.take, {test}: {stated}}}]"
    assert verdicts(told, law=law) == [expected]


def test_what_was_to_be_signed_by_several_is_told_of_all() -> None:
    law = book('office = "clerk"', 'act = "vote.take"\nmust = { signed_by = ["clerk", "walks"] }')
    told = "when: 2024-03-01, who: committee, acts: [{act: vote.take, signed_by: [clerk]}]"
    assert say_finding(last_finding(told, law=law), law) == (
        "Who signed was the clerk; the clause asks for the clerk and the walks."
    )


# A student society: a motion handed in more than fourteen days before the meeting goes on its
# agenda within ten days.
AGENDA = 'act = "motion.submit"\nmust = { "until meeting.hold" = "> 14 days" }'


@pytest.mark.parametrize(
    ("submitted", "expected"), [("2024-03-05", YES), ("2024-03-06", NO), ("2024-03-21", OPEN)]
)
def test_the_next_meeting_is_the_one_that_stands_called(submitted: str, expected: str) -> None:
    calls = [
        "when: 2024-01-01, who: committee, "
        f"acts: [{{act: meeting.call, of: walks, meeting: M{held}, held_at: {held}}}]"
        for held in ("2024-03-20", "2024-02-01")
    ]
    act = "{act: motion.submit, motion: A, of: walks}"
    told = f"when: {submitted}, who: members, acts: [{act}]"
    assert verdicts(*calls, told, law=book(AGENDA))[-1] == expected
