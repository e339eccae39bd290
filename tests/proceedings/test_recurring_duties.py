"""Duties that recur: months left out, the month it falls in, so often, meetings, calendars."""

import pytest

from tests.proceedings.telling import book, entered, replayed

YES, NO, OPEN = "in order", "out of order", "undecided"
FORM = "when: 2024-01-10, who: members, acts: [{act: body.form, of: committee}]"


def hold(when: str, *, of: str = "committee", kind: str = "") -> str:
    said = f", kind: {kind}" if kind else ""
    return f"when: {when}, who: {of}, acts: [{{act: meeting.hold, meeting: M{when}{said}}}]"


def lapsed(duty: str, *events: str, as_of: str) -> list[tuple[str, str]]:
    """When each lapse was due at the latest, and what is said of it."""
    law = book(f'{duty}\nbody = "committee"\nthen = "meeting.hold"')
    found = replayed(FORM, *events, law=law, as_of=as_of).lapses
    latest = [one.owed.due.latest for one in found]
    days = [law.zone.civil(at).date().isoformat() for at in latest if at is not None]
    return [(day, one.verdict.value) for day, one in zip(days, found, strict=True)]


def test_a_date_in_a_month_left_out_moves_to_the_next_period() -> None:
    monthly = 'every = "1 month"'
    but_december = f'{monthly}\nexcept = ["December"]'
    held = [hold(f"2024-{month:02}-09") for month in range(2, 12)]
    assert lapsed(monthly, *held, as_of="2024-12-31") == [("2024-12-09", NO)]
    assert lapsed(but_december, *held, as_of="2025-01-09") == []
    assert lapsed(but_december, *held, as_of="2025-01-10") == [("2025-01-09", NO)]


def test_what_may_fall_into_a_month_left_out_may_be_due_later() -> None:
    duty = 'every = "1 month"\nexcept = ["December"]'
    events = [hold(f"2024-{month:02}-09") for month in range(2, 11)]
    held = [*events, hold("2024-10-25/2024-11-05")]
    assert lapsed(duty, *held, as_of="2024-12-20") == [("2025-01-05", OPEN)]


MAY = 'every = "year"\nin = "May"'


def test_what_falls_in_a_month_is_owed_by_its_end_and_not_done_before_it() -> None:
    assert lapsed(MAY, as_of="2024-05-31") == []
    assert lapsed(MAY, as_of="2024-06-01") == [("2024-05-31", NO)]
    assert lapsed(MAY, hold("2024-05-20"), as_of="2024-12-31") == []
    assert lapsed(MAY, hold("2024-04-30"), as_of="2024-12-31") == [("2024-05-31", NO)]
    assert lapsed(MAY, hold("2024-04-30/2024-05-02"), as_of="2024-12-31") == [("2024-05-31", OPEN)]


def test_a_body_formed_after_the_month_owes_it_from_the_next_year() -> None:
    march = 'every = "year"\nin = "January"'
    law = book(f'{march}\nbody = "committee"\nthen = "meeting.hold"')
    formed = FORM.replace("2024-01-10", "2024-02-01")
    assert replayed(formed, law=law, as_of="2025-01-31").lapses == ()
    assert len(replayed(formed, law=law, as_of="2025-02-01").lapses) == 1


def test_so_often_in_each_year() -> None:
    duty = 'every = "calendar-year"\ntimes = ">= 3"'
    held = [hold("2024-02-01"), hold("2024-06-01"), hold("2024-12-30")]
    assert lapsed(duty, *held, as_of="2025-01-01") == []
    assert lapsed(duty, *held[:2], as_of="2025-01-01") == [("2024-12-31", NO)]
    assert lapsed(duty, *held[:2], as_of="2024-12-31") == []
    two = duty.replace(">= 3", "> 2")
    assert lapsed(two, *held[:2], as_of="2025-01-01") == [("2024-12-31", NO)]
    late = [*held[:2], hold("2024-12-31/2025-01-02")]
    assert lapsed(duty, *late, as_of="2025-06-01") == [("2024-12-31", OPEN)]


def test_so_often_in_a_length_of_time_from_the_formation() -> None:
    duty = 'every = "6 months"\ntimes = ">= 2"'
    held = [hold("2024-02-01"), hold("2024-07-01"), hold("2024-08-01")]
    assert lapsed(duty, *held, as_of="2025-01-10") == []
    assert lapsed(duty, *held, as_of="2025-01-11") == [("2025-01-10", NO)]


def test_a_declared_period_has_what_it_asks_within_it() -> None:
    duty = 'every = "academic-year"'
    declare = (
        "when: 2024-01-11, who: members, acts: [{act: calendar.declare, period: academic-year, "
        "opens: 2024-02-01, closes: 2024-06-30}]"
    )
    assert lapsed(duty, declare, as_of="2024-06-30") == []
    assert lapsed(duty, declare, as_of="2024-07-01") == [("2024-06-30", NO)]
    assert lapsed(duty, declare, hold("2024-06-01"), as_of="2024-07-01") == []
    assert lapsed(duty, declare, hold("2024-01-20"), as_of="2024-07-01") == [("2024-06-30", NO)]


