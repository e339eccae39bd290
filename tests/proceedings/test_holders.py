"""Who takes a post: what does not go with it, how often in a row, within which limits."""

import pytest

from moothall.rulebook.sentences.findings import say_finding
from tests.proceedings.telling import book, last_finding, verdicts

YES, NO, OPEN = "in order", "out of order", "undecided"
WHO = "who: members"


def fill(when: str, to: str, of: str = "clerk") -> str:
    act = "seat.fill" if of in {"committee", "council"} else "office.fill"
    named = f", to: {to}" if to else ""
    return f"when: {when}, {WHO}, acts: [{{act: {act}, of: {of}{named}}}]"


def leave(when: str, of: str = "clerk", to: str = "") -> str:
    act = "seat.vacate" if of in {"committee", "council"} else "office.vacate"
    named = f", to: {to}" if to else ""
    return f"when: {when}, {WHO}, acts: [{{act: {act}, of: {of}{named}}}]"


CLERK = 'office = "clerk"\nelected_by = "members"\n'
TREASURER = 'office = "treasurer"\nelected_by = "members"\n'
APART = book(CLERK + 'incompatible = ["treasurer", "committee"]', TREASURER)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([fill("2024-03-01", "P1")], YES),
        ([fill("2024-01-01", "P1", "treasurer"), fill("2024-03-01", "P1")], NO),
        ([fill("2024-01-01", "P2", "treasurer"), fill("2024-03-01", "P1")], YES),
        # Whichever of the two is taken second: the block of the other says so too.
        ([fill("2024-01-01", "P1"), fill("2024-03-01", "P1", "treasurer")], NO),
        # A seat is a post; who leaves it may take the other.
        ([fill("2024-01-01", "P1", "committee"), fill("2024-03-01", "P1")], NO),
        (
            [
                fill("2024-01-01", "P1", "committee"),
                leave("2024-02-01", "committee", "P1"),
                fill("2024-03-01", "P1"),
            ],
            YES,
        ),
        (
            [
                fill("2024-01-01", "P1", "committee"),
                leave("2024-02-01", "committee", "P2"),
                fill("2024-03-01", "P1"),
            ],
            NO,
        ),
        # An office passes on, and may be given up.
        (
            [
                fill("2024-01-01", "P1", "treasurer"),
                fill("2024-02-01", "P2", "treasurer"),
                fill("2024-03-01", "P1"),
            ],
            YES,
        ),
        (
            [
                fill("2024-01-01", "P1", "treasurer"),
                leave("2024-02-01", "treasurer"),
                fill("2024-03-01", "P1"),
            ],
            YES,
        ),
        # Nobody says who it was, or when.
        ([fill("2024-01-01", "", "treasurer"), fill("2024-03-01", "P1")], OPEN),
        ([fill("2024-01-01", "P1", "treasurer"), fill("2024-03-01", "")], OPEN),
        ([fill("2024-03", "P1", "treasurer"), fill("2024-03-10", "P1")], OPEN),
        (
            [
                fill("2024-01-01", "P1", "treasurer"),
                leave("2024-03", "treasurer"),
                fill("2024-03-10", "P1"),
            ],
            OPEN,
        ),
        (
            [
                fill("2024-01-01", "P1", "committee"),
                leave("2024-02-01", "committee"),
                fill("2024-03-01", "P1"),
            ],
            OPEN,
        ),
    ],
)
def test_nobody_takes_a_post_that_does_not_go_with_another(
    events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=APART)[-1] == expected


def test_what_the_record_does_not_know_of_other_posts_may_be_stated() -> None:
    law = book(CLERK + 'incompatible = ["staff"]', 'people = "staff"\nas_of = "office.fill"')
    taken = fill("2024-03-01", "P1")
    assert verdicts(taken, law=law) == [OPEN]
    for said, expected in (("false", YES), ("true", NO)):
        stated = taken.replace("}]", f", in_post_of: {{staff: {said}}}}}]")
        assert verdicts(stated, law=law) == [expected]


def test_a_finding_says_which_post_does_not_go_with_it() -> None:
    told = (fill("2024-01-01", "P1", "treasurer"), fill("2024-03-01", "P1"))
    assert [
        say_finding(one, APART)
        for one in [
            last_finding(*told, law=book(CLERK + 'incompatible = ["treasurer"]', TREASURER))
        ]
    ] == ["Who takes the post holds that of the treasurer too; the two do not go together."]


TWO = 'term = "2 years"\nterms_in_a_row = 2\n'


