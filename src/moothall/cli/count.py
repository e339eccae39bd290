"""`moothall count FILE --rule RULE`: reads papers, counts them, prints or writes the result."""

import argparse
import json
import sys
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.count import (
    CountError,
    Papers,
    PapersError,
    Ron,
    RonTakes,
    StagedResult,
    read_blt,
    read_csv,
    read_preflib,
)

RULES = ("scottish-stv",)
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
        result = _count(papers, arguments)
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


def _count(papers: Papers, arguments: argparse.Namespace) -> StagedResult:
    from moothall.count.rules import scottish_stv_2011  # noqa: PLC0415 - one rule of many

    return scottish_stv_2011.count(
        papers,
        seats=papers.seats,
        lots=arguments.lots,
        ron=Ron(candidate=arguments.ron, takes=RonTakes(arguments.ron_takes)),
        last_transfer=not arguments.no_last_transfer,
    )


def _write_transcript(result: StagedResult, name: str) -> None:
    from moothall.count.shown import document, flows, page, text  # noqa: PLC0415 - if asked for

    match Path(name).suffix.lower():
        case ".txt":
            content = text.transcript(result)
        case ".json":
            content = json.dumps(document.transcript(result), indent=1, ensure_ascii=False) + "\n"
        case ".html":
            content = page.page(result)
        case ".svg":
            content = flows.picture(result)
        case _:
            raise CannotReadError(f"{name}: a transcript ends in .txt, .json, .html or .svg")
    try:
        Path(name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise CannotReadError(f"{name}: {error.strerror}; check the name of the file") from None


def _print(result: StagedResult, *, as_json: bool) -> None:
    """Print the result; with --json, what was set aside goes to standard error."""
    from moothall.count.shown import document, text  # noqa: PLC0415 - after the arguments are read
    from moothall.count.shown.sentences import set_aside_lines  # noqa: PLC0415

    if as_json:
        print(json.dumps(document.summary(result), ensure_ascii=False))
        for line in set_aside_lines(result):
            print(f"moothall: {line}", file=sys.stderr)
    else:
        print(text.brief(result), end="")
