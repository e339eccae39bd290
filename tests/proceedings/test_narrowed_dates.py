"""What is decided by rough dates stays so when they are narrowed; what they leave open is open.

Each case is told three times: with a rough date, and with the dates between which it lies.
"""

import pytest

from moothall.rulebook import read_rulebook
from moothall.rulebook.judging.law import Law
from tests.proceedings.telling import HEAD, book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"


def event(when: str, who: str, act: str) -> str:
    return f"when: {when}, who: {who}, acts: [{{act: {act}}}]"


def called(meeting: str, held_at: str, *, when: str = "2024-01-05") -> str:
    return event(when, "committee", f"meeting.call, meeting: {meeting}, held_at: {held_at}")


SOON = book('act = "motion.submit"\nmust = { "until meeting.hold" = "<= 30 days" }')
EARLY = book('act = "motion.submit"\nmust = { "until meeting.hold" = ">= 14 days" }')
MOVED = "motion.submit, of: committee"


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2024-05-10/2024-05-20", OPEN), ("2024-05-11", YES), ("2024-05-15", NO)],
)
def test_which_meeting_is_next_is_open_where_one_may_be_over(when: str, expected: str) -> None:
    meetings = called("A", "2024-05-12"), called("B", "2024-07-01")
    assert verdicts(*meetings, event(when, "committee", MOVED), law=SOON)[-1] == expected


@pytest.mark.parametrize(
    ("held_at", "expected"),
    [("2024-05-03/2024-06-30", NO), ("2024-05-03", NO), ("2024-06-30", NO)],
)
def test_the_next_meeting_is_no_later_than_any_that_is_to_come(held_at: str, expected: str) -> None:
    meetings = called("A", held_at), called("B", "2024-05-10")
    assert verdicts(*meetings, event("2024-05-01", "committee", MOVED), law=EARLY)[-1] == expected


@pytest.mark.parametrize(("when", "expected"), [("2024-05", OPEN), ("2024-05-02", YES)])
def test_a_meeting_that_may_be_called_only_later_is_not_surely_next(
    when: str, expected: str
) -> None:
    meeting = called("A", "2024-06-10", when=when)
    assert verdicts(meeting, event("2024-05-11", "committee", MOVED), law=SOON)[-1] == expected


@pytest.mark.parametrize(
    ("when", "expected"), [("2024-05", OPEN), ("2024-05-02", NO), ("2024-05-20", YES)]
)
def test_a_meeting_that_may_be_cancelled_only_later_leaves_open_which_is_next(
    when: str, expected: str
) -> None:
    meetings = called("A", "2024-05-30"), called("B", "2024-07-01")
    cancelled = event(when, "committee", "meeting.cancel, meeting: A")
    moved = event("2024-05-11", "committee", MOVED)
    assert verdicts(*meetings, cancelled, moved, law=SOON)[-1] == expected


def test_a_body_without_a_meeting_to_come_leaves_the_time_until_it_open() -> None:
    past = called("A", "2024-02-01")
    assert verdicts(past, event("2024-05-11", "committee", MOVED), law=SOON)[-1] == OPEN


CANDIDATES = book('act = "election.declare"\nmust = { candidates = ">= 1" }')
DECLARED = event("2024-03-10", "members", "election.declare, of: committee")


def opened(when: str) -> str:
    return event(when, "committee", "nomination.open, of: committee")


def nominated(when: str) -> str:
    return event(when, "committee", "nomination.make, of: committee, to: p1")


@pytest.mark.parametrize(
    ("when", "expected"), [("2024-02/2024-04", OPEN), ("2024-03-01", OPEN), ("2024-04-01", YES)]
)
def test_who_was_nominated_before_a_later_opening_may_be_no_candidate(
    when: str, expected: str
) -> None:
    events = opened("2024-01-01"), nominated("2024-01-05"), opened(when)
    assert verdicts(*events, DECLARED, law=CANDIDATES)[-1] == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2024-02/2024-03-05", OPEN), ("2024-02-10", OPEN), ("2024-03-02", YES), ("2024-03-01", YES)],
)
def test_a_nomination_that_may_lie_before_the_opening_may_be_no_candidate(
    when: str, expected: str
) -> None:
    events = opened("2024-03-01"), nominated(when)
    assert verdicts(*events, DECLARED, law=CANDIDATES)[-1] == expected


def strict(*blocks: str, head: str = HEAD) -> Law:
    """A book in which what no power covers is out of order."""
    text = head.replace('"in order"', '"out of order"')
    clauses = [f"1.{at} *So.* So.\n\n```rule\n{one}\n```\n" for at, one in enumerate(blocks, 1)]
    return Law(read_rulebook("\n".join([text, *clauses]).encode(), name="club.md"))


OWED = strict(
    'may = "members"\nact = "requisition.lodge"',
    'on = "requisition.lodge"\nof = "committee"\nwho = "committee"\nthen = "meeting.call"\n'
    'within = "14 days"',
)


@pytest.mark.parametrize(
    ("when", "expected"), [("2024-03", OPEN), ("2024-03-05", YES), ("2024-03-20", NO)]
)
def test_who_may_come_to_owe_an_act_only_later_may_not_surely_do_it(
    when: str, expected: str
) -> None:
    lodged = event(when, "members", "requisition.lodge, of: committee, about: R")
    call = "meeting.call, meeting: M, held_at: 2024-04-20, about: R"
    assert verdicts(lodged, event("2024-03-10", "committee", call), law=OWED)[-1] == expected


@pytest.mark.parametrize(
    ("again", "expected"), [("2024-02-10", NO), ("2024-01", OPEN), ("2024-01-09", YES)]
)
def test_seats_that_were_empty_between_two_terms_were_not_filled_throughout(
    again: str, expected: str
) -> None:
    seats = 'n = 9, elected_by = "members" }'
    head = HEAD.replace(seats, f'{seats}\nterm = "1 year"')
    law = strict(
        'act = "money.commit"\nmust = { in_post = ">= 2 for 2 months" }',
        'may = "committee"\nact = "money.commit"',
        head=head,
    )
    elected = "election.declare, of: committee, number: 3"
    events = event("2023-01-10", "members", elected), event(again, "members", elected)
    spent = event("2024-03-01", "committee", "money.commit")
    assert verdicts(*events, spent, law=law)[-1] == expected


LEADER = 'office = "leader"\nof = "committee"\nelected_by = "members"\nterm = "1 year"'
HANDOVER = book(
    LEADER,
    'period = "handover"\nopens = "term.end of leader of committee"\nlasts = "14 days"',
    'act = "vote.take"\nmust = { during = "handover" }',
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2024-04-16", NO), ("2024-04-17", OPEN), ("2024-04-18", YES), ("2024-05-02", NO)],
)
def test_on_the_day_on_which_a_term_ends_it_is_open_whether_what_follows_has_begun(
    when: str, expected: str
) -> None:
    filled = event("2023-04-17", "members", "office.fill, of: leader of committee, to: p1")
    assert verdicts(filled, event(when, "committee", "vote.take"), law=HANDOVER)[-1] == expected
