"""Facts from the record: what each measure finds of the acts that were entered before.

Each case is a history told in a few lines; what is found of its last act is worked by hand.
"""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found
from moothall.values.amounts import Range, exactly
from moothall.values.elapsed import Elapsed
from tests.proceedings.telling import book, day, found, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: committee"
VOTE = f"when: 2024-06-01, {WHO}, acts: [{{act: vote.take, about: M1, motion: M1"


def elapsed(start: str, end: str) -> Elapsed:
    return Elapsed(day(start), day(end))


HOLD = f"when: 2024-05-01, {WHO}, acts: [{{act: meeting.hold, meeting: A, present: 5}}]"
CALL = f"when: 2024-04-20, {WHO}, acts: [{{act: meeting.call, meeting: A, held_at: 2024-05-01}}]"
MOVE = f"when: 2024-04-28, {WHO}, acts: [{{act: meeting.move, meeting: A, held_at: 2024-05-01}}]"
CANCEL = f"when: 2024-04-29, {WHO}, acts: [{{act: meeting.cancel, meeting: A}}]"
PAPER = f"when: 2024-04-25, {WHO}, acts: [{{act: paper.circulate, paper: P, meeting: A}}]"
ABOUT = ", about: M1, subject: walks"
TAKE = f"when: 2024-05-01, {WHO}, acts: [{{act: decision.take, decision: D1, meeting: A{ABOUT}}}]"
MOTION = f"when: 2024-04-01, {WHO}, acts: [{{act: motion.submit, motion: M1}}]"
REMOVE = (
    f"when: 2024-05-01, {WHO}, acts: [{{act: officer.remove, of: chair of committee, about: M1}}]"
)
ASIDE = f"when: 2024-05-20, {WHO}, acts: [{{act: decision.set_aside, about: D1}}]"
ANNOUNCE = f"when: 2024-06-01, {WHO}, acts: [{{act: position.announce, authority: D1}}]"
ANNOUNCE_M = f"when: 2024-06-01, {WHO}, acts: [{{act: position.announce, about: M1}}]"
SUSPEND = f"when: 2024-03-01, {WHO}, acts: [{{act: member.suspend}}]"
BALLOT = "when: 2024-03-01, who: members, acts: [{act: ballot.call, ballot: B, about: B}]"
FILL = "when: 2024-03-01, who: members, acts: [{act: seat.fill, of: committee, number: 7}]"
VACATE = f"when: 2024-04-01, {WHO}, acts: [{{act: seat.vacate, number: 1 to 2}}]"
CHAIR = f"when: 2024-03-01, {WHO}, acts: [{{act: office.fill, of: chair of committee}}]"
LEAVE = f"when: 2024-06-01, {WHO}, acts: [{{act: office.vacate, of: chair of committee}}]"
NOTE = f"when: 2024-06-01, {WHO}, acts: [{{act: meeting.hold, meeting: B}}]"
UNNAMED = "when: 2024-06-01, who: unknown, acts: [{act: meeting.hold}]"

