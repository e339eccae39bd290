"""What a ruling may say where dates are rough, and where things are told out of their order."""

import pytest

from tests.proceedings.telling import book, end_of, found, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
COOL = 'period = "cool"\nopens = "meeting.hold of committee"\nlasts = "1 month"\n'
DURING = 'act = "decision.take"\nmust = { during = "cool" }'
MEET = "who: committee, acts: [{act: meeting.hold, meeting: m1}]"
AGAIN = "who: committee, acts: [{act: meeting.hold, meeting: m2}]"
DECIDE = "who: committee, acts: [{act: decision.take, decision: D1}]"
CENSURE = "who: committee, acts: [{act: censure.pass}]"
LONGER = 'extends = { on = "censure.pass", by = "10 days", at_most = "50 days" }\n'


@pytest.mark.parametrize(
    ("more", "events", "expected"),
    [
        # A month from somewhere in 26 April to 16 May; the most it may last, 50 days, is no length.
        (LONGER, [f"when: 2024-04-26/2024-05-16, {MEET}", f"when: 2024-06-10, {DECIDE}"], OPEN),
        (LONGER, [f"when: 2024-04-26/2024-05-16, {MEET}", f"when: 2024-06-20, {DECIDE}"], NO),
        # What opens it only later opens it to nothing that was done before.
        ("", [f"when: 2024-03-16, {MEET}", f"when: 2024-05-01, {AGAIN}"], YES),
        ("", [f"when: 2024-03-16, {MEET}", f"when: 2024-03-20/2024-05-01, {AGAIN}"], YES),
        ("", [f"when: 2024-02-01, {MEET}", f"when: 2024-03-20/2024-05-01, {AGAIN}"], OPEN),
        # What may have lengthened it leaves both ends possible, what comes later neither.
        (LONGER, [f"when: 2024-02-20, {MEET}", f"when: 2024-03-01, {CENSURE}"], YES),
        (LONGER, [f"when: 2024-02-20, {MEET}", f"when: 2024-03-19/2024-03-23, {CENSURE}"], OPEN),
        (LONGER, [f"when: 2024-02-20, {MEET}", f"when: 2024-04-01, {CENSURE}"], NO),
    ],
)
def test_a_period_is_open_by_what_had_surely_opened_it_then(
    more: str, events: list[str], expected: str
) -> None:
    law = book(COOL + more, DURING)
    if all("2024-06" not in event for event in events):
        events = [*events, f"when: 2024-03-25, {DECIDE}"]
    assert verdicts(*events, law=law)[-1] == expected


PUBLISH = "who: committee, acts: [{act: minutes.publish, meeting: m1}]"
MINUTES = (
    'on = "meeting.hold"\nof = "committee"\nwho = "committee"\n'
    'then = "minutes.publish"\nwithin = "14 days"'
)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([f"when: 2024-01-17/2024-03-17, {MEET}", f"when: 2024-03-20, {PUBLISH}"], [OPEN]),
        # What may have come before the meeting may not be its minutes.
        ([f"when: 2024-01-24, {PUBLISH}", f"when: 2024-01-17/2024-03-17, {MEET}"], [OPEN]),
        # Of two things of the same date the first entered came first.
        ([f"when: 2024-01, {PUBLISH}", f"when: 2024-01, {MEET}"], [OPEN]),
        ([f"when: 2024-01, {MEET}", f"when: 2024-01, {PUBLISH}"], [OPEN]),
        ([f"when: 2024-01-02, {MEET}", f"when: 2024-01-02, {PUBLISH}"], []),
    ],
)
def test_what_may_have_come_before_it_was_owed_may_not_be_what_was_owed(
    events: list[str], expected: list[str]
) -> None:
    lapses = replayed(*events, law=book(MINUTES)).lapses
    assert [one.verdict.value for one in lapses] == expected


def test_minutes_of_the_same_month_told_before_their_meeting_are_none_of_its() -> None:
    events = [f"when: 2024-01, {PUBLISH}", f"when: 2024-01, {MEET}", f"when: 2024-05, {PUBLISH}"]
    assert [
        (one.verdict.value, one.owed.done is not None)
        for one in replayed(*events, law=book(MINUTES)).lapses
    ] == [(NO, True)]


def test_a_rough_date_over_a_month_left_out_may_be_put_off() -> None:
    law = book('every = "2 months"\nbody = "walks"\nthen = "meeting.hold"\nexcept = ["April"]')
    walk = "who: walks, acts: [{act: meeting.hold}]"
    rough = [f"when: 2024-01-03/2024-03-03, {walk}", f"when: 2024-05-26, {walk}"]
    known = [f"when: 2024-02-04, {walk}", f"when: 2024-05-26, {walk}"]
    lapsed = [
        [(one.verdict.value, one.owed.due.latest) for one in replayed(*events, law=law).lapses]
        for events in (rough, known)
    ]
    assert lapsed == [
        [(OPEN, end_of("2024-06-30")), (NO, end_of("2024-07-26"))],
        [(NO, end_of("2024-07-26"))],
    ]


