"""The shipped rulebooks and histories, read once."""

from functools import cache
from pathlib import Path

from moothall.cli.files import read_law
from moothall.rulebook.judging.law import Law

ROOT = Path(__file__).parents[1]
RULEBOOKS = ROOT / "rulebooks"
EXAMPLES = ROOT / "examples"

DELEGATES = "federation-delegates"
OMOV = "federation-omov"
PAIR = (DELEGATES, OMOV)


@cache
def law_of(book: str) -> Law:
    """A model rulebook, ready to judge by."""
    return read_law(str(RULEBOOKS / book / "rulebook.md"))
