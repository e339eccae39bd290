"""Powers: who may, who may not, together, by a share, of themselves; and where nobody may."""

import pytest

from moothall.rulebook.judging.rulings import (
    Absence,
    Effect,
    Finding,
    Form,
    Found,
    Ruling,
    Verdict,
)
from tests.people import ALICE, BOB, ERIN
from tests.rulebook.judging.trying import (
    between,
    deed_of,
    law_of,
    n,
    names,
    one_finding,
    ruled,
    verdict,
)

YES, NO, OPEN = "in order", "out of order", "undecided"
CALL = 'may = ["board", "1/3 of members"]\nact = "meeting.call"'
SIZE: dict[str, Found] = {"size of members": n(30)}


def test_whoever_lacks_the_power_does_nothing() -> None:
    ruling = ruled(law_of('may = "staff"\nact = "meeting.call"'), deed_of("meeting.call"))
    assert ruling == Ruling(
        verdict=Verdict.OUT_OF_ORDER,
        effect=Effect.VOID,
        findings=(Finding(clause="1.1", form=Form.POWER, holds=False, who=("staff",)),),
    )


def test_powers_add() -> None:
    law = law_of('may = "staff"\nact = "meeting.call"', 'may = "board"\nact = "meeting.call"')
    finding = one_finding(ruled(law, deed_of("meeting.call")))
    assert (finding.clause, finding.verdict.value) == ("1.2", YES)
    assert finding.who == ("staff", "board")


@pytest.mark.parametrize(
    ("by", "found", "expected"),
    [
        (names("board"), {}, YES),
        (names("members of board", "members"), {"support": n(10), **SIZE}, YES),
        (names("members"), {"support": n(9), **SIZE}, NO),
        (names("members"), {"support": between(9, 12), **SIZE}, OPEN),
        (names("members"), {}, OPEN),
        (ERIN, {"support": n(30), **SIZE}, NO),
        (None, {"support": n(30), **SIZE}, OPEN),
    ],
)
def test_a_share_of_a_class_acts_by_those_who_support_it(
    by: frozenset[str] | None, found: dict[str, Found], expected: str
) -> None:
    assert verdict(law_of(CALL), deed_of("meeting.call", by=by), found) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [(names("board"), NO), (names("staff"), NO), (names("board", "staff"), YES), (None, OPEN)],
)
def test_two_bodies_jointly_are_both_or_neither(by: frozenset[str] | None, expected: str) -> None:
    law = law_of('may = ["board", "staff"]\njointly = true\nact = "rulebook.amend"')
    assert verdict(law, deed_of("rulebook.amend", by=by)) == expected


@pytest.mark.parametrize(("by", "expected"), [(BOB, YES), (ALICE, NO), (ERIN, NO), (None, OPEN)])
def test_each_member_of_a_body_has_a_power_alone(by: frozenset[str] | None, expected: str) -> None:
    law = law_of('may = "each board"\nact = "motion.submit"')
    assert verdict(law, deed_of("motion.submit", by=by)) == expected


def test_a_prohibition_beats_a_power_and_makes_void() -> None:
    law = law_of('may = "board"\nact = "money.commit"', 'may_not = "board"\nact = "money.commit"')
    ruling = ruled(law, deed_of("money.commit"))
    assert [(one.clause, one.form.value, one.verdict.value) for one in ruling.findings] == [
        ("1.2", "prohibition", NO),
        ("1.1", "power", YES),
    ]
    assert ruling.effect is Effect.VOID


@pytest.mark.parametrize(
    ("kind", "expected"), [(names("gift"), YES), (names("loan"), NO), (Absence.UNKNOWN, OPEN)]
)
def test_a_prohibition_yields_to_what_stands_instead_of_it(kind: Found, expected: str) -> None:
    law = law_of(
        'may_not = "anyone"\nact = "money.commit"',
        'may = "board"\nact = "money.commit"\nwhen = { kind = "gift" }\ninstead_of = "rule-1"',
    )
    assert verdict(law, deed_of("money.commit"), {"kind": kind}) == expected


def test_an_act_forbidden_to_anyone_is_forbidden_whoever_did_it() -> None:
    law = law_of('may_not = "anyone"\nact = "access.refuse"')
    assert verdict(law, deed_of("access.refuse", by=None)) == NO


