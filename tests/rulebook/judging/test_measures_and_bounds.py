"""What a test makes of what was found: shares, ratios, roots, names, times, and what is not known.

The expected verdicts are worked by hand from docs/spec/rulebook.md.
"""

import pytest

from moothall.rulebook.judging.rulings import (
    Absence,
    Division,
    Found,
    PerOption,
    Proportion,
    Sum,
)
from moothall.values.amounts import Range
from tests.rulebook.judging.trying import before, between, deed_of, law_of, n, names, verdict

YES, NO, OPEN = "in order", "out of order", "undecided"
NONE, UNKNOWN = Absence.NONE, Absence.UNKNOWN

CASES: list[tuple[str, dict[str, Found], str]] = [
    # Half of 21 is 10.5: at least 11. [6.13]
    ('for = "> 1/2 of seats"', {"for": n(10), "size of seats": n(21)}, NO),
    ('for = "> 1/2 of seats"', {"for": n(11), "size of seats": n(21)}, YES),
    ('for = ">= half of seats"', {"for": n(10), "size of seats": n(21)}, NO),
    ('for = ">= half of seats"', {"for": n(10), "size of seats": n(20)}, YES),
    ('for = "> half of seats"', {"for": n(10), "size of seats": n(20)}, NO),
    # 51 per cent is not more than half. [6.12]
    ('for = ">= 51% of votes"', {"for": n(101), "size of votes": n(200)}, NO),
    ('for = "> 1/2 of votes"', {"for": n(101), "size of votes": n(200)}, YES),
    # Nothing is rounded that the text does not round. [6.13]
    ('for = ">= 1/3 of seats rounded down"', {"for": n(6), "size of seats": n(20)}, YES),
    ('for = ">= 1/3 of seats rounded up"', {"for": n(6), "size of seats": n(20)}, NO),
    ('for = ">= 1/2 of seats rounded nearest"', {"for": n(10), "size of seats": n(21)}, NO),
    ('for = ">= 1/3 of seats"', {"for": n(6), "size of seats": n(20)}, NO),
    ('for = ">= 1/3 of seats"', {"for": n(7), "size of seats": n(20)}, YES),
    # Strictly earlier is not at least. [6.6]
    ('notice = "> 14 days"', {"notice": before(days=14)}, NO),
    ('notice = ">= 14 days"', {"notice": before(days=14)}, YES),
    # Ratios: >= 2:1 and > 2:1 differ, and nobody at all never carries. [6.11]
    ('ratio = ">= 2:1"', {"ratio": Division(votes_for=n(6), against=n(3))}, YES),
    ('ratio = "> 2:1"', {"ratio": Division(votes_for=n(6), against=n(3))}, NO),
    ('ratio = ">= 2:1"', {"ratio": Division(votes_for=n(0), against=n(0))}, NO),
    ('ratio = ">= 1:2"', {"ratio": Division(votes_for=n(0), against=n(0))}, NO),
    ('ratio = ">= 1:1"', {"ratio": Division(votes_for=n(5), against=n(5))}, NO),
    ('ratio = "> 3:2"', {"ratio": Division(votes_for=n(4), against=n(2))}, YES),
    ('ratio = "<= 1:1"', {"ratio": Division(votes_for=n(4), against=n(5))}, YES),
    ('ratio = ">= 2:1"', {"ratio": Division(votes_for=between(2, 9), against=n(3))}, OPEN),
    # Of all, of none, and a count within a base.
    ('consent = "= all of board"', {"consent": n(21), "size of board": n(21)}, YES),
    ('consent = "= all of board"', {"consent": n(20), "size of board": n(21)}, NO),
    ('against = "0"', {"against": n(0)}, YES),
    ('against = "0"', {"against": n(1)}, NO),
    ('support = ">= 3 of members"', {"support of members": n(3)}, YES),
    # Both ends of a range are allowed.
    ('notice = "10 days to 60 days"', {"notice": before(days=10)}, YES),
    ('notice = "10 days to 60 days"', {"notice": before(days=60)}, YES),
    ('notice = "10 days to 60 days"', {"notice": before(days=61)}, NO),
    (
        'present = "1/3 of seats to 2/3 of seats excluding interested"',
        {"present excluding interested": n(8), "size of seats excluding interested": n(18)},
        YES,
    ),
    ('candidates = ">= 2 and <= 5"', {"candidates": n(5)}, YES),
    ('candidates = ">= 2 and <= 5"', {"candidates": n(6)}, NO),
    # The accused shrinks the base as well as the count. [6.16]
    (
        'for = ">= 2/3 of seats excluding accused"',
        {"for excluding accused": n(14), "size of seats excluding accused": n(20)},
        YES,
    ),
    (
        'for = ">= 2/3 of seats excluding accused"',
        {"for excluding accused": n(13), "size of seats excluding accused": n(20)},
        NO,
    ),
    # Greater and lesser, where one side may be unknown.
    ('for = ">= lesser of 5 and 1/2 of seats"', {"for": n(5)}, YES),
    ('for = ">= greater of 5 and 1/2 of seats"', {"for": n(4)}, NO),
    ('for = ">= greater of 5 and 1/2 of seats"', {"for": n(5)}, OPEN),
    ('for = "= lesser of 5 and 1/2 of seats"', {"for": n(5), "size of seats": n(21)}, YES),
    # Nobody is none of them; of a time, nothing never was.
    ('objections = "<= 2"', {"objections": NONE}, YES),
    ('objections = "0"', {"objections": NONE}, YES),
    ('support = ">= 1"', {"support": NONE}, NO),
    ('against = "< 1/3 of seats"', {"against": NONE, "size of seats": n(21)}, YES),
    ('against = "< 1/3 of seats"', {"against": NONE}, OPEN),
    ('"since vote.take" = ">= 1 month"', {"since vote.take": NONE}, NO),
    ('"since vote.take" = ">= 1 month or never"', {"since vote.take": NONE}, YES),
    ('notice = "1 day to 9 days"', {"notice": NONE}, NO),
    ('amount = "<= 500 GBP"', {"amount": NONE}, YES),
    ('ratio = ">= 2:1"', {"ratio": NONE}, NO),
    ('candidates = ">= 0 and <= 5"', {"candidates": NONE}, YES),
    ('votes_held = "0 to 2"', {"votes_held": NONE}, YES),
    ('support = "<= lesser of 2 and 3"', {"support": NONE}, YES),
    ("interested = false", {"interested": NONE}, YES),
    # Uncertain numbers decide only what they decide.
    ('present = ">= 7"', {"present": between(8, None)}, YES),
    ('present = ">= 7"', {"present": between(0, 6)}, NO),
    ('present = ">= 7"', {"present": between(5, 9)}, OPEN),
    ('present = ">= 7"', {"present": UNKNOWN}, OPEN),
    ('present = "> 100"', {"present": Range(100, None, is_over=True)}, YES),
    ("interested = true", {"interested": between(0, 3)}, OPEN),
    ("interested = true", {"interested": between(1, 3)}, YES),
    ("interested = false", {"interested": n(0)}, YES),
    # A share that is stated is held against the share that is asked.
    ('told = ">= 1/2 of members"', {"told": Proportion(share=n(1), base="members")}, YES),
    (
        'told = "all of members"',
        {"told": Proportion(share=Range(0, 1, is_under=True), base="members")},
        NO,
    ),
    ('told = "all of members"', {"told": Proportion(share=n(1), base="groups")}, OPEN),
    ('told = ">= 5"', {"told": Proportion(share=n(1), base="members")}, OPEN),
    # Money: never converted.
    ('amount = "<= 500 GBP"', {"amount": Sum(amount=n(500), currency="GBP")}, YES),
    ('amount = "<= 500 GBP"', {"amount": Sum(amount=n(501))}, NO),
    ('amount = "<= 500 GBP"', {"amount": Sum(amount=n(1), currency="CAD")}, OPEN),
    # Names: one of these; other than; in order and out of order; perhaps.
    ('kind = "urgent"', {"kind": names("urgent", "short")}, YES),
    ('kind = ["urgent", "short"]', {"kind": names("short")}, YES),
    ('kind = "other than urgent"', {"kind": names("urgent")}, NO),
    ('kind = "other than urgent"', {"kind": NONE}, YES),
    ('kind = "other than urgent"', {"kind": names("perhaps urgent")}, OPEN),
    ('kind = "urgent"', {"kind": names("perhaps urgent")}, OPEN),
    ('meeting = "in order"', {"meeting": names("in order")}, YES),
    ('meeting = "in order"', {"meeting": names("out of order")}, NO),
    ('meeting = "in order"', {"meeting": names("undecided")}, OPEN),
    ('meeting = "in order"', {"meeting": NONE}, NO),
    ('authority = "in order"', {"authority": names("board", "D1", "in order")}, YES),
    ('authority = "in order"', {"authority": names("board", "D1", "out of order")}, NO),
    ('authority = "board"', {"authority": names("board", "D1", "undecided")}, YES),
    ('kind = "urgent"', {"kind": True}, NO),
    ('kind = "urgent"', {"kind": n(3)}, OPEN),
    ("heard = true", {"heard": True}, YES),
    ("heard = true", {"heard": NONE}, NO),
    ("heard = true", {"heard": names("x")}, OPEN),
    ('notice = ">= 7 days"', {"notice": n(7)}, OPEN),
    ('terms_in_a_row = "<= 2"', {"terms_in_a_row": n(3)}, NO),
    ('"since vote.take" = ">= 2 meetings"', {"since vote.take": n(2)}, YES),
    # Each option of a ballot on its own; one that fails fails the whole.
    ('for = ">= 2"', {"for": PerOption(options=(("A", n(2)), ("B", n(1))))}, NO),
    ('for = ">= 2"', {"for": PerOption(options=(("A", n(2)), ("B", n(5))))}, YES),
    ('for = ">= 2"', {"for": PerOption(options=(("A", n(2)), ("B", UNKNOWN)))}, OPEN),
]


