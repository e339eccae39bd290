"""Conditions: `when`, `must`, `unless`, `should`, `by`, dates, and what stands instead of what."""

import pytest

from moothall.rulebook.judging.rulings import (
    Absence,
    Effect,
    Fact,
    Finding,
    Form,
    Found,
    Measured,
    Ruling,
    Source,
    Verdict,
)
from moothall.values.instants import Instant
from moothall.values.spans import UNKNOWN_MOMENT, Span
from tests.people import ALICE, BOB
from tests.rulebook.judging.trying import (
    DAY,
    NOON,
    before,
    deed_of,
    law_of,
    n,
    names,
    one_finding,
    ruled,
    verdict,
)

YES, NO, OPEN = "in order", "out of order", "undecided"
NOTICE = """act = "meeting.hold"
of = "board"
must = { notice = ">= 7 days" }
unless = { notice = ">= 48 hours", consent = ">= 2/3 of seats" }"""
SIZE: dict[str, Found] = {"size of seats": n(21)}


def measured(key: str, asked: str, found: Found, source: Source, *, holds: bool | None) -> Measured:
    return Measured(key=key, asked=asked, fact=Fact(found, source), holds=holds)


def test_a_whole_ruling_says_what_was_asked_what_was_found_and_what_else_would_have_done() -> None:
    law = law_of(NOTICE)
    short = before(hours=50)
    found: dict[str, Found] = {"notice": short, "consent": n(13), **SIZE}
    stated = Source.STATED
    assert ruled(law, deed_of("meeting.hold"), found) == Ruling(
        verdict=Verdict.OUT_OF_ORDER,
        effect=Effect.IRREGULAR,
        findings=(
            Finding(
                clause="1.1",
                form=Form.CONDITION,
                holds=False,
                measured=(measured("notice", "notice >= 7 days", short, stated, holds=False),),
                alternatives=(
                    (
                        measured("notice", "notice >= 48 hours", short, stated, holds=True),
                        measured("consent", "consent >= 2/3 of seats", n(13), stated, holds=False),
                    ),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"notice": before(days=7)}, YES),
        ({"notice": before(hours=50), "consent": n(14), **SIZE}, YES),
        ({"notice": before(hours=47), "consent": n(21), **SIZE}, NO),
        ({"notice": before(hours=50)}, OPEN),
        ({"notice": before(hours=20)}, NO),
        ({}, OPEN),
    ],
)
def test_an_exception_replaces_its_whole_must(found: dict[str, Found], expected: str) -> None:
    assert verdict(law_of(NOTICE), deed_of("meeting.hold"), found) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"support": n(5), "heard": False}, YES),
        ({"support": n(1), "consent": n(2), "heard": False}, YES),
        ({"support": n(1), "consent": n(1), "heard": True}, YES),
        ({"support": n(1), "consent": n(1), "heard": False}, NO),
        ({"support": n(1), "consent": n(1)}, OPEN),
    ],
)
def test_each_of_several_exceptions_is_a_full_alternative(
    found: dict[str, Found], expected: str
) -> None:
    law = law_of(
        """act = "motion.submit"
must = { support = ">= 5" }
unless = [{ consent = ">= 2" }, { heard = true }]"""
    )
    assert verdict(law, deed_of("motion.submit"), found) == expected


@pytest.mark.parametrize(
    ("kind", "notice", "expected"),
    [
        (names("special"), before(days=1), NO),
        (names("ordinary"), before(days=1), YES),
        (Absence.UNKNOWN, before(days=1), OPEN),
        (Absence.UNKNOWN, before(days=9), YES),
        (Absence.NONE, before(days=1), YES),
    ],
)
def test_where_it_is_open_whether_a_rule_applies_only_a_breach_of_it_is_in_doubt(
    kind: Found, notice: Found, expected: str
) -> None:
    law = law_of(
        'act = "meeting.hold"\nwhen = { kind = "special" }\nmust = { notice = ">= 7 days" }'
    )
    assert verdict(law, deed_of("meeting.hold"), {"kind": kind, "notice": notice}) == expected


