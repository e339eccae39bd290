"""Finds the command that was asked for and runs it.

One module a command, imported only when it is called, so that `moothall count` does not pay for
`moothall replay`. Each has `configure(parser)` and `run(arguments) -> int`; the codes are 0 it
holds, 1 it was read and does not hold, 2 it could not be read or was called wrongly.
"""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable

ABOUT = (
    "Judges what an organisation did by its own rulebook, keeps the record, counts its votes and "
    "verifies its ballots. Begin with `moothall demo`."
)
COMMANDS = {
    "audit": "check an export without its server",
    "count": "count papers by a rule and show every stage",
    "credentials": "draw the voters' credentials, as the credential authority",
    "election": "hold an election, as whoever keeps the ballot box",
    "export": "write an export for other readers, or one entry's receipt",
    "key": "make, rotate and replace the keys of a record or a witness",
    "pact": "votes to seats under a pact, and swing",
    "replay": "judge a history by a rulebook",
    "demo": "judge the example by both model rulebooks; a timeline and a sample ballot",
    "trustee": "make a trustee's key, hold a key ceremony, decrypt in part",
    "verify": "verify a ballot box, finished or open",
    "witness": "follow a record, check that it only grows, cosign its head",
}


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, like every other."""

    def error(self, message: str) -> NoReturn:
        raise CannotReadError(f"{message}; see {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 holds, 1 does not hold, 2 could not be read."""
    words = list(sys.argv[1:] if argv is None else argv)
    _let_somewhere_be_printed()
    _let_all_be_printed()
    try:
        return _run(words)
    except CannotReadError as error:
        # What is wrong may quote a stranger's file or its name.
        print("moothall:", "\n".join(printable(line) for line in error.lines), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read the output has had enough; what was asked is not known to hold.
        _drop_output()
        return 2
    except OSError as error:
        _drop_output()
        where = "what was to be printed" if error.filename is None else error.filename
        print(f"moothall: {printable(str(where))}: {error.strerror}", file=sys.stderr)
        return 2
    except MemoryError:
        print(
            "moothall: there is not enough memory for this; free some and do it again",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("moothall: stopped before it was done", file=sys.stderr)
        return 2


def _let_somewhere_be_printed() -> None:
    """Where a stream was closed before we began, print to nowhere; the exit code still answers."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 -- to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 -- to the end


def _let_all_be_printed() -> None:
    """Have letters that the terminal's encoding lacks written as their numbers, not fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let nothing that still waits to be printed fail once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    parser = _parser(words)
    arguments = parser.parse_args(words)
    command = importlib.import_module(f"moothall.cli.{arguments.command}")
    code = int(command.run(arguments))
    sys.stdout.flush()  # what cannot be printed is to fail here, and not when the program ends
    return code


def _parser(words: list[str]) -> argparse.ArgumentParser:
    """Configure only the command that is called; the others are named in the help."""
    parser = _Parser(prog="moothall", description=ABOUT)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        one = commands.add_parser(name, help=summary, description=summary)
        if words[:1] == [name]:
            importlib.import_module(f"moothall.cli.{name}").configure(one)
    return parser