@pytest.mark.parametrize(("test", "found", "expected"), CASES)
def test_a_test_holds_or_not_as_worked_by_hand(
    test: str, found: dict[str, Found], expected: str
) -> None:
    law = law_of(f'act = "vote.take"\nmust = {{ {test} }}')
    assert verdict(law, deed_of("vote.take"), found) == expected


# Debian's constitution, 4.2: Q is half the root of the developers; K is the lesser of Q and 5.
DEBIAN = (
    'people = "developers"\nwho = [{ kind = "developer" }]\nas_of = "vote.take"',
    'quantity = "Q"\nis = "1/2 times root of developers"',
    'quantity = "K"\nis = "lesser of Q and 5"',
)


@pytest.mark.parametrize(
    ("test", "developers", "found", "expected"),
    [
        ('">= K"', 81, 5, YES),  # Q is 4.5
        ('">= K"', 81, 4, NO),
        ('">= K"', 144, 5, YES),  # Q is 6, K is 5
        ('">= K"', 144, 4, NO),
        ('">= 2 times K"', 81, 9, YES),
        ('">= 2 times K"', 81, 8, NO),
        ('">= 2 times K"', 144, 10, YES),
        ('">= 3 times Q"', 144, 18, YES),
        ('"> 3 times Q"', 144, 18, NO),
        ('">= Q"', 1000, 15, NO),  # 15.81
        ('">= Q"', 1000, 16, YES),
        ('">= Q rounded down"', 1000, 15, YES),
        ('">= Q rounded up"', 1000, 15, NO),
        ('">= Q rounded up"', 144, 6, YES),
        ('">= Q rounded nearest"', 1000, 15, NO),
        ('">= 3 times Q rounded down"', 1000, 47, YES),  # 47.43
    ],
)
def test_debians_root_of_the_developers_is_exact(
    test: str, developers: int, found: int, expected: str
) -> None:
    law = law_of(*DEBIAN, f'act = "vote.take"\nmust = {{ support = {test} }}')
    known: dict[str, Found] = {"support": n(found), "size of developers": n(developers)}
    assert verdict(law, deed_of("vote.take"), known) == expected


