"""Rulings that are easily wrong: each worked by hand from docs/spec/rulebook.md."""

import dataclasses

import pytest

from moothall.proceedings.act import Mode
from moothall.proceedings.entering import Refusal, enter
from moothall.proceedings.replay import Judged, replay
from moothall.proceedings.reporting import report_of
from moothall.proceedings.state.state import State
from tests.proceedings.telling import book, replayed, told, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"


def vote_for(votes: str) -> str:
    return f"when: 2024-06-01, {WHO}, acts: [{{act: decision.take, {votes}}}]"


@pytest.mark.parametrize(
    ("asked", "votes", "expected"),
    [
        # Nobody voted: two thirds of nobody is no majority. [6.11]
        ("for = '>= 2/3 of votes'", "votes: {for: 0, against: 0, abstain: 9}", NO),
        ("for = '>= 2/3 of votes rounded up'", "votes: {for: 0, against: 0}", NO),
        ("for = '>= 2/3 of present'", "votes: {for: 0}, attendance: 0", NO),
        ("for = '>= 2/3 of votes'", "votes: {for: 1, against: 0}", YES),
        # At most a share of nobody is kept by nobody.
        ("against = '<= 1/3 of votes'", "votes: {for: 0, against: 0}", YES),
        # 101 of 111 and more are over nine tenths; of more than 100 with 60 against it depends.
        ("for = '>= 2/3 of votes'", "votes: {for: over 100, against: 10}", YES),
        ("for = '>= 2/3 of votes'", "votes: {for: over 100, against: 60}", OPEN),
        ("for = '>= 2/3 of votes'", "votes: {for: at most 10, against: 10}", NO),
        ("for = '> 1/2 of votes'", "votes: {for: under 3, against: 0}", OPEN),
        ("against = '<= 1/10 of votes'", "votes: {for: over 100, against: 10}", YES),
    ],
)
def test_a_share_of_the_votes_is_exact_and_never_of_nobody(
    asked: str, votes: str, expected: str
) -> None:
    law = book(f"act = 'decision.take'\nmust = {{ {asked} }}")
    assert verdicts(vote_for(votes), law=law) == [expected]


RECESS = """
period = "recess"
calendar = "declared by committee"
"""
NOT_IN_RECESS = """
act = "meeting.hold"
must = { during = "other than recess" }
"""


@pytest.mark.parametrize(
    ("declarer", "day", "expected"),
    [
        ("committee", "2024-05-20", NO),
        ("committee", "2024-06-05", NO),
        ("committee", "2024-06-06", YES),
        ("committee", "2024-05-19", YES),
        ("walks", "2024-05-25", OPEN),
    ],
)
def test_a_period_lasts_from_its_first_day_to_its_last_as_its_body_declares(
    declarer: str, day: str, expected: str
) -> None:
    dates = "period: recess, opens: 2024-05-20, closes: 2024-06-05"
    declare = f"when: 2024-04-01, who: {declarer}, acts: [{{act: calendar.declare, {dates}}}]"
    hold = f"when: {day}, {WHO}, acts: [{{act: meeting.hold, meeting: A}}]"
    assert verdicts(declare, hold, law=book(RECESS, NOT_IN_RECESS))[-1] == expected


def spend(when: str, amount: str) -> str:
    return f"when: {when}, {WHO}, acts: [{{act: money.commit, about: tents, amount: {amount}}}]"


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        (spend("2024-04-01", "60 GBP"), YES),
        (spend("2024-05-20", "60 GBP"), NO),
        (spend("2024-04/2024-05-20", "60 GBP"), OPEN),
        (spend("2024-05-20", "60 EUR"), OPEN),
        (spend("2024-04-01", "60 EUR"), YES),
    ],
)
def test_a_total_counts_what_was_spent_in_its_window_and_in_its_money(
    earlier: str, expected: str
) -> None:
    law = book("act = 'money.commit'\nmust = { 'total money.commit' = '<= 100 GBP in 1 month' }")
    assert verdicts(earlier, spend("2024-06-01", "60 GBP"), law=law)[-1] == expected


