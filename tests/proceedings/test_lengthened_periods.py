"""A period goes on where what the book asks holds when it would have ended."""

import pytest

from tests.proceedings.telling import book, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
ASK = 'act = "nomination.make"\nof = "committee"\nmust = { during = "nominations" }'
PERIOD = """period  = "nominations"
opens   = "nomination.open"
lasts   = "1 week"
extends = {{ {extends} }}
"""
EMPTY = 'when = { candidates = "0" }, by = "1 week"'
OPENED = "when: 2024-03-01T12:00, who: members, acts: [{act: nomination.open, of: committee}]"


def law_with(extends: str) -> list[str]:
    return [PERIOD.format(extends=extends), ASK]


def nominate(when: str, to: str = "p1", *, mode: str = "reported") -> str:
    act = f"{{act: nomination.make, of: committee, to: {to}}}"
    return f"when: {when}, mode: {mode}, who: members, acts: [{act}]"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # Somebody stood within the week: it ended on the 8th at noon.
        ([nominate("2024-03-05"), nominate("2024-03-08T11:59", "p2")], YES),
        ([nominate("2024-03-05"), nominate("2024-03-08T12:01", "p2")], NO),
        # Nobody did, as far as the account tells: it may have gone on, by any number of weeks.
        ([nominate("2024-03-10")], OPEN),
        ([nominate("2024-04-10")], OPEN),
        # Of what is done here the record is complete: it went on for a week, and then ended.
        ([nominate("2024-03-10", mode="performed")], YES),
        (
            [
                nominate("2024-03-10", mode="performed"),
                nominate("2024-03-15T12:01", "p2", mode="performed"),
            ],
            NO,
        ),
        ([nominate("2024-04-10", mode="performed")], YES),
    ],
)
def test_nominations_go_on_week_by_week_while_nobody_stands(
    events: list[str], expected: str
) -> None:
    assert verdicts(OPENED, *events, law=book(*law_with(EMPTY)))[-1] == expected


def test_they_end_at_the_latest_when_the_book_says() -> None:
    law = book(*law_with(EMPTY + ', at_most = "2 weeks"'))
    assert verdicts(OPENED, nominate("2024-03-14"), law=law)[-1] == OPEN
    assert verdicts(OPENED, nominate("2024-03-16"), law=law)[-1] == NO


def test_an_act_lengthens_it_only_where_what_the_book_asks_of_it_holds() -> None:
    law = book(*law_with('on = "motion.amend", when = { support = ">= 3" }, by = "1 week"'))

    def amended(support: str) -> str:
        stated = f", support: {support}" if support else ""
        act = f"{{act: motion.amend, of: committee{stated}}}"
        return f"when: 2024-03-05, who: members, acts: [{act}]"

    late = nominate("2024-03-10")
    found = [verdicts(OPENED, amended(some), late, law=law)[-1] for some in ("3", "2", "")]
    assert found == [YES, NO, OPEN]


def test_what_would_ask_for_periods_again_leaves_the_end_open() -> None:
    law = book(*law_with('when = { during = "nominations" }, by = "1 week"'))
    assert verdicts(OPENED, nominate("2024-03-10"), law=law)[-1] == OPEN


def test_those_of_the_last_election_are_no_candidates_in_this_one() -> None:
    law = book('act = "election.call"\nmust = { candidates = ">= 1" }')
    declare = "when: 2024-04-01, who: members, acts: [{act: election.declare, of: committee}]"
    call = "when: 2024-05-01, who: members, acts: [{act: election.call, of: committee}]"
    assert verdicts(nominate("2024-03-05"), call, law=law)[-1] == YES
    assert verdicts(nominate("2024-03-05"), declare, call, law=law)[-1] == OPEN