CASES: list[tuple[str, str, list[str], Found]] = [
    ("notice = '>= 1 day'", "notice", [CALL], elapsed("2024-04-20", "2024-05-01")),
    ("notice = '>= 1 day'", "notice", [CALL, HOLD], elapsed("2024-04-20", "2024-05-01")),
    ("notice = '>= 1 day'", "notice", [CALL, MOVE, HOLD], elapsed("2024-04-28", "2024-05-01")),
    ("notice = '>= 1 day'", "notice", [CALL, CANCEL, HOLD], Absence.UNKNOWN),
    ("notice = '>= 1 day'", "notice", [CALL, HOLD, TAKE], elapsed("2024-04-20", "2024-05-01")),
    ("notice = '>= 1 day'", "notice", [MOTION, REMOVE], elapsed("2024-04-01", "2024-05-01")),
    ("notice = '>= 1 day'", "notice", [REMOVE], Absence.UNKNOWN),
    ("papers = '>= 1 day'", "papers", [CALL, PAPER], elapsed("2024-04-25", "2024-05-01")),
    ("papers = '>= 1 day'", "papers", [CALL, PAPER, TAKE], elapsed("2024-04-25", "2024-05-01")),
    ("papers = '>= 1 day'", "papers", [PAPER], Absence.UNKNOWN),
    ("papers = '>= 1 day'", "papers", [TAKE], Absence.UNKNOWN),
    (
        "'since meeting.hold' = '>= 1 day'",
        "since meeting.hold",
        [HOLD, NOTE],
        elapsed("2024-05-01", "2024-06-01"),
    ),
    ("'since meeting.hold' = '>= 1 day'", "since meeting.hold", [NOTE], Absence.NONE),
    ("'since meeting.hold' = '>= 1 day'", "since meeting.hold", [HOLD, UNNAMED], Absence.UNKNOWN),
    ("'since member.suspend' = '>= 1 day'", "since member.suspend", [NOTE], Absence.UNKNOWN),
    (
        "'since first meeting.hold' = '>= 1 day'",
        "since first meeting.hold",
        [HOLD, NOTE, NOTE],
        elapsed("2024-05-01", "2024-06-01"),
    ),
    ("'times meeting.hold' = '<= 3'", "times meeting.hold", [HOLD, NOTE], exactly(1)),
    ("'times meeting.hold' = '<= 3'", "times meeting.hold", [HOLD, UNNAMED], Absence.UNKNOWN),
    ("'times member.suspend' = '<= 3'", "times member.suspend", [SUSPEND, NOTE], Range(1, None)),
    (
        "'times meeting.hold' = '<= 3 in 30 days'",
        "times meeting.hold in 30 days",
        [HOLD, NOTE],
        exactly(0),
    ),
    (
        "'times meeting.hold' = '<= 3 in year'",
        "times meeting.hold in year",
        [HOLD, NOTE],
        exactly(1),
    ),
    (
        "'times meeting.hold' = '<= 3 in last-year'",
        "times meeting.hold in last-year",
        [HOLD, NOTE],
        exactly(0),
    ),
    (
        "'times meeting.hold' = '<= 3 in term'",
        "times meeting.hold in term",
        [HOLD, NOTE],
        Range(0, 1),
    ),
    (
        "'times meeting.hold' = '<= 3 since decision.take'",
        "times meeting.hold since decision.take",
        [HOLD, NOTE],
        exactly(0),
    ),
    (
        "'times meeting.hold' = '<= 3 since ballot.call'",
        "times meeting.hold since ballot.call",
        [BALLOT.replace("who: members", WHO), HOLD, NOTE],
        exactly(1),
    ),
    (
        "'until meeting.hold' = '>= 1 day'",
        "until meeting.hold",
        [CALL, f"when: 2024-04-22, {WHO}, acts: [{{act: agenda.add, about: A}}]"],
        elapsed("2024-04-22", "2024-05-01"),
    ),
    (
        "'until ballot.call' = '>= 1 day'",
        "until ballot.call",
        [BALLOT, "when: 2024-06-01, who: members, acts: [{act: statement.circulate, about: B}]"],
        Absence.UNKNOWN,
    ),
    (
        "authority = 'committee'",
        "authority",
        [TAKE, ANNOUNCE],
        frozenset({"committee", "D1", "in order", "walks"}),
    ),
    (
        "authority = 'committee'",
        "authority",
        [TAKE, ANNOUNCE_M],
        frozenset({"committee", "D1", "in order", "walks"}),
    ),
    ("authority = 'committee'", "authority", [TAKE, ASIDE, ANNOUNCE], Absence.NONE),
    ("authority = 'committee'", "authority", [TAKE, ASIDE, ANNOUNCE_M], Absence.NONE),
    ("authority = 'committee'", "authority", [ANNOUNCE_M], Absence.NONE),
    ("decided_by = 'self'", "decided_by", [TAKE, ASIDE], frozenset({"self", "committee"})),
    ("decided_by = 'self'", "decided_by", [ASIDE], Absence.NONE),
    (
        "decided_by = 'above'",
        "decided_by",
        [TAKE, ASIDE.replace("committee", "walks")],
        frozenset({"above", "committee"}),
    ),
    (
        "decided_by = 'below'",
        "decided_by",
        [TAKE, ASIDE.replace("committee", "members")],
        frozenset({"below", "committee"}),
    ),
    ("meeting = 'in order'", "meeting", [HOLD, TAKE], frozenset({"in order"})),
    ("meeting = 'in order'", "meeting", [TAKE], Absence.NONE),
    (
        "meeting = 'in order'",
        "meeting",
        [f"when: 2024, {WHO}, acts: [{{act: vote.take}}]"],
        Absence.UNKNOWN,
    ),
    ("present = '>= 1'", "present", [HOLD, TAKE], exactly(5)),
    ("turnout = '>= 1'", "turnout", [VOTE + ", for: 3, against: 2}]"], Range(5, None)),
    (
        "turnout = '>= 1'",
        "turnout",
        [VOTE + ", votes: {for: 3, against: 2, abstain: 1}}]"],
        exactly(6),
    ),
    ("present = '>= 1'", "present", [VOTE + ", for: 3, against: 2}]"], Range(5, None)),
    ("tied = true", "tied", [VOTE + ", for: 3, against: 3}]"], True),
    (
        "support = '>= 2 excluding mover'",
        "support excluding mover",
        [VOTE + ", support: 2}]"],
        Range(1, 2),
    ),
    (
        "support = '>= 2 excluding interested'",
        "support excluding interested",
        [VOTE + ", support: 2}]"],
        Range(0, 2),
    ),
    (
        "present = '>= 2 in person or by proxy'",
        "present in person or by proxy",
        [VOTE + ", present: 2}]"],
        Range(2, None),
    ),
    (
        "for = '>= 2 of seats counting vacant as for'",
        "for of seats counting vacant as for",
        [FILL, VOTE + ", for: 3}]"],
        exactly(5),
    ),
    ("for = '>= 2 per walks'", "for per walks", [VOTE + ", for: 3}]"], Absence.UNKNOWN),
    ("in_post = '>= 1'", "in_post", [FILL, VACATE, NOTE], Range(5, 6)),
    ("vacant = '>= 1'", "vacant", [FILL, NOTE], exactly(2)),
    ("vacant = '>= 1'", "vacant", [FILL, VACATE, NOTE], Range(3, 4)),
    ("vacant = '1'", "vacant", [LEAVE], exactly(1)),
    ("vacant = '1'", "vacant", [CHAIR, LEAVE], exactly(0)),
    ("served = '>= 1 day'", "served", [CHAIR, LEAVE], elapsed("2024-03-01", "2024-06-01")),
    ("served = '>= 1 day'", "served", [LEAVE], Absence.UNKNOWN),
    (
        "pending = 'ballot.declare'",
        "pending",
        [BALLOT, "when: 2024-06-01, who: members, acts: [{act: money.commit, about: B}]"],
        frozenset({"ballot.declare"}),
    ),
    (
        "heard = true",
        "heard",
        [f"when: 2024-05, {WHO}, acts: [{{act: member.hear, about: M1}}]", VOTE + "}]"],
        True,
    ),
    (
        "reasons = true",
        "reasons",
        [f"when: 2024-05, {WHO}, acts: [{{act: reasons.give, about: M1}}]", VOTE + "}]"],
        True,
    ),
    (
        "objections = '<= 1'",
        "objections",
        [f"when: 2024-05, {WHO}, acts: [{{act: objection.raise, about: M1}}]", VOTE + "}]"],
        Range(1, None),
    ),
    (
        "ratified_by = 'members'",
        "ratified_by",
        ["when: 2024-05, who: members, acts: [{act: decision.ratify, about: M1}]", VOTE + "}]"],
        frozenset({"members"}),
    ),
    ("kind = 'urgent'", "kind", [VOTE + ", kind: urgent}]"], frozenset({"urgent"})),
    ("to = 'members'", "to", [VOTE + ", to: members}]"], frozenset({"members"})),
    (
        "by = 'officer'",
        "by",
        ["when: 2024, who: chair of committee, acts: [{act: vote.take, of: committee}]"],
        frozenset({"chair of committee", "chair", "officer"}),
    ),
    (
        "by = 'member'",
        "by",
        ["when: 2024, who: members of committee, acts: [{act: vote.take, of: committee}]"],
        frozenset({"members of committee", "members", "member"}),
    ),
]


