"""Bounds that are multiples, and the greater or lesser of two: worked by hand from the language."""

import pytest

from moothall.rulebook.judging.rulings import Absence, Found, Sum
from tests.rulebook.judging.trying import before, between, deed_of, law_of, n, verdict

YES, NO, OPEN = "in order", "out of order", "undecided"


def pounds(number: int) -> Sum:
    return Sum(amount=n(number), currency="GBP")


CASES: list[tuple[str, str, dict[str, Found], str]] = [
    # Twice the lesser of 5 and 7 is 10; twice the greater is 14.
    ("lesser of 5 and 7", 'for = ">= 2 times K"', {"for": n(9)}, NO),
    ("lesser of 5 and 7", 'for = ">= 2 times K"', {"for": n(10)}, YES),
    ("greater of 5 and 7", 'for = ">= 2 times K"', {"for": n(13)}, NO),
    ("greater of 5 and 7", 'for = ">= 2 times K"', {"for": n(14)}, YES),
    # A third of 4 to 20 seats is from 1 1/3 to 6 2/3: the lesser of that and 5 at most 5.
    (
        "lesser of 5 and 1/3 of seats",
        'for = ">= 2 times K"',
        {"for": n(10), "size of seats": between(4, 20)},
        YES,
    ),
    (
        "lesser of 5 and 1/3 of seats",
        'for = ">= 2 times K"',
        {"for": n(4), "size of seats": between(4, 20)},
        OPEN,
    ),
    (
        "lesser of 5 and 1/3 of seats",
        'for = ">= 2 times K"',
        {"for": n(2), "size of seats": between(4, 20)},
        NO,
    ),
    # The greater has no upper end where one of the two has none.
    (
        "greater of 5 and 1/3 of seats",
        'for = ">= 2 times K"',
        {"for": n(1000), "size of seats": between(4, None)},
        OPEN,
    ),
    (
        "greater of 5 and 1/3 of seats",
        'for = ">= 2 times K"',
        {"for": n(9), "size of seats": between(4, None)},
        NO,
    ),
    # Where nobody knows the base, the other is still the least that the greater may be.
    ("greater of 5 and 1/3 of seats", 'for = ">= 2 times K"', {"for": n(9)}, NO),
    ("greater of 5 and 1/3 of seats", 'for = ">= 2 times K"', {"for": n(10)}, OPEN),
    # Twice 500 pounds; twice seven days; half of seven days is no number of days.
    ("500 GBP", 'amount = "<= 2 times K"', {"amount": pounds(1000)}, YES),
    ("500 GBP", 'amount = "<= 2 times K"', {"amount": pounds(1001)}, NO),
    ("7 days", 'notice = ">= 2 times K"', {"notice": before(days=14)}, YES),
    ("7 days", 'notice = ">= 2 times K"', {"notice": before(days=13)}, NO),
    ("7 days", 'notice = ">= 1/2 times K"', {"notice": before(days=14)}, OPEN),
    # Four times half the root of 101 is 2 times 10.04...: 21, not 20.
    (
        "1/2 times root of members",
        'support = ">= 4 times K"',
        {"support": n(20), "size of members": n(101)},
        NO,
    ),
    (
        "1/2 times root of members",
        'support = ">= 4 times K"',
        {"support": n(21), "size of members": n(101)},
        YES,
    ),
    ("1/2 times root of members", 'support = ">= 4 times K"', {"support": Absence.UNKNOWN}, OPEN),
]


@pytest.mark.parametrize(("quantity", "must", "found", "expected"), CASES)
def test_a_multiple_is_taken_of_the_whole_bound(
    quantity: str, must: str, found: dict[str, Found], expected: str
) -> None:
    declared = f'quantity = "K"\nis = "{quantity}"'
    law = law_of(f'act = "vote.take"\nmust = {{ {must} }}', declared)
    assert verdict(law, deed_of("vote.take"), found) == expected