def test_a_finding_that_is_in_doubt_names_the_doubt() -> None:
    law = law_of(
        'act = "meeting.hold"\nwhen = { kind = "special" }\nmust = { notice = ">= 7 days" }'
    )
    finding = one_finding(ruled(law, deed_of("meeting.hold"), {"notice": before(days=1)}))
    assert [one.asked for one in finding.measured] == ["kind special", "notice >= 7 days"]


def test_advice_that_is_not_followed_is_a_finding_and_no_verdict() -> None:
    law = law_of('act = "meeting.hold"\nshould = { notice = ">= 14 days" }')
    ruling = ruled(law, deed_of("meeting.hold"), {"notice": before(days=8)})
    assert (ruling.verdict, ruling.effect) == (Verdict.IN_ORDER, Effect.STANDS)
    finding = one_finding(ruling)
    assert (finding.form, finding.verdict) == (Form.ADVICE, Verdict.OUT_OF_ORDER)


def test_a_block_may_hold_a_must_and_a_should() -> None:
    law = law_of(
        'act = "meeting.hold"\nmust = { notice = ">= 7 days" }\nshould = { notice = ">= 14 days" }'
    )
    ruling = ruled(law, deed_of("meeting.hold"), {"notice": before(days=8)})
    assert [one.verdict.value for one in ruling.findings] == [YES, NO]
    assert ruling.verdict is Verdict.IN_ORDER


@pytest.mark.parametrize(
    ("by", "expected"), [(ALICE, NO), (BOB, YES), (None, OPEN)], ids=["Alice", "Bob", "nobody"]
)
def test_a_condition_on_the_chair_binds_the_chair_alone(
    by: frozenset[str] | None, expected: str
) -> None:
    law = law_of('act = "meeting.call"\nby = "chair of board"\nmust = { notice = ">= 7 days" }')
    deed = deed_of("meeting.call", by=by)
    assert verdict(law, deed, {"notice": before(days=1)}) == expected


def test_a_condition_on_another_body_says_nothing() -> None:
    law = law_of('act = "meeting.hold"\nof = "staff"\nmust = { notice = ">= 7 days" }')
    assert ruled(law, deed_of("meeting.hold")).findings == ()


