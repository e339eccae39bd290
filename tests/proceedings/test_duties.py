"""Duties: what they owe, what lapsed, who may act then, and what happens of itself."""

import pytest

from moothall.rulebook.judging.law import Law
from tests.proceedings.telling import book, entered, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"
MINUTES = book(
    """on = "meeting.hold"
of = "committee"
who = "chair of committee"
then = "minutes.publish"
within = "14 days" """
)
QUARTERLY = book(
    """every = "3 months"
body = "committee"
then = "meeting.hold"
default = { may = "members", act = "meeting.call" }"""
)


def hold(when: str, meeting: str = "A") -> str:
    return f"when: {when}, {WHO}, acts: [{{act: meeting.hold, meeting: {meeting}}}]"


def publish(when: str, meeting: str = "A") -> str:
    return f"when: {when}, {WHO}, acts: [{{act: minutes.publish, meeting: {meeting}}}]"


def omit(when: str, act: str, about: str = "") -> str:
    matter = f", about: {about}" if about else ""
    return f"when: {when}, {WHO}, acts: [{{act: omission.report, omits: {act}{matter}}}]"


def lapsed(*events: str, law: Law, as_of: str = "2024-12-31") -> list[tuple[str, str, str]]:
    found = replayed(*events, law=law, as_of=as_of).lapses
    return [(one.owed.about, one.verdict.value, one.event) for one in found]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([hold("2024-03-01"), publish("2024-03-15")], []),
        ([hold("2024-03-01"), publish("2024-03-16")], [("A", NO, "")]),
        ([hold("2024-03-01"), publish("2024-03")], [("A", OPEN, "")]),
        # Nobody said that there were none: of minutes the record is not complete. [6.21]
        ([hold("2024-03-01")], [("A", OPEN, "")]),
        ([hold("2024-03-01"), omit("2024-04-01", "minutes.publish")], [("A", NO, "E2")]),
        ([hold("2024-03-01"), omit("2024-03-08", "minutes.publish")], [("A", OPEN, "")]),
        ([hold("2024-12-25")], []),
        (
            [hold("2024-03-01"), hold("2024-04-01", "B"), publish("2024-04-02", "B")],
            [("A", OPEN, "")],
        ),
    ],
)
def test_minutes_lapse_certainly_or_possibly(
    events: list[str], expected: list[tuple[str, str, str]]
) -> None:
    assert lapsed(*events, law=MINUTES) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2024-04-01", NO), ("2024-03-08", YES), ("2024-03", OPEN), ("2024-02", YES)],
)
def test_a_report_of_an_omission_has_the_verdict_of_the_omission(when: str, expected: str) -> None:
    assert verdicts(hold("2024-03-01"), omit(when, "minutes.publish"), law=MINUTES)[-1] == expected


FORM = "when: 2024-01-01, who: members, acts: [{act: body.form, of: committee}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([FORM], [("", NO, "")]),
        (
            [FORM, hold("2024-03-01"), hold("2024-05-20"), hold("2024-08-01"), hold("2024-10-31")],
            [],
        ),
        ([FORM, hold("2024-05-20"), hold("2024-08-01"), hold("2024-10-31")], [("", NO, "")]),
        ([], []),
    ],
)
def test_what_recurs_counts_from_the_formation_and_from_each_time(
    events: list[str], expected: list[tuple[str, str, str]]
) -> None:
    assert lapsed(*events, law=QUARTERLY) == expected


def test_an_omission_of_what_recurs_is_judged_from_the_last_time() -> None:
    told = (FORM, hold("2024-02-01"), omit("2024-06-01", "meeting.hold"))
    assert verdicts(*told, law=QUARTERLY)[-1] == NO
    told = (FORM, hold("2024-02-01"), omit("2024-04-20", "meeting.hold"))
    assert verdicts(*told, law=QUARTERLY)[-1] == YES


@pytest.mark.parametrize(
    ("when", "expected"), [("2024-03-20", NO), ("2024-04-20", YES), ("2024-03/2024-05", OPEN)]
)
def test_who_may_act_instead_may_do_so_once_it_is_overdue(when: str, expected: str) -> None:
    law = book(
        'may = "committee"\nact = "meeting.call"',
        'every = "3 months"\nbody = "committee"\nthen = "meeting.hold"\n'
        'default = { may = "members", act = "meeting.call" }',
    )
    call = f"when: {when}, who: members, acts: [{{act: meeting.call, of: committee}}]"
    assert verdicts(FORM, call, law=law)[-1] == expected


@pytest.mark.parametrize(
    ("every", "as_of", "expected"),
    [
        ('every = "1 March"', "2024-02-28", []),
        ('every = "1 March"', "2024-03-02", [("", NO, "")]),
        ('every = "year"', "2024-12-30", []),
        ('every = "year"', "2025-01-01", [("", NO, "")]),
        ('every = "calendar-year"', "2026-01-01", [("", NO, ""), ("", NO, "")]),
        ('every = "year"\napart = "<= 4 months"', "2024-05-02", [("", NO, "")]),
        ('every = "1 year"\napart = "<= 4 months"', "2024-05-02", [("", NO, "")]),
        ('every = "1 year"\napart = "<= 4 months"', "2024-04-30", []),
        ('every = "3 months"\nfrom = 2025-01-01', "2024-12-31", []),
    ],
)
def test_a_duty_may_recur_on_a_day_in_a_year_or_within_a_gap(
    every: str, as_of: str, expected: list[tuple[str, str, str]]
) -> None:
    law = book(f'{every}\nbody = "committee"\nthen = "meeting.hold"')
    assert lapsed(FORM, law=law, as_of=as_of) == expected


