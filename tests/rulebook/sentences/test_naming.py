"""Names and shares are said as people say them."""

from fractions import Fraction

import pytest

from moothall.rulebook.sentences.naming import PLAIN, Naming, say_share

CALLED = Naming(
    names={
        "national-committee": "National Committee",
        "local-groups": "Local groups",
        "members": "Members",
        "the-forum": "The Forum",
    }
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("national-committee", "the National Committee"),
        ("local-groups", "the local groups"),
        ("members", "the members"),
        ("the-forum", "The Forum"),
        ("chair of national-committee", "the chair of the National Committee"),
        ("1/3 of national-committee", "a third of the National Committee"),
        ("5% of members", "5 per cent of the members"),
        ("25 of members", "25 of the members"),
        ("each director", "each director"),
        ("anyone", "anybody"),
        ("signatories", "those who signed the requisition"),
        ("finance-panel", "the finance panel"),
    ],
)
def test_a_name_in_a_sentence(name: str, said: str) -> None:
    assert CALLED.say(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("national-committee", "National Committee"),
        ("chair of national-committee", "Chair of the National Committee"),
        ("finance-panel", "Finance panel"),
    ],
)
def test_a_name_in_a_heading(name: str, said: str) -> None:
    assert CALLED.title(name) == said


def test_without_names_of_a_history_the_book_s_own_words_are_said() -> None:
    assert PLAIN.say("national-committee") == "the national committee"


def test_who_acted_is_said_with_what_that_is_to_the_body_concerned() -> None:
    found = frozenset({"chair", "chair of national-committee", "below"})

    assert CALLED.about(of="members", by="").who(found) == (
        "the chair of the National Committee, which stands below the members"
    )


def test_a_body_keeps_its_own_capitals() -> None:
    assert Naming(names={"nc": "NC"}).say("nc") == "the NC"


def test_several_are_said_with_one_or() -> None:
    assert CALLED.either(["national-committee", "members", "local-groups"]) == (
        "the National Committee, the members or the local groups"
    )


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(1, 2), "half"),
        (Fraction(2, 3), "two thirds"),
        (Fraction(1), "all"),
        (Fraction(1, 20), "5 per cent"),
        (Fraction(3, 7), "3/7"),
    ],
)
def test_a_share(share: Fraction, said: str) -> None:
    assert say_share(share) == said