@pytest.mark.parametrize(("test", "key", "events", "expected"), CASES)
def test_what_is_found_of_the_last_act(
    test: str, key: str, events: list[str], expected: Found
) -> None:
    quoted = test.replace("'", '"')
    law = book(f'act = "other than body.dissolve"\nshould = {{ {quoted} }}')
    assert found(key, *events, law=law) == expected


@pytest.mark.parametrize(
    ("stated", "expected"), [("2 days", NO), ("8 days", YES), ("unknown", OPEN), ("none", NO)]
)
def test_what_is_stated_comes_before_what_the_record_shows(stated: str, expected: str) -> None:
    law = book('act = "meeting.hold"\nmust = { notice = ">= 7 days" }')
    held = HOLD.replace("present: 5", f"notice: {stated}")
    assert verdicts(CALL, held, law=law)[-1] == expected


def test_what_is_not_on_the_record_is_unknown_in_a_report_and_none_of_what_was_performed() -> None:
    law = book('act = "meeting.hold"\nmust = { heard = true }')
    performed = HOLD.replace("acts:", "mode: performed, acts:")
    assert last_finding(HOLD, law=law).verdict.value == OPEN
    assert last_finding(performed, law=law).verdict.value == NO


def test_sums_add_up_with_this_one_and_one_unknown_leaves_them_open() -> None:
    law = book('act = "money.commit"\nmust = { "total money.commit" = "<= 1000 GBP" }')
    spend = f"when: 2024-0{{}}-01, {WHO}, acts: [{{{{act: money.commit, amount: {{}}}}}}]"
    told_ = [spend.format(month, amount) for month, amount in ((1, "400 GBP"), (2, "600 GBP"))]
    assert verdicts(*told_, law=law) == [YES, YES]
    assert verdicts(*told_, spend.format(3, "1 GBP"), law=law)[-1] == NO
    assert verdicts(spend.format(1, "unknown"), told_[1], law=law) == [OPEN, OPEN]


def test_a_body_that_is_one_of_a_kind_is_judged_as_the_book_places_its_kind() -> None:
    law = book('act = "meeting.cancel"\nmust = { by = ["self", "above"] }')
    cancel = "when: 2024, who: {}, acts: [{{act: meeting.cancel, of: {}}}]"
    form = f"when: 2023, {WHO}, acts: [{{act: body.form, of: north, kind: walks}}]"
    bodies = "{id: north}"
    for who, of, expected in (
        ("north", "north", YES),
        ("committee", "north", YES),
        ("members", "north", YES),
        ("north", "committee", NO),
        ("walks", "north", NO),
        ("unknown", "north", OPEN),
    ):
        assert verdicts(form, cancel.format(who, of), law=law, bodies=bodies)[-1] == expected