TAKE = f"when: 2024-03-01, {WHO}, acts: [{{{{act: decision.take, decision: D1{{}}}}}}]"
CARRY = 'on = "decision.take"\nwho = "committee"\nthen = "decision.carry_out"\nwithin = "3 months"'


@pytest.mark.parametrize(
    ("due", "as_of", "expected"),
    [
        ("", "2024-05-31", []),
        ("", "2024-06-02", [("D1", OPEN, "")]),
        (", due: 2024-03-10", "2024-03-12", [("D1", OPEN, "")]),
        (", due: 2024-09-01", "2024-08-01", []),
    ],
)
def test_a_decision_is_carried_out_by_the_date_it_sets_or_the_books(
    due: str, as_of: str, expected: list[tuple[str, str, str]]
) -> None:
    assert lapsed(TAKE.format(due), law=book(CARRY), as_of=as_of) == expected


def test_a_duty_is_owed_only_where_it_applies_and_nothing_discharges_it() -> None:
    law = book(CARRY + '\nwhen = { subject = "walks" }\nunless = { kind = "advice" }')
    assert lapsed(TAKE.format(""), law=law) == []
    assert lapsed(TAKE.format(", subject: walks"), law=law) == [("D1", OPEN, "")]
    assert lapsed(TAKE.format(", subject: walks, kind: advice"), law=law) == []


def test_a_duty_gives_way_to_the_one_that_stands_instead_of_it() -> None:
    law = book(
        CARRY,
        CARRY.replace("3 months", "1 year") + '\nwhen = { kind = "slow" }\ninstead_of = "1.1"',
    )
    assert lapsed(TAKE.format(", kind: slow"), law=law) == []
    assert lapsed(TAKE.format(", kind: fast"), law=law) == [("D1", OPEN, "")]


VACATE = book(
    'may = "members"\nact = "office.vacate"',
    """on = "officer.remove"
who = "rulebook"
then = "office.vacate"
after = "7 days"
unless = { "since appeal.lodge" = "<= 7 days" }""",
)
REMOVE = "when: 2024-03-01, who: members, acts: [{act: officer.remove, of: chair of committee}]"


def acts_of(*events: str, law: Law, as_of: str = "2024-12-31") -> list[tuple[str, str, str]]:
    entries = entered(replayed(*events, law=law, as_of=as_of))
    return [(one.act.name, one.act.by, one.ruling.verdict.value) for one in entries]


def test_what_happens_of_itself_is_entered_when_its_delay_has_passed() -> None:
    before = acts_of(REMOVE, hold("2024-03-05"), hold("2024-04-01", "B"), law=VACATE)
    assert [name for name, _, _ in before] == [
        "officer.remove",
        "meeting.hold",
        "office.vacate",
        "meeting.hold",
    ]
    assert before[2] == ("office.vacate", "rulebook", YES)


def test_what_happens_of_itself_waits_for_its_day_and_for_known_dates() -> None:
    assert len(acts_of(REMOVE, law=VACATE, as_of="2024-03-05")) == 1
    open_ = "when: ../2024-03-05, who: committee, acts: [{act: meeting.hold}]"
    assert [one[0] for one in acts_of(REMOVE, open_, law=VACATE)][1] == "meeting.hold"


def test_what_is_discharged_does_not_happen_of_itself() -> None:
    appeal = "when: 2024-03-06, who: members, acts: [{act: appeal.lodge, of: chair of committee}]"
    assert [one[0] for one in acts_of(REMOVE, appeal, law=VACATE)] == [
        "officer.remove",
        "appeal.lodge",
    ]


def test_what_happens_at_once_is_entered_next_even_where_the_day_is_uncertain() -> None:
    law = book('on = "officer.remove"\nwho = "rulebook"\nthen = "office.vacate"')
    told = (REMOVE.replace("2024-03-01", "2024-03"), hold("2024-03-02"))
    assert [one[0] for one in acts_of(*told, law=law)] == [
        "officer.remove",
        "office.vacate",
        "meeting.hold",
    ]


def test_of_itself_follows_only_what_was_done_and_by_whom_the_book_says() -> None:
    law = book('on = "officer.remove"\nby = "walks"\nwho = "rulebook"\nthen = "office.vacate"')
    assert len(acts_of(REMOVE, law=law)) == 1
    planned = REMOVE.replace("who:", "status: planned, who:")
    assert len(acts_of(planned, law=VACATE)) == 1


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("chair of committee", "chair of committee"),
        ("actor", "committee"),
        ("walks", "walks"),
    ],
)
def test_a_lapse_says_who_owed_it(who: str, expected: str) -> None:
    law = book(f'on = "meeting.hold"\nwho = "{who}"\nthen = "minutes.publish"\nwithin = "14 days"')
    (lapse,) = replayed(hold("2024-03-01"), law=law).lapses
    assert (lapse.body, lapse.debtor) == ("committee", expected)
