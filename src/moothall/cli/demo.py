"""`moothall demo`: the shipped example judged by both model rulebooks, and a sample ballot."""

import argparse
import secrets
import time
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.files import load_history, read_law
from moothall.cli.sample_ballot import write_sample_ballot
from moothall.cli.timeline.cases import cases_of
from moothall.cli.timeline.headline import AS_IF, count_of, say_count, say_headline, say_planned
from moothall.cli.timeline.writing import write
from moothall.proceedings.replay import Replay, replay

_EXAMPLE = Path("examples", "federation-2015-16.yaml")
_BOOKS = tuple(
    Path("rulebooks", name, "rulebook.md") for name in ("federation-delegates", "federation-omov")
)
_PACKAGE = Path(__file__).parents[1]


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--folder", default="timeline", help="where to write the pages (default: ./timeline)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the pages and say what to read first."""
    books = [str(shipped(book)) for book in _BOOKS]
    example = str(shipped(_EXAMPLE))
    laws = [read_law(book) for book in books]
    replays = [replay(load_history(example, law), law) for law in laws]
    front = write(replays, books=books, history=example, to=arguments.folder)
    for line in say_first(replays):
        print(line)
    print(f"Read first: open {front.resolve().as_uri()} in a browser; it needs no server.")
    ballot = Path(arguments.folder, "ballot")
    write_sample_ballot(ballot, entropy=secrets.token_bytes, timestamp=int(time.time()))
    print(f"Then vote in a sample ballot: {(ballot / 'index.html').resolve().as_uri()}")
    return 0


def say_first(replays: list[Replay]) -> list[str]:
    """The sentence of the first page, a line for each book and one for what was only planned."""
    first, *_ = replays
    lines = [say_headline(first, cases_of(first))]
    for number, one in enumerate(replays):
        count = count_of(one, cases_of(one))
        is_as_if = one.history.in_force == AS_IF
        lines.append(say_count(count, is_as_if=is_as_if, is_other=number > 0))
    planned = say_planned(count_of(first, cases_of(first)))
    return [*lines, planned] if planned else lines


def shipped(path: Path) -> Path:
    """Where a shipped file lies: in the package, or beside `src` in a checkout.

    Raises:
        CannotReadError: it is in neither.
    """
    places = [_PACKAGE / path, _PACKAGE.parents[1] / path]
    for place in places:
        if place.is_file():
            return place
    raise CannotReadError(f"{path}: not found beside the package; install moothall anew")