@pytest.mark.parametrize(
    ("more", "before", "when", "expected"),
    [
        ("", [], "2020-01-01", YES),
        ("", ["2016-01-01 P1"], "2018-01-01", YES),
        ("", ["2016-01-01 P1", "2018-01-01 P1"], "2020-01-01", NO),
        ("", ["2016-01-01 P1", "2018-01-01 P2"], "2020-01-02", YES),
        # Out of it for a whole term, counted from the end of the last; a day less is too little.
        ("", ["2016-01-01 P1", "2018-01-01 P1"], "2022-01-02", YES),
        ("", ["2016-01-01 P1", "2018-01-01 P1"], "2021-12-31", NO),
        ("", ["2016-01-01 P1", "2018-01-01 P1"], "2022-01-01", OPEN),
        # Given up early, the time away begins early.
        ("", ["2016-01-01 P1", "2018-01-01 P1", "2018-07-01 -"], "2020-07-02", YES),
        ("", ["2016-01-01 P1", "2018-01-01 P1", "2018-07-01 -"], "2020-06-30", NO),
        ('rest = "1 year"', ["2016-01-01 P1", "2018-01-01 P1"], "2020-12-31", NO),
        ('rest = "1 year"', ["2016-01-01 P1", "2018-01-01 P1"], "2021-01-02", YES),
        # Two holders between are others; one whom nobody names may be the same.
        ("", ["2016-01-01 P1", "2018-01-01 P2", "2019-01-01 P1"], "2020-01-01", NO),
        ("", ["2016-01-01 P1", "2018-01-01 ?"], "2020-01-01", OPEN),
        ("", ["2016-01-01 P1", "2019-12/2020-02 P1"], "2020-01-15", OPEN),
    ],
)
def test_nobody_takes_a_post_more_often_in_a_row_than_the_book_allows(
    more: str, before: list[str], when: str, expected: str
) -> None:
    law = book(CLERK + TWO + more)
    told = [one.split() for one in before]
    events = [
        leave(date) if who == "-" else fill(date, "" if who == "?" else who) for date, who in told
    ]
    assert verdicts(*events, fill(when, "P1"), law=law)[-1] == expected


def test_terms_in_a_row_that_are_stated_hold_and_without_a_name_nothing_is_known() -> None:
    law = book(CLERK + TWO)
    assert verdicts(fill("2024-03-01", ""), law=law) == [OPEN]
    for number, expected in (("2", YES), ("3", NO)):
        stated = fill("2024-03-01", "").replace("}]", f", terms_in_a_row: {number}}}]")
        assert verdicts(stated, law=law) == [expected]


COUNCIL = 'body = "council"\nseats = { n = 5, elected_by = "members" }\n'


def seat(stated: str, *, number: int = 5, act: str = "election.declare") -> str:
    acts = f"[{{act: {act}, of: council, number: {number}{stated and f', {stated}'}}}]"
    return f"when: 2024-03-01, {WHO}, acts: {acts}"


@pytest.mark.parametrize(
    ("limit", "events", "expected"),
    [
        ('{ of = "men", test = "<= 3" }', [seat("seated: {men: 3}")], YES),
        ('{ of = "men", test = "<= 3" }', [seat("seated: {men: 4}")], NO),
        ('{ of = "men", test = "<= 3" }', [seat("seated: {men: 2 to 4}")], OPEN),
        ('{ of = "men", test = "<= 3" }', [seat("")], OPEN),
        ('{ same = "employer", test = "<= 2" }', [seat("same: {employer: 2}")], YES),
        ('{ same = "employer", test = "<= 2" }', [seat("same: {employer: 3}")], NO),
        # A least number is missed only where the vacant seats could not make it up.
        ('{ of = "women", test = ">= 2" }', [seat("seated: {women: 2}")], YES),
        ('{ of = "women", test = ">= 2" }', [seat("seated: {women: 1}")], NO),
        ('{ of = "women", test = ">= 2" }', [seat("seated: {women: 1}", number=4)], YES),
        ('{ of = "women", test = ">= 2" }', [seat("seated: {women: 0}", number=4)], NO),
        (
            '{ of = "women", test = ">= 2" }',
            [seat("seated: {women: 0}", number=2), seat("seated: {women: 0}", number=2)],
            YES,
        ),
        (
            '{ of = "women", test = ">= 2" }',
            [
                seat("seated: {women: 0}", number=3),
                seat("seated: {women: 0}", number=1, act="seat.fill"),
            ],
            NO,
        ),
    ],
)
def test_limits_are_asked_whenever_seats_are_filled(
    limit: str, events: list[str], expected: str
) -> None:
    assert verdicts(*events, law=book(COUNCIL + f"limits = [{limit}]"))[-1] == expected


def test_a_finding_names_those_whom_a_limit_is_about() -> None:
    law = book(COUNCIL + 'limits = [{ of = "men", test = "<= 3" }]')
    assert say_finding(last_finding(seat("seated: {men: 4}"), law=law), law) == (
        "The number of seats held by men was 4; the clause asks for at most 3."
    )