def test_a_last_event_with_an_open_end_is_judged() -> None:
    events = [
        f"when: {when}, {WHO}, acts: [{{act: motion.submit}}]"
        for when in ("2024-06-01", "2024-07-01/..")
    ]
    judged = replay(told(*events, law=book()), book()).judged
    assert [one.event.when for one in judged if one.event] == ["2024-06-01", "2024-07-01/.."]


def test_what_happens_of_itself_has_no_event_and_a_date_of_its_own() -> None:
    law = book("on = 'motion.submit'\nwho = 'rulebook'\nthen = 'motion.withdraw'\nafter = '7 days'")
    submit = f"when: 2024-06-01, {WHO}, acts: [{{act: motion.submit, motion: M}}]"
    report = report_of(replayed(submit, law=law))["rulings"]
    assert isinstance(report, list)
    assert isinstance(own := report[-1], dict)
    assert (own["event"], own["act"], own["when"]) == (None, "motion.withdraw", "2024-06-08")


def test_a_performed_act_that_is_refused_is_shown_as_refused() -> None:
    law = book("act = 'decision.take'\nmust = { for = '> 1/2 of votes' }")
    whole = replayed(vote_for("votes: {for: 1, against: 2}"), law=law)
    act = dataclasses.replace(whole.judged[0].entry.act, mode=Mode.PERFORMED)
    entry = enter(act, number=0, state=State(), law=law)
    assert isinstance(entry, Refusal)
    refused = dataclasses.replace(whole, judged=(Judged(event=None, entry=entry),))
    rulings = report_of(refused)["rulings"]
    assert isinstance(rulings, list)
    assert isinstance(one := rulings[0], dict)
    assert (one["status"], one["verdict"], one["effect"]) == ("refused", NO, None)


def test_a_joint_power_is_exercised_by_all_who_hold_it_together() -> None:
    law = book("may = ['committee', 'walks']\njointly = true\nact = 'meeting.call'")
    consent = "when: 2024-05-01, who: walks, acts: [{act: consent.give, about: A}]"
    call = f"when: 2024-06-01, {WHO}, acts: [{{act: meeting.call, meeting: A, held_at: 2024-07-01"
    assert verdicts(call + "}]", law=law) == [NO]
    assert verdicts(call + ", signed_by: [walks]}]", law=law) == [YES]
    assert verdicts(call + ", signed_by: [members]}]", law=law) == [NO]
    assert verdicts(consent, call + "}]", law=law)[-1] == YES


@pytest.mark.parametrize(
    ("decided", "acted", "expected"),
    [
        ("2024-05", "2024-06-01", YES),
        ("2024-06", "2024-06-01", OPEN),
        # Of two that are told of the same month the order told counts.
        ("2024-06", "2024-06", YES),
    ],
)
def test_a_decision_that_may_have_come_later_is_no_certain_authority(
    decided: str, acted: str, expected: str
) -> None:
    law = book("act = 'position.announce'\nmust = { authority = 'committee' }")
    take = f"when: {decided}, {WHO}, acts: [{{act: decision.take, decision: D}}]"
    announce = f"when: {acted}, {WHO}, acts: [{{act: position.announce, authority: D}}]"
    assert verdicts(take, announce, law=law)[-1] == expected


@pytest.mark.parametrize(
    ("given", "held", "expected"),
    [
        ("on sending", "2024-06-08", YES),
        ("2 days after posting", "2024-06-09", NO),
        ("2 days after posting", "2024-06-10", YES),
        # Received whenever: too late even if at once, else open.
        ("on receipt", "2024-06-07", NO),
        ("on receipt", "2024-06-20", OPEN),
    ],
)
def test_notice_runs_from_when_the_book_says_that_it_is_given(
    given: str, held: str, expected: str
) -> None:
    rule = "act = 'meeting.hold'\nmust = { notice = '>= 7 days' }"
    law = book(rule, given=given)
    call = f"when: 2024-06-01, {WHO}, acts: [{{act: meeting.call, meeting: A, held_at: {held}}}]"
    hold = f"when: {held}, {WHO}, acts: [{{act: meeting.hold, meeting: A}}]"
    assert verdicts(call, hold, law=law)[-1] == expected


