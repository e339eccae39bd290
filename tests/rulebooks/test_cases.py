"""Every worked case of the model rulebooks ends as it says."""

import pytest

from moothall.rulebook.language.blocks import Condition, Duty, Power
from moothall.rulebook.language.structures import Block, Body, Office
from tests.rulebooks.cases import ENDINGS, Case, cases_of, judge_case
from tests.shelf import PAIR, law_of

CASES = [case for book in PAIR for case in cases_of(book)]


def _judges(block: Block) -> bool:
    """Does the block decide acts? A body does by who elects to its seats."""
    if isinstance(block, Body):
        return any(seats.elected_by or seats.appointed_by for seats in block.seats)
    return isinstance(block, Condition | Power | Duty | Office)


def _judging_clauses(book: str) -> set[str]:
    clauses = law_of(book).book.clauses
    return {one.number for one in clauses if any(_judges(block) for block in one.blocks)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_ends_as_it_says(case: Case) -> None:
    ruling = judge_case(case)
    said = [one.verdict.value for one in ruling.findings if one.clause == case.clause]

    assert ruling.verdict.value == case.expect
    if case.finding == "in order":
        assert set(said) <= {"in order"}
    else:
        assert case.finding in said


@pytest.mark.parametrize("book", PAIR)
def test_every_clause_with_a_block_is_permitted_refused_and_taken_to_its_boundary(
    book: str,
) -> None:
    worked = {(case.clause, case.ending) for case in cases_of(book)}
    wanted = {(clause, ending) for clause in _judging_clauses(book) for ending in ENDINGS}

    assert sorted(wanted - worked) == []


@pytest.mark.parametrize("book", PAIR)
def test_every_case_is_decided_by_a_clause_that_decides(book: str) -> None:
    assert sorted({case.clause for case in cases_of(book)} - _judging_clauses(book)) == []


@pytest.mark.parametrize("book", PAIR)
def test_no_two_cases_of_a_book_have_the_same_name_and_clause(book: str) -> None:
    named = [(case.clause, case.name) for case in cases_of(book)]

    assert len(named) == len(set(named))


@pytest.mark.parametrize("case", [one for one in CASES if one.ending == "refused"], ids=str)
def test_a_refused_case_is_spoken_against_by_its_clause(case: Case) -> None:
    assert case.finding == "out of order"


@pytest.mark.parametrize("book", PAIR)
@pytest.mark.parametrize("sunday", ["2016-03-27", "2016-10-30"])
def test_both_sundays_on_which_the_clocks_change_are_tried(book: str, sunday: str) -> None:
    tried = [
        case
        for case in cases_of(book)
        if case.ending == "boundary" and sunday.encode() in case.history
    ]

    assert {case.clause for case in tried} >= {"5.1"}
    assert {case.expect for case in tried} >= {"in order", "out of order"}
