"""Dates that were moved, events that were left out: what is then held, and what is said of it."""

import pytest

from tests.proceedings.telling import book, told, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
SERVED = book('act = "motion.submit"\nof = "chair"\nmust = { served = ">= 1 year" }')


def fill(when: str) -> str:
    return f"when: {when}, who: committee, acts: [{{act: office.fill, of: chair, to: p1}}]"


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        (["2023-01-10", "2024-01-10"], NO),
        # Told the other way round, the last filling is still that of 2024.
        (["2024-01-10", "2023-01-10"], NO),
        (["2023-01-10"], YES),
        # A rough date that may be either side of it: the one told last, whenever it was.
        (["2024-01-10", "2023-01/2024-03"], OPEN),
    ],
)
def test_of_two_fillings_of_an_office_the_later_one_holds(filled: list[str], expected: str) -> None:
    asks = "when: 2024-06-01, who: chair, acts: [{act: motion.submit}]"
    assert verdicts(*map(fill, filled), asks, law=SERVED)[-1] == expected


def test_an_event_that_names_one_left_out_keeps_its_date_and_says_so() -> None:
    history = told(
        "when: 2024-05, before: E9, who: committee", "when: 2024-06, after: E8, who: committee"
    )
    assert [event.when for event in history.events] == ["2024-05", "2024-06"]
    assert history.notes == (
        (
            "club.yaml:2:37: before: there is no event 'E9', so E1 keeps the date it has; "
            "put that event back, write the id of another, or leave this out"
        ),
        (
            "club.yaml:3:36: after: there is no event 'E8', so E2 keeps the date it has; "
            "put that event back, write the id of another, or leave this out"
        ),
    )


CLERKS = book(
    'office = "clerk"\nof = "committee"\nelected_by = "members"',
    'may = "clerk of committee"\nact = "minutes.publish"',
)
TWO = book(
    'office = "clerk"\nof = "committee"\nelected_by = "members"',
    'office = "clerk"\nof = "walks"\nelected_by = "walks"',
    'may = "clerk of committee"\nact = "minutes.publish"\nof = "committee"',
)


def test_an_office_may_be_called_by_its_title_where_only_one_has_it() -> None:
    short = "when: 2024-05, who: clerk, acts: [{act: minutes.publish, of: committee}]"
    assert verdicts(short, law=CLERKS) == [YES]
    assert told(short, law=CLERKS).events[0].acts[0].by == "clerk of committee"


def test_of_two_offices_with_a_title_that_of_the_body_concerned_is_meant() -> None:
    short = "when: 2024-05, who: clerk, acts: [{act: minutes.publish, of: committee}]"
    assert verdicts(short, law=TWO) == [YES]
    assert told(short, law=TWO).events[0].acts[0].by == "clerk of committee"