def test_notice_that_was_received_is_as_it_is_stated() -> None:
    law = book("act = 'meeting.hold'\nmust = { notice = '>= 7 days' }", given="on receipt")
    hold = f"when: 2024-06-20, {WHO}, acts: [{{act: meeting.hold, meeting: A, notice: 8 days}}]"
    assert verdicts(hold, law=law) == [YES]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("70% of votes", YES), ("60% of votes", NO), ("70% of members", OPEN)],
)
def test_a_stated_share_answers_for_its_own_base_only(stated: str, expected: str) -> None:
    law = book("act = 'decision.take'\nmust = { for = '>= 2/3 of votes' }")
    assert verdicts(vote_for(f"for: {stated}"), law=law) == [expected]


WEEKENDS = "period = 'closed'\ncalendar = ['saturdays', 'sundays']"
HOLIDAYS = "period = 'closed'\ncalendar = ['saturdays', 'sundays', 'bank-holidays']"
WHOLE_WEEK = """
period = "closed"
calendar = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"]
"""
UNSAID = "act = 'vote.take'\nmust = { for = '> 1/2 of votes' }"


@pytest.mark.parametrize(
    ("calendar", "held", "expected"),
    [
        # Called on Saturday 1 June 2024: Monday the 3rd is the first working day.
        (WEEKENDS, "2024-06-06", NO),
        (WEEKENDS, "2024-06-07", YES),
        # Nobody says which days are bank holidays: too few at any rate, else open.
        (HOLIDAYS, "2024-06-06", NO),
        (HOLIDAYS, "2024-06-07", OPEN),
        # Nothing says which days are closed: five days at most in five days.
        (UNSAID, "2024-06-05", NO),
        (UNSAID, "2024-06-06", OPEN),
        (WHOLE_WEEK, "2024-06-06", OPEN),
    ],
)
def test_working_days_are_known_as_far_as_the_book_says_which_are_closed(
    calendar: str, held: str, expected: str
) -> None:
    law = book("act = 'meeting.hold'\nmust = { notice = '>= 5 working days' }", calendar)
    call = f"when: 2024-06-01, {WHO}, acts: [{{act: meeting.call, meeting: A, held_at: {held}}}]"
    hold = f"when: {held}, {WHO}, acts: [{{act: meeting.hold, meeting: A}}]"
    assert verdicts(call, hold, law=law)[-1] == expected


@pytest.mark.parametrize("stopped", ["decision.set_aside", "decision.veto"])
@pytest.mark.parametrize(
    ("when", "expected"), [("2024-05-20", NO), ("2024-06", OPEN), ("2024-06-02", YES)]
)
def test_a_decision_that_was_stopped_is_no_authority(
    stopped: str, when: str, expected: str
) -> None:
    law = book("act = 'position.announce'\nmust = { authority = 'committee' }")
    take = f"when: 2024-05-01, {WHO}, acts: [{{act: decision.take, decision: D}}]"
    stop = f"when: {when}, who: members, acts: [{{act: {stopped}, about: D}}]"
    announce = f"when: 2024-06-01, {WHO}, acts: [{{act: position.announce, authority: D}}]"
    assert verdicts(take, stop, announce, law=law)[-1] == expected


@pytest.mark.parametrize("cited", ["committee", "D9"])
def test_a_decision_that_is_not_on_the_record_is_no_authority(cited: str) -> None:
    law = book("act = 'position.announce'\nmust = { authority = 'committee' }")
    announce = f"when: 2024-06-01, {WHO}, acts: [{{act: position.announce, authority: {cited}}}]"
    assert verdicts(announce, law=law) == [NO]


@pytest.mark.parametrize(("filled", "expected"), [("2024-05", NO), ("2024-06", OPEN)])
def test_an_office_that_may_have_been_filled_later_may_be_vacant(
    filled: str, expected: str
) -> None:
    law = book("act = 'office.vacate'\nmust = { vacant = '1' }")
    fill, leave = (
        f"when: {when}, {WHO}, acts: [{{act: {act}, of: chair of committee}}]"
        for when, act in ((filled, "office.fill"), ("2024-06-01", "office.vacate"))
    )
    assert verdicts(fill, leave, law=law)[-1] == expected
