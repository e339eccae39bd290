"""An office that nobody held any more, named as the actor: whether it acted is then not known."""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
OFFICE = 'office = "treasurer"\nof = "committee"\nelected_by = "members"\n'
POWER = 'may = "treasurer of committee"\nact = "money.commit"'
FILL = "when: 2022-01-01, who: members, acts: [{act: office.fill, of: treasurer of committee}]"
GO = "when: {}, who: members, acts: [{{act: office.vacate, of: treasurer of committee}}]"
SPEND = "when: 2024-02-01, who: treasurer of committee, acts: [{act: money.commit, of: committee}]"
TERM = 'term = "1 year"\n'


@pytest.mark.parametrize(
    ("more", "events", "expected"),
    [
        ("", [FILL], YES),
        # Of an office whose filling nobody told, the account is believed.
        (TERM, [], YES),
        (TERM, [FILL], OPEN),
        (TERM, [FILL, FILL.replace("2022-01-01", "2023-03-01")], YES),
        (TERM, [FILL, FILL.replace("2022-01-01", "2023-01/2023-03")], YES),
        (TERM + "holds_over = true\n", [FILL], YES),
        ("", [FILL, GO.format("2023-01-01")], OPEN),
        ("", [FILL, GO.format("2024-01/2024-03")], YES),
        ("", [FILL, GO.format("2023-01-01"), FILL.replace("2022-01-01", "2023-03-01")], YES),
        # A vacancy filled for the rest of the term that was running.
        (
            TERM + 'filler = "rest of term"\n',
            [
                FILL.replace("2022-01-01", "2023-01-01"),
                GO.format("2023-04-01"),
                FILL.replace("2022-01-01", "2023-05-01"),
            ],
            OPEN,
        ),
    ],
)
def test_an_office_acts_while_somebody_may_hold_it(
    more: str, events: list[str], expected: str
) -> None:
    assert verdicts(*events, SPEND, law=book(OFFICE + more, POWER))[-1] == expected


def test_it_says_that_it_is_not_known_who_acted() -> None:
    law = book(OFFICE + TERM, POWER)
    assert say_finding(last_finding(FILL, SPEND, law=law), law) == (
        "Only the treasurer of the committee may do this; whether it was one of them is not known."
    )


def test_what_it_did_stands_contested_and_counts_as_done_by_it() -> None:
    law = book(
        OFFICE + TERM,
        POWER,
        'act = "minutes.publish"\n'
        'must = { "since money.commit by treasurer of committee" = ">= 1 day" }',
    )
    minutes = "when: 2024-03-01, who: committee, acts: [{act: minutes.publish, meeting: m}]"
    assert verdicts(FILL, SPEND, minutes, law=law)[1:] == [OPEN, YES]


def test_a_power_handed_on_to_a_vacated_office_leaves_it_open() -> None:
    law = book(
        OFFICE + TERM,
        'may = "committee"\nact = "money.commit"\ndelegable = { to = ["treasurer of committee"] }',
    )
    grant = (
        "when: 2022-02-01, who: committee,"
        " acts: [{act: power.delegate, power: money.commit, to: treasurer of committee}]"
    )
    assert verdicts(FILL, grant, SPEND, law=law)[-1] == OPEN
    in_term = SPEND.replace("2024", "2022").replace("02-01", "03-01")
    assert last(FILL, grant, in_term, law=law).entry.ruling.verdict.value == YES