def test_a_prohibition_of_some_leaves_others_alone_and_the_unnamed_open() -> None:
    law = law_of('may_not = "staff"\nact = "money.commit"')
    assert verdict(law, deed_of("money.commit")) == YES
    assert verdict(law, deed_of("money.commit", by=None)) == OPEN


def test_a_prohibition_may_say_what_it_makes_of_the_act() -> None:
    law = law_of('may_not = "board"\nact = "money.commit"\nbreach = "irregular"')
    assert ruled(law, deed_of("money.commit")).effect is Effect.IRREGULAR


def test_other_than_covers_every_other_act() -> None:
    law = law_of('may_not = "board"\nact = "other than minutes.publish, meeting.hold"')
    assert verdict(law, deed_of("money.commit")) == NO
    assert verdict(law, deed_of("minutes.publish")) == YES


@pytest.mark.parametrize(
    ("unprovided", "expected", "findings"),
    [("in order", YES, 0), ("undecided", OPEN, 1), ("out of order", NO, 1)],
)
def test_where_no_clause_gives_the_power_the_book_says_what_holds(
    unprovided: str, expected: str, findings: int
) -> None:
    law = law_of('may = "board"\nact = "meeting.call"', unprovided=unprovided)
    ruling = ruled(law, deed_of("money.commit"))
    assert (ruling.verdict.value, len(ruling.findings)) == (expected, findings)
    for one in ruling.findings:
        assert (one.clause, one.form) == ("", Form.UNPROVIDED)


def test_who_elects_may_fill_and_who_may_remove_is_said() -> None:
    law = law_of(
        'body = "jury"\nseats = { n = 3, elected_by = "board" }',
        'office = "clerk"\nof = "jury"\nelected_by = "jury"\nremovable_by = "staff"',
    )
    assert verdict(law, deed_of("seat.fill", of="jury")) == YES
    assert verdict(law, deed_of("seat.fill", of="jury", by=ERIN)) == NO
    assert verdict(law, deed_of("election.declare", of="jury")) == YES
    assert verdict(law, deed_of("office.fill", of="clerk of jury")) == NO
    assert verdict(law, deed_of("office.fill", of="clerk of jury", by=names("jury"))) == YES
    assert verdict(law, deed_of("officer.remove", of="clerk of jury", by=names("staff"))) == YES
    assert verdict(law, deed_of("officer.remove", of="clerk of jury", by=names("jury"))) == NO


@pytest.mark.parametrize(
    ("lapsed", "expected"), [(True, YES), (False, NO), (Absence.UNKNOWN, OPEN)]
)
def test_who_may_act_when_a_duty_was_not_done_may_do_so_only_then(
    lapsed: Found, expected: str
) -> None:
    law = law_of(
        'may = "board"\nact = "meeting.call"',
        """on = "requisition.lodge"
of = "board"
who = "board"
then = "meeting.call"
within = "14 days"
default = { may = "signatories", act = "meeting.call" }""",
    )
    deed = deed_of("meeting.call", by=names("signatories"))
    found: dict[str, Found] = {"lapsed owed by 1.2 (1)": lapsed}
    assert verdict(law, deed, found) == expected
    assert verdict(law, deed_of("meeting.call"), found) == YES


def test_a_fallback_alone_takes_the_power_from_nobody() -> None:
    law = law_of(
        """on = "requisition.lodge"
who = "board"
then = "meeting.call"
within = "14 days"
default = { may = "signatories", act = "meeting.call" }"""
    )
    found: dict[str, Found] = {"lapsed owed by 1.1 (1)": False}
    assert ruled(law, deed_of("meeting.call", by=ERIN), found).findings == ()


def test_what_the_book_does_of_itself_needs_no_other_power() -> None:
    law = law_of(
        'may = "board"\nact = "office.vacate"',
        'on = "officer.remove"\nwho = "rulebook"\nthen = "office.vacate"',
    )
    assert verdict(law, deed_of("office.vacate", by=names("rulebook"))) == YES
    assert verdict(law, deed_of("office.vacate", by=ERIN)) == NO