def test_an_unknown_number_of_developers_leaves_only_what_the_five_decides() -> None:
    law = law_of(*DEBIAN, 'act = "vote.take"\nmust = { support = ">= K" }')
    assert verdict(law, deed_of("vote.take"), {"support": n(5)}) == YES
    assert verdict(law, deed_of("vote.take"), {"support": n(4)}) == OPEN


@pytest.mark.parametrize(
    ("is_", "test", "varied", "found", "expected"),
    [
        ('"5"', '">= size"', None, 5, YES),
        ('"5"', '">= size"', 6, 5, NO),
        ('"1/3"', '">= size of seats"', None, 7, YES),
        ('"1/3"', '">= size of seats"', None, 6, NO),
        ('"1/3"', '">= size of seats"', 1, 20, NO),
        ('"1/3"', '">= size of seats"', 1, 21, YES),
    ],
)
def test_a_quantity_is_what_it_was_last_varied_to(
    is_: str, test: str, varied: int | None, found: int, expected: str
) -> None:
    law = law_of(
        f'quantity = "size"\nis = {is_}\nvary = {{ by = "board" }}',
        f'act = "vote.take"\nmust = {{ support = {test} }}',
    )
    known: dict[str, Found] = {"support": n(found)}
    known |= {"size of seats": n(21)} if "seats" in test else {}
    known |= {"quantity size": n(varied)} if varied is not None else {}
    assert verdict(law, deed_of("vote.take"), known) == expected
