"""`moothall count FILE --rule RULE`: reads papers, counts them, prints or writes the result."""

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path

from moothall.cli.counting_rules import RULES, Result, counted
from moothall.cli.errors import CannotReadError
from moothall.cli.pact import share
from moothall.count import (
    CountError,
    Papers,
    PapersError,
    RonTakes,
    StagedResult,
    read_blt,
    read_csv,
    read_preflib,
)

_PREFLIB = (".soc", ".soi", ".toc", ".toi")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what `moothall count` takes."""
    parser.add_argument("file", metavar="FILE", help="papers as .blt, .csv, .soc, .soi, .toc, .toi")
    parser.add_argument("--rule", required=True, choices=RULES, metavar="RULE", help=_rules())
    parser.add_argument("--seats", type=int, metavar="N", help="seats to fill, if not the file's")
    parser.add_argument(
        "--lots",
        type=_numbers,
        default=(),
        metavar="3,1,2",
        help="candidates in the order drawn; of those equal at every stage the lot falls on the"
        " first: that one is excluded, or has a surplus transferred first",
    )
    parser.add_argument(
        "--withdrawn", type=_numbers, default=(), metavar="4,5", help="candidates who withdrew"
    )
    parser.add_argument("--ron", type=int, metavar="N", help="the candidate: re-open nominations")
    parser.add_argument(
        "--ron-takes",
        choices=[str(one) for one in RonTakes],
        default=str(RonTakes.ONE_SEAT),
        help="what its election re-opens",
    )
    parser.add_argument(
        "--no-last-transfer",
        action="store_true",
        help="do not transfer the last excluded candidate's papers (rule 53(2) read strictly)",
    )
    parser.add_argument(
        "--votes", type=int, metavar="N", help="limited-vote: how many votes a paper has"
    )
    parser.add_argument(
        "--threshold",
        type=share,
        default=Fraction(0),
        metavar="SHARE",
        help="lists: the share of the valid papers that a list needs, such as 0.05",
    )
    parser.add_argument(
        "--quota",
        choices=["hare", "droop"],
        default="hare",
        help="largest-remainder: how many votes a seat costs",
    )
    parser.add_argument(
        "--transcript",
        metavar="FILE",
        help="write every stage, as the name ends: .txt, .json, .html or .svg",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _rules() -> str:
    return "one of " + ", ".join(RULES)


def _numbers(text: str) -> tuple[int, ...]:
    """Read candidates' numbers with commas between."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        raise argparse.ArgumentTypeError(f"'{text}' is not candidates' numbers like 3,1,2")
    return tuple(map(int, parts))


def run(arguments: argparse.Namespace) -> int:
    """Count one file; 0 when it is counted."""
    papers = read_papers(arguments.file, seats=arguments.seats, withdrawn=arguments.withdrawn)
    try:
        result = counted(papers, arguments)
    except CountError as error:
        raise CannotReadError(f"{arguments.file}: {error}") from None
    if arguments.transcript:
        _write_transcript(result, arguments.transcript)
    _print(result, as_json=arguments.json)
    return 0


def read_papers(name: str, *, seats: int | None, withdrawn: tuple[int, ...]) -> Papers:
    """Read a file of papers in the format its name ends with."""
    raw = read_bytes(name)
    kind = Path(name).suffix.lower()
    try:
        if kind == ".csv" or kind in _PREFLIB:
            reader = read_csv if kind == ".csv" else read_preflib
            papers = reader(raw, seats=_required(seats, name))
        elif kind == ".blt":
            papers = read_blt(raw)
        else:
            raise CannotReadError(
                f"{name}: a file of papers ends in .blt, .csv, {', '.join(_PREFLIB)}; rename it"
            )
        return papers.restricted(
            seats=papers.seats if seats is None else seats, withdrawn=withdrawn
        )
    except PapersError as error:
        raise CannotReadError(f"{name}, {error}") from None
    except CountError as error:
        raise CannotReadError(f"{name}: {error}") from None


def _required(seats: int | None, name: str) -> int:
    if seats is None:
        raise CannotReadError(f"{name}: this format does not say how many seats; give --seats N")
    return seats


def read_bytes(name: str) -> bytes:
    """Read a whole file or say why it cannot be read."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CannotReadError(f"{name}: {error.strerror}; check the name of the file") from None


def _write_transcript(result: Result, name: str) -> None:
    content = _transcript(result, Path(name).suffix.lower())
    if content is None:
        kinds = ".txt, .json, .html" + (" or .svg" if isinstance(result, StagedResult) else "")
        raise CannotReadError(f"{name}: a transcript of {result.rule} ends in {kinds}; rename it")
    try:
        Path(name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise CannotReadError(f"{name}: {error.strerror}; check the name of the file") from None


def _transcript(result: Result, kind: str) -> str | None:
    """The transcript as the name of its file ends; None for an ending that has no meaning."""
    from moothall.count.shown import document, flows, page, tallied, text  # noqa: PLC0415

        match kind:
        case ".txt":
            return text.transcript(result) if isinstance(result, StagedResult) else tallied.text(result)
        case ".json":
            values = document.transcript(result) if isinstance(result, StagedResult) else tallied.transcript(result)
            return json.dumps(values, indent=1, ensure_ascii=False) + "\n"
        case ".html":
            return page.page(result) if isinstance(result, StagedResult) else tallied.page(result)
        case ".svg" if isinstance(result, StagedResult):
            return flows.picture(result)
    return None


def _print(result: Result, *, as_json: bool) -> None:
    """Print the result; with --json, what was set aside goes to standard error."""
    from moothall.count.shown import document, tallied, text  # noqa: PLC0415 - only to print
    from moothall.count.shown.sentences import set_aside_lines  # noqa: PLC0415

        if as_json:
        values = document.summary(result) if isinstance(result, StagedResult) else tallied.summary(result)
        print(json.dumps(values, ensure_ascii=False))
        for line in set_aside_lines(result):
            print(f"moothall: {line}", file=sys.stderr)
    else:
        print(text.brief(result) if isinstance(result, StagedResult) else tallied.text(result), end="")
