"""The shipped rulebooks and histories, read once."""

from functools import cache
from pathlib import Path

from moothall.cli.files import load_history, read_law
from moothall.proceedings.replay import Replay, replay
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


@cache
def replay_example(book: str) -> Replay:
    """The federation's history as a model rulebook sees it."""
    law = law_of(book)
    return replay(load_history(str(EXAMPLES / "federation-2015-16.yaml"), law), law)