DAYS = 'act = "meeting.hold"\nfrom = 2016-11-05\nuntil = 2016-11-06\nmust = { heard = true }'


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        # 5 November 2016 begins at 00:00 in London, which is 00:00 UTC.
        (Span(Instant(NOON - DAY // 2), Instant(NOON - DAY // 2)), NO),
        (Span(Instant(NOON - DAY // 2 - 1), Instant(NOON - DAY // 2 - 1)), YES),
        (Span(Instant(NOON + 3 * DAY // 2 - 1), Instant(NOON + 3 * DAY // 2 - 1)), NO),
        (Span(Instant(NOON + 3 * DAY // 2), Instant(NOON + 3 * DAY // 2)), YES),
        (Span(Instant(NOON - DAY), Instant(NOON)), OPEN),
        (Span(Instant(NOON), Instant(NOON + 9 * DAY)), OPEN),
        (Span(Instant(NOON + 9 * DAY), None), YES),
        (Span(None, Instant(NOON - 9 * DAY)), YES),
        (UNKNOWN_MOMENT, OPEN),
    ],
)
def test_a_dated_block_holds_from_the_first_moment_of_a_day_to_the_last(
    at: Span, expected: str
) -> None:
    assert verdict(law_of(DAYS), deed_of("meeting.hold", at=at), {"heard": False}) == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (before(days=100), NO),
        (before(days=800), YES),
        (Absence.NONE, NO),
        (Absence.UNKNOWN, OPEN),
    ],
)
def test_a_block_may_expire_some_time_after_an_act(since: Found, expected: str) -> None:
    law = law_of(
        'act = "meeting.hold"\nuntil = "1 year after rulebook.adopt"\nmust = { heard = true }'
    )
    found: dict[str, Found] = {"heard": False, "since rulebook.adopt": since}
    assert verdict(law, deed_of("meeting.hold"), found) == expected


GENERAL = 'act = "meeting.hold"\nmust = { notice = ">= 7 days" }'
SHORT = """act = "meeting.hold"
when = { kind = "short" }
instead_of = "rule-1"
must = { notice = ">= 2 days" }"""
DIRE = """act = "meeting.hold"
when = { subject = "war" }
instead_of = "rule-2"
must = { heard = true }"""


@pytest.mark.parametrize(
    ("kind", "subject", "days", "expected"),
    [
        ("ordinary", "tea", 3, NO),
        ("short", "tea", 3, YES),
        ("short", "tea", 1, NO),
        # The exception to the exception brings the rule back, and adds its own.
        ("short", "war", 3, NO),
        ("short", "war", 8, YES),
    ],
)
def test_exceptions_point_and_an_exception_to_one_restores_the_rule(
    kind: str, subject: str, days: int, expected: str
) -> None:
    found: dict[str, Found] = {
        "kind": names(kind),
        "subject": names(subject),
        "notice": before(days=days),
        "heard": True,
    }
    assert verdict(law_of(GENERAL, SHORT, DIRE), deed_of("meeting.hold"), found) == expected


def test_a_doubtful_exception_leaves_the_rule_in_doubt() -> None:
    law = law_of(GENERAL, SHORT)
    assert verdict(law, deed_of("meeting.hold"), {"notice": before(days=3)}) == OPEN
    assert verdict(law, deed_of("meeting.hold"), {"notice": before(days=8)}) == YES
    # Each block is judged alone: that one of the two must have been broken is not worked out.
    assert verdict(law, deed_of("meeting.hold"), {"notice": before(days=1)}) == OPEN


def test_an_exception_for_another_body_displaces_nothing() -> None:
    law = law_of(GENERAL, SHORT + '\nof = "staff"')
    found: dict[str, Found] = {"kind": names("short"), "notice": before(days=3)}
    assert verdict(law, deed_of("meeting.hold"), found) == NO


def test_two_exceptions_of_one_clause_leave_each_other_alone() -> None:
    one = 'act = "meeting.hold"\ninstead_of = "1.1"\nwhen = { kind = "short" }\n'
    law = law_of(
        f'{GENERAL} / {one}must = {{ notice = ">= 2 days" }} / {one}must = {{ heard = true }}'
    )
    found: dict[str, Found] = {"kind": names("short"), "notice": before(days=3), "heard": False}
    assert verdict(law, deed_of("meeting.hold"), found) == NO
    assert verdict(law, deed_of("meeting.hold"), {**found, "heard": True}) == YES


@pytest.mark.parametrize(
    ("breach", "effect"),
    [("", "irregular"), ('breach = "void"', "void"), ('breach = "irregular"', "irregular")],
)
def test_a_block_says_itself_what_its_breach_makes_of_the_act(breach: str, effect: str) -> None:
    law = law_of(f'act = "vote.take"\nmust = {{ heard = true }}\n{breach}')
    assert ruled(law, deed_of("vote.take"), {"heard": False}).effect.value == effect


def test_an_undecided_act_is_contested() -> None:
    assert ruled(law_of(GENERAL), deed_of("meeting.hold")).effect is Effect.CONTESTED


QUESTION = """question = "urgent"
asks = "Could it not wait?"
ruled_by = "chair of board"
challenge = ">= 2/3 of votes" """
ASKING = 'act = "meeting.hold"\nmust = {{ ruled = "{}" }}'


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ("urgent", True, YES),
        ("urgent", False, NO),
        ("urgent", Absence.UNKNOWN, OPEN),
        ("other than urgent", True, NO),
        ("other than urgent", False, YES),
        ("other than urgent", Absence.UNKNOWN, OPEN),
    ],
)
def test_a_question_is_answered_by_people_or_open(asked: str, answer: Found, expected: str) -> None:
    law = law_of(QUESTION, ASKING.format(asked))
    assert verdict(law, deed_of("meeting.hold"), {"ruled urgent": answer}) == expected