def test_what_recurs_is_owed_only_while_it_applies() -> None:
    gone = 'every = "year"\nwhen = { "times body.form" = ">= 2" }'
    assert lapsed(gone, as_of="2025-01-01") == []
    discharged = 'every = "year"\nunless = { "times body.form" = ">= 1" }'
    assert lapsed(discharged, as_of="2025-01-01") == []


MINUTES = """every = "committee"
who = "chair of committee"
then = "minutes.publish"
"""
PUBLISH = "when: 2024-03-02, who: committee, acts: [{act: minutes.publish, meeting: M2024-03-01}]"


@pytest.mark.parametrize(
    ("duty", "events", "expected"),
    [
        (MINUTES, [hold("2024-03-01")], [OPEN]),
        (MINUTES, [hold("2024-03-01"), PUBLISH], [NO]),
        (MINUTES, [hold("2024-03-01"), PUBLISH.replace("03-02", "03-01", 1)], []),
        (MINUTES + 'within = "1 day"', [hold("2024-03-01"), PUBLISH], []),
        (MINUTES, [], []),
    ],
)
def test_what_every_meeting_asks_follows_each_of_them(
    duty: str, events: list[str], expected: list[str]
) -> None:
    found = replayed(FORM, *events, law=book(duty), as_of="2024-12-31").lapses
    assert [one.verdict.value for one in found] == expected


RATIFY = """on = "decision.take"
of = "walks"
who = "committee"
then = "decision.ratify"
at = "next {}meeting"
"""
TAKE = "when: 2024-03-01, who: walks, acts: [{act: decision.take, decision: D1}]"


def ratify(when: str) -> str:
    acts = "[{act: decision.ratify, about: D1, of: walks}]"
    return f"when: {when}, who: committee, acts: {acts}"


@pytest.mark.parametrize(
    ("kind", "events", "expected"),
    [
        ("", [], []),
        ("", [hold("2024-02-01")], []),
        ("", [hold("2024-05-01")], [NO]),
        ("", [hold("2024-05-01"), ratify("2024-05-01")], []),
        ("", [hold("2024-05-01"), ratify("2024-05-02")], [NO]),
        ("annual ", [hold("2024-05-01")], []),
        ("annual ", [hold("2024-05-01"), hold("2024-06-01", kind="annual")], [NO]),
        ("", [hold("2024-02/2024-04")], [OPEN]),
    ],
)
def test_what_is_due_at_the_next_meeting_lapses_when_that_was_held(
    kind: str, events: list[str], expected: list[str]
) -> None:
    law = book(RATIFY.format(kind))
    found = replayed(TAKE, *events, law=law, as_of="2024-12-31").lapses
    assert [one.verdict.value for one in found] == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([hold("2024-05-01"), hold("2024-06-01")], ["decision.set_aside"]),
        ([hold("2024-05-01"), ratify("2024-05-01")], []),
        ([], []),
    ],
)
def test_what_the_book_does_where_a_duty_was_not_done_happens_of_itself_and_once(
    events: list[str], expected: list[str]
) -> None:
    law = book(RATIFY.format("") + 'default = { who = "rulebook", act = "decision.set_aside" }')
    replay = replayed(TAKE, *events, law=law, as_of="2024-12-31")
    own = [one.act for one in entered(replay) if one.act.by == "rulebook"]
    assert [act.name for act in own] == expected
    assert [one.entry.ruling.verdict.value for one in replay.judged if one.event is None] == [
        YES for _ in expected
    ]


def test_an_effect_sets_in_on_its_day() -> None:
    law = book(
        """on = "censure.pass"
who = "rulebook"
then = "office.vacate"
takes_effect = "31 December" """
    )
    censure = "when: 2024-03-01, who: members, acts: [{act: censure.pass, of: chair of committee}]"
    assert len(replayed(censure, law=law, as_of="2024-12-30").judged) == 1
    own = replayed(censure, law=law, as_of="2025-01-01").judged[-1].entry.act
    assert own.name == "office.vacate"
    assert own.at.latest is not None
    assert law.zone.civil(own.at.latest).date().isoformat() == "2024-12-31"


def omit(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: omission.report, omits: meeting.hold}}]"


@pytest.mark.parametrize(("when", "expected"), [("2025-02-01", NO), ("2024-11-01", YES)])
def test_an_omission_in_a_year_is_judged_by_that_year(when: str, expected: str) -> None:
    law = book('every = "year"\nbody = "committee"\nthen = "meeting.hold"')
    judged = replayed(FORM, omit(when), law=law, as_of="2025-12-31").judged
    assert judged[-1].entry.ruling.verdict.value == expected


def test_of_a_kind_of_body_each_owes_for_itself() -> None:
    law = book('every = "2 months"\nbody = "walks"\nthen = "meeting.hold"')
    bodies = "{id: north, name: North}, {id: south, name: South}"
    form = "when: 2024-01-01, who: members, acts: [{{act: body.form, of: {}, kind: walks}}]"
    held = [
        f"when: 2024-{month:02}-15, who: north, acts: [{{act: meeting.hold}}]"
        for month in range(1, 13)
    ]
    report = (
        "when: 2024-12-20, who: members,"
        " acts: [{act: omission.report, omits: meeting.hold, of: south}]"
    )
    told = replayed(
        form.format("north"), form.format("south"), *held, report, law=law, bodies=bodies
    )
    assert {one.body for one in told.lapses} == {"south"}
    assert told.judged[-1].entry.ruling.verdict.value == "out of order"
