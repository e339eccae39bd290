"""The two model rulebooks differ where the argument lies, and nowhere else."""

from pathlib import Path

from tests.shelf import DELEGATES, OMOV, RULEBOOKS, law_of

# Whose ballot it is, what it decides, and what a position may therefore cite; 12.5 names the book.
WHERE_THEY_DIFFER = ["7.1", "7.2", "8.1", "8.3", "8.6", "12.5"]


def _paragraphs(book: str) -> dict[str, str]:
    """Each clause with its words and blocks as the document has them."""
    lines = (RULEBOOKS / book / "rulebook.md").read_text().splitlines()
    clauses = law_of(book).book.clauses
    ends = [one.line - 1 for one in clauses[1:]] + [len(lines)]
    return {
        one.number: "\n".join(lines[one.line - 1 : end])
        for one, end in zip(clauses, ends, strict=True)
    }


def test_only_the_clauses_on_ballots_differ() -> None:
    delegates, omov = _paragraphs(DELEGATES), _paragraphs(OMOV)

    assert delegates.keys() == omov.keys()
    assert [number for number in delegates if delegates[number] != omov[number]] == (
        WHERE_THEY_DIFFER
    )


def test_the_cases_differ_only_for_those_clauses() -> None:
    differing = {
        path.name
        for path in (RULEBOOKS / DELEGATES / "cases").glob("*.toml")
        if path.read_bytes() != (RULEBOOKS / OMOV / "cases" / path.name).read_bytes()
    }

    assert differing == {"07-positions-and-decisions.toml", "08-ballots-and-money.toml"}


def test_both_are_complete_constitutions_of_twelve_sections() -> None:
    for book in (DELEGATES, OMOV):
        clauses = law_of(book).book.clauses
        assert [one.number.partition(".")[0] for one in clauses] == sorted(
            (one.number.partition(".")[0] for one in clauses), key=int
        )
        assert {one.number.partition(".")[0] for one in clauses} == {
            str(number) for number in range(1, 13)
        }


def test_some_clauses_are_words_only_and_every_clause_has_words() -> None:
    for book in (DELEGATES, OMOV):
        clauses = law_of(book).book.clauses
        words_only = [one for one in clauses if not one.blocks]
        assert 20 <= len(words_only) < len(clauses) / 2
        assert [one.number for one in clauses if not (one.title and one.text)] == []


def test_no_case_file_is_found_under_one_book_only() -> None:
    names = [
        sorted(path.name for path in Path(RULEBOOKS / book / "cases").glob("*.toml"))
        for book in (DELEGATES, OMOV)
    ]

    assert names[0] == names[1]
