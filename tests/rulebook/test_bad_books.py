"""One book for each kind of problem, and one with five at once; whole messages beside each."""

from pathlib import Path

import pytest

from moothall.rulebook import ProblemKind, RulebookError, inspect_rulebook, read_rulebook
from moothall.rulebook.reading.plain_text import MOST_BYTES

BOOKS = sorted((Path(__file__).parent / "bad").glob("*.md"))
WITH_SEVERAL = ("five-at-once", "hidden-bidirectional")


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_bad_book_says_what_is_wrong_where_and_what_to_do(path: Path) -> None:
    rulebook, problems = inspect_rulebook(path.read_bytes(), name=path.name)
    assert rulebook is None
    said = "".join(f"{problem}\n" for problem in problems)
    assert said == path.with_suffix(".txt").read_text()


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_bad_book_raises_an_error_that_prints_every_problem(path: Path) -> None:
    with pytest.raises(RulebookError) as raised:
        read_rulebook(path.read_bytes(), name=path.name)
    assert f"{raised.value}\n" == path.with_suffix(".txt").read_text()


def test_a_book_is_bad_in_one_way_only_unless_its_name_says_otherwise() -> None:
    many = [
        path.stem
        for path in BOOKS
        if len(inspect_rulebook(path.read_bytes(), name=path.name)[1]) > 1
    ]
    assert many == list(WITH_SEVERAL)
    five = next(path for path in BOOKS if path.stem == "five-at-once")
    assert len(inspect_rulebook(five.read_bytes(), name=five.name)[1]) == 5


def test_there_is_a_bad_book_for_every_kind_of_problem() -> None:
    kinds = {
        problem.kind
        for path in BOOKS
        for problem in inspect_rulebook(path.read_bytes(), name=path.name)[1]
    }
    assert kinds == set(ProblemKind)


def test_a_book_of_more_than_two_mebibytes_is_not_read() -> None:
    rulebook, problems = inspect_rulebook(b"x" * (MOST_BYTES + 1), name="long.md")
    assert rulebook is None
    assert [str(problem) for problem in problems] == [
        "long.md:1:1: the document has 2097153 bytes; keep it under 2 MiB"
    ]


def test_a_mark_at_the_very_beginning_is_refused_like_any_hidden_character() -> None:
    _, problems = inspect_rulebook(b"\xef\xbb\xbf# Rules\n", name="book.md")
    assert "book.md:1:1: the character U+FEFF cannot be seen; take it out" in map(str, problems)
