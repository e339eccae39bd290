"""No duty reaches back before the book was adopted; and what may come later settles nothing."""

import pytest

from tests.proceedings.telling import book, replayed, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
QUARTERLY = 'every = "3 months"\nbody = "committee"\nthen = "meeting.hold"'
YEARLY = 'every = "year"\nbody = "committee"\nthen = "meeting.hold"'
MINUTES = """on = "meeting.hold"
who = "chair of committee"
then = "minutes.publish"
within = "14 days" """
FORM = "when: 2022-01-01, who: members, acts: [{act: body.form, of: committee}]"


def adopt(when: str) -> str:
    return f"when: {when}, who: members, acts: [{{act: rulebook.adopt}}]"


def hold(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: meeting.hold, meeting: A}}]"


def due(*events: str, rule: str) -> list[tuple[str, str]]:
    law = book(rule)
    found = replayed(*events, law=law, as_of="2024-12-31").lapses
    ends = [(one.verdict.value, one.owed.due.latest) for one in found]
    return [(says, law.zone.civil(end).date().isoformat() if end else "") for says, end in ends]


@pytest.mark.parametrize(
    ("rule", "events", "expected"),
    [
        (QUARTERLY, [FORM, hold("2024-06-01")], [(NO, "2022-04-01"), (NO, "2024-09-01")]),
        (QUARTERLY, [FORM, hold("2024-06-01"), adopt("2024-07-01")], [(NO, "2024-10-01")]),
        (QUARTERLY, [FORM, adopt("2024-07-01"), hold("2024-09-01")], [(NO, "2024-12-01")]),
        (QUARTERLY, [FORM, adopt("2024-11-01")], []),
        (QUARTERLY, [FORM, adopt("2024-08/2024-09")], [(NO, "2024-12-30")]),
        (YEARLY, [FORM, adopt("2024-01-01")], []),
        (YEARLY, [FORM, adopt("2023-06-01")], [(NO, "2023-12-31")]),
        (MINUTES, [hold("2024-06-01")], [(OPEN, "2024-06-15")]),
        (MINUTES, [hold("2024-06-01"), adopt("2024-07-01")], []),
        (MINUTES, [adopt("2024-05-01"), hold("2024-06-01")], [(OPEN, "2024-06-15")]),
        (MINUTES, [adopt("2024-06"), hold("2024-06-10")], [(OPEN, "")]),
        # Of the same date what was entered after the adoption came after it.
        (MINUTES, [adopt("2024-06"), hold("2024-06")], [(OPEN, "2024-07-14")]),
        (MINUTES, [hold("2024-06"), adopt("2024-06")], []),
    ],
)
def test_duties_run_from_the_adoption(
    rule: str, events: list[str], expected: list[tuple[str, str]]
) -> None:
    assert due(*events, rule=rule) == expected


@pytest.mark.parametrize(
    ("act", "must", "settled", "later"),
    [
        ("member.hear", "heard = true", YES, OPEN),
        ("reasons.give", "reasons = true", YES, OPEN),
        ("objection.raise", 'objections = "0"', NO, OPEN),
        ("decision.ratify", 'ratified_by = "committee"', YES, OPEN),
        ("ballot.call", 'pending = "other than ballot.declare"', NO, OPEN),
    ],
)
def test_what_may_have_come_only_later_settles_nothing(
    act: str, must: str, settled: str, later: str
) -> None:
    law = book(f'act = "sanction.impose"\nmust = {{ {must} }}')
    impose = "when: 2024-06-10, who: committee, acts: [{act: sanction.impose, about: M}]"
    for when, expected in (("2024-05", settled), ("2024-06", later)):
        before = f"when: {when}, who: committee, acts: [{{act: {act}, about: M}}]"
        assert verdicts(before, impose, law=law)[-1] == expected