SINCE = 'act = "decision.take"\nmust = { "times meeting.hold" = ">= 2 since censure.pass" }'


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2024-05-31", YES), ("2024-03-01", NO), ("2024-03-01/2024-05-31", OPEN)],
)
def test_so_many_since_an_act_counts_from_the_last_that_had_been_done(
    later: str, expected: str
) -> None:
    events = [
        f"when: 2024-01-04, {CENSURE}",
        f"when: {later}, {CENSURE}",
        f"when: 2024-02-23, {MEET}",
        f"when: 2024-02-26, {AGAIN}",
        f"when: 2024-04-12, {DECIDE}",
    ]
    assert verdicts(*events, law=book(SINCE))[-1] == expected


def test_two_acts_of_the_very_moment_of_a_third_came_before_it() -> None:
    moment = "when: 2024-03-01T19:00"
    law = book('act = "decision.take"\nmust = { "times meeting.hold" = ">= 2" }')
    events = [f"{moment}, {MEET}", f"{moment}, {AGAIN}", f"{moment}, {DECIDE}"]
    assert verdicts(*events, law=law)[-1] == YES


@pytest.mark.parametrize("when", ["2024-02-01", "2024-02-01/2024-04-01"])
def test_a_seat_that_falls_vacant_was_filled_though_no_entry_says_so(when: str) -> None:
    law = book('act = "decision.take"\nmust = { in_post = ">= 1" }')
    events = [
        f"when: {when}, who: members, acts: [{{act: seat.vacate, of: committee, number: 1}}]",
        f"when: 2024-03-01, {DECIDE}",
    ]
    assert verdicts(*events, law=law)[-1] == OPEN


def test_a_decision_that_was_carried_out_before_it_was_taken_had_not_been_taken() -> None:
    law = book('act = "decision.carry_out"\nmust = { authority = "committee" }')
    carry = "who: committee, acts: [{act: decision.carry_out, about: D1}]"
    events = [
        f"when: 2024-05-01, {DECIDE}",
        f"when: 2024-01-05, {carry}",
        f"when: 2024-01-06, {carry}",
        f"when: 2024-05-02, {carry}",
    ]
    assert verdicts(*events, law=law)[1:] == [NO, NO, YES]
    assert found("authority", *events, law=law) == frozenset({"committee", "D1", "in order"})


@pytest.mark.parametrize(
    ("formed", "expected"), [("2024-01-01", NO), ("2024-06-24", YES), ("2024-01/2024-06", NO)]
)
def test_a_body_is_one_of_its_kind_from_its_formation_on(formed: str, expected: str) -> None:
    law = book('act = "money.commit"\nof = "walks"\nmust = { heard = true }')
    events = [
        f"when: {formed}, who: members, acts: [{{act: body.form, of: north, kind: walks}}]",
        "when: 2024-04-29, who: north, acts: [{act: money.commit, heard: false}]",
    ]
    assert verdicts(*events, law=law, bodies="{id: north, name: North}")[-1] == expected


QUIET = 'period = "quiet"\ncalendar = "declared by committee"\n'
DATES = 'period: quiet, opens: "{}", closes: "2024-07-01"'


def calendar(when: str, opens: str) -> str:
    said = DATES.format(opens)
    return f"when: {when}, who: committee, acts: [{{act: calendar.declare, {said}}}]"


@pytest.mark.parametrize(
    ("when", "expected"), [("2024-01-01", YES), ("2024-06-13", OPEN), ("2024-01/2024-06", OPEN)]
)
def test_the_calendar_is_the_one_that_had_been_declared_then(when: str, expected: str) -> None:
    law = book(QUIET, 'act = "decision.take"\nmust = { during = "quiet" }')
    events = [calendar(when, "2024-02-01"), f"when: 2024-04-11, {DECIDE}"]
    assert verdicts(*events, law=law)[-1] == expected


@pytest.mark.parametrize(
    ("opens", "expected"), [("2024-03-24", []), ("2024-05-06", [NO]), ("2024-03/2024-05", [OPEN])]
)
def test_what_was_done_may_have_come_before_a_period_that_opens_on_a_rough_date(
    opens: str, expected: list[str]
) -> None:
    law = book(QUIET, 'every = "quiet"\nbody = "committee"\nthen = "meeting.hold"')
    formed = "when: 2024-01-01, who: members, acts: [{act: body.form, of: committee}]"
    events = [formed, calendar("2024-01-02", opens), f"when: 2024-04-25, {MEET}"]
    assert [one.verdict.value for one in replayed(*events, law=law).lapses] == expected
