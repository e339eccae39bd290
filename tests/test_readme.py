"""The README says what the command says."""

from tests.readme import readme_with
from tests.shelf import ROOT


def test_the_table_of_the_readme_is_what_the_books_say_today() -> None:
    readme = (ROOT / "README.md").read_text()

    assert readme == readme_with(readme)
