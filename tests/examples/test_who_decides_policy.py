"""Who decides policy, told otherwise: what hangs on the book, and what does not.

Every story is judged by both rulebooks.
"""

import pytest

from tests.examples.retelling import federation
from tests.shelf import DELEGATES, OMOV, PAIR

pytestmark = pytest.mark.parametrize("book", PAIR)


def test_a_ballot_called_by_the_national_committee_is_in_order(book: str) -> None:
    told = federation().stating("E20", who="national-committee")
    told.act("E20", "ballot.call", present=40, votes={"for": 30, "against": 10})
    judged = told.judged_by(book)

    assert judged.verdict("E20", "ballot.call") == "in order"
    assert judged.verdict("E20", "ballot.declare") == "in order"


def test_a_ballot_called_by_too_few_of_the_national_committee_is_out_of_order(book: str) -> None:
    told = federation().stating("E20", who="national-committee")
    told.act("E20", "ballot.call", present=10, votes={"for": 9, "against": 1})

    assert told.judged_by(book).breaches("E20", "ballot.call") == ["5.10"]


def test_what_was_policy_hangs_on_the_book(book: str) -> None:
    told = federation().judged_by(book)
    of_policy = [
        told.verdict(event, "decision.take") == "out of order" for event in ("E12", "E21", "E23")
    ]
    of_the_rest = [told.verdict(event, "decision.take") for event in ("E13", "E14", "E15", "E22")]

    assert of_policy == [book == OMOV] * 3
    assert of_the_rest == ["undecided"] * 4


def test_under_the_members_book_a_ballot_in_order_carries_the_position_on_the_referendum(
    book: str,
) -> None:
    told = federation().stating("E20", who="national-committee").judged_by(book)

    assert told.breaches("E21", "decision.take") == []
    assert told.breaches("E23", "decision.take") == ([] if book == DELEGATES else ["8.6"])


def test_whether_the_steering_committee_may_call_a_ballot_hangs_on_the_book(book: str) -> None:
    told = federation().stating("E20", who="steering-committee")
    told.act("E20", "ballot.call", present=10, votes={"for": 7, "against": 3})
    judged = told.judged_by(book)
    verdict = "out of order" if book == DELEGATES else "in order"

    assert judged.verdict("E20", "ballot.call") == verdict
    assert judged.verdict("E20", "ballot.declare") == verdict
    assert judged.verdict("E21", "decision.take") == "undecided"


def test_a_decision_that_was_quorate_and_carried_is_in_order_unless_it_is_policy(book: str) -> None:
    told = federation()
    for event in ("E13", "E23"):
        told.stating(event, present=30, votes={"for": 20, "against": 10})
    judged = told.judged_by(book)

    assert judged.verdict("E13", "decision.take") == "in order"
    assert judged.breaches("E23", "decision.take") == ([] if book == DELEGATES else ["8.6"])


def test_policy_of_the_steering_committee_needs_the_members_too(book: str) -> None:
    told = federation().act("E23", "decision.take", by="steering-committee")
    told.stating("E23", present=10, votes={"for": 10, "against": 0})
    judged = told.judged_by(book)

    assert judged.breaches("E23", "decision.take") == ([] if book == DELEGATES else ["8.6"])


def test_policy_is_not_for_the_secretariat_under_either_book(book: str) -> None:
    judged = federation().act("E23", "decision.take", by="secretariat").judged_by(book)

    assert "1.7" in judged.breaches("E23", "decision.take")
