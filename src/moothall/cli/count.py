"""`moothall count FILE --rule RULE`: reads papers, counts them, prints or writes the result."""

import argparse
import json
import re
import sys
from fractions import Fraction
from pathlib import Path

from moothall.cli.counting_rules import IN_FILE_ORDER, RULES, SENATE, Result, counted
from moothall.cli.durable import write_durably
from moothall.cli.errors import CannotReadError
from moothall.cli.reading import read_papers, read_senate_papers, share
from moothall.count import (
    CountError,
    Papers,
    RonTakes,
    StagedResult,
)
from moothall.count.fixed_point import short_fraction
from moothall.count.reserved import Reservation


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what `moothall count` takes."""
    parser.add_argument("file", metavar="FILE", help="papers as .blt, .csv, .soc, .soi, .toc, .toi")
    parser.add_argument("--rule", choices=RULES, metavar="RULE", help=_rules())
    parser.add_argument("--seats", type=int, metavar="N", help="seats to fill, if not the file's")
    parser.add_argument(
        "--lots",
        type=_numbers,
        default=(),
        metavar="3,1,2",
        help="candidates in the order drawn; of those equal at every stage the lot falls on the"
        " first: that one is excluded, is elected or has a surplus transferred first, as is asked",
    )
    parser.add_argument(
        "--withdrawn", type=_numbers, default=(), metavar="4,5", help="candidates who withdrew"
    )
    parser.add_argument("--ron", type=int, metavar="N", help="the candidate: re-open nominations")
    parser.add_argument(
        "--ron-takes",
        choices=[str(one) for one in RonTakes],
        help="what its election re-opens; one-seat if not said",
    )
    parser.add_argument(
        "--no-last-transfer",
        action="store_true",
        help="do not transfer the last excluded candidate's papers (rule 53(2) read strictly)",
    )
    parser.add_argument(
        "--reserve",
        action="append",
        type=_reservation,
        metavar="NAME>=K:1,2",
        help="scottish-stv: at least (>=) or at most (<=) K seats for these candidates",
    )
    parser.add_argument(
        "--vacated",
        type=int,
        metavar="N",
        help="scottish-stv: count again without this member, the others keeping their seats",
    )
    parser.add_argument(
        "--deemed",
        choices=["at-once", "at-stage-end"],
        help="ni-stv: when whoever reaches the quota in an exclusion stops receiving papers",
    )
    parser.add_argument(
        "--paper-order",
        choices=["as-in-file", "reversed"],
        help="irish-stv: how the papers of a sub-parcel lie, of which the last filed move",
    )
    parser.add_argument(
        "--no-expenses",
        action="store_true",
        help="irish-stv: no expenses hang on a quarter of the quota (as in council elections)",
    )
    parser.add_argument(
        "--practice",
        choices=["aec-2016", "aec-2019", "act"],
        help="australian-senate: as the Commission counted in a year, or as the Act says",
    )
    parser.add_argument(
        "--ballot-paper",
        metavar="FILE",
        help="australian-senate: CSV of group,name, for papers with all marks in one column",
    )
    parser.add_argument(
        "--votes", type=int, metavar="N", help="limited-vote: how many votes a paper has"
    )
    parser.add_argument(
        "--threshold",
        type=share,
        metavar="SHARE",
        help="lists: the share of the valid papers that a list needs, such as 0.05",
    )
    parser.add_argument(
        "--quota",
        choices=["hare", "droop"],
        help="largest-remainder: how many votes a seat costs; hare if not said",
    )
    parser.add_argument(
        "--transcript",
        metavar="FILE",
        help="write every stage, as the name ends: .txt, .json, .html or .svg",
    )
    parser.add_argument("--default", type=int, metavar="N", help="schulze: the default option")
    parser.add_argument(
        "--quorum",
        type=int,
        metavar="N",
        help="schulze: papers needed above the default",
    )
    parser.add_argument(
        "--majority",
        action="append",
        type=_ratio,
        metavar="N:RATIO",
        help="schulze: an option that must beat the default by more, such as 2:3",
    )
    parser.add_argument(
        "--compare", action="store_true", help="count by several rules; a .toml FILE is a model"
    )
    parser.add_argument("--slates", metavar="FILE", help="--compare: CSV of candidate,slate")
    parser.add_argument(
        "--group", action="append", metavar="FILE", help="--compare: the papers of one group"
    )
    parser.add_argument(
        "--members-per-delegate", type=_at_least_one, metavar="N", help="--compare: for groups"
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


def _at_least_one(text: str) -> int:
    """Read a whole number of at least 1."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least 1")
    return int(text)


def _reservation(text: str) -> Reservation:
    """Read a reservation such as women>=2:3,5."""
    found = re.fullmatch(r"([^<>=:]+)(>=|<=)([0-9]{1,4}):([0-9, ]+)", text)
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' is not a reservation like women>=2:3,5")
    members, number = frozenset(_numbers(found[4])), int(found[3])
    if found[2] == ">=":
        return Reservation(category=found[1], members=members, least=number)
    return Reservation(category=found[1], members=members, most=number)


def _ratio(text: str) -> tuple[int, Fraction]:
    """Read an option and the ratio by which it must beat the default."""
    option, _, ratio = text.partition(":")
    try:
        found = (int(option), short_fraction(ratio))
    except (ValueError, ZeroDivisionError):
        found = (0, Fraction(0))
    if found[1] < 1 or len(text) > 20:
        raise argparse.ArgumentTypeError(f"'{text}' is not an option and a ratio like 2:3")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Count one file, or compare; 0 when it is done."""
    if arguments.compare:
        if arguments.rule or arguments.transcript:
            raise CannotReadError(
                "--compare counts by several rules and prints a table; leave --rule and"
                " --transcript out"
            )
        from moothall.cli.comparing import run_comparison  # noqa: PLC0415 - if asked for

        return run_comparison(arguments)
    for option in ("slates", "group", "members_per_delegate"):
        if getattr(arguments, option):
            flag = option.replace("_", "-")
            raise CannotReadError(f"--{flag} means nothing without --compare; leave it out")
    if arguments.rule is None:
        raise CannotReadError(f"say by which rule to count: --rule, {_rules()}; or --compare")
    papers = _papers(arguments)
    try:
        result = counted(papers, arguments)
    except CountError as error:
        raise CannotReadError(f"{arguments.file}: {error}") from None
    if arguments.transcript:
        _write_transcript(result, arguments.transcript)
    _print(result, as_json=arguments.json)
    if arguments.vacated is not None and not arguments.json:
        print(result.choices[0])
    return 0


def _papers(arguments: argparse.Namespace) -> Papers:
    """Read the papers as the rule needs them."""
    if arguments.rule == SENATE and (found := read_senate_papers(arguments)) is not None:
        return found
    if arguments.ballot_paper:
        raise CannotReadError(
            f"{arguments.file}: --ballot-paper goes with a .csv of marks in a column Preferences;"
            " leave it out"
        )
    return read_papers(
        arguments.file,
        seats=arguments.seats,
        withdrawn=arguments.withdrawn,
        merge=arguments.rule not in IN_FILE_ORDER,
    )


def _write_transcript(result: Result, name: str) -> None:
    content = _transcript(result, Path(name).suffix.lower())
    if content is None:
        kinds = ".txt, .json, .html" + (" or .svg" if isinstance(result, StagedResult) else "")
        raise CannotReadError(f"{name}: a transcript of {result.rule} ends in {kinds}; rename it")
    try:
        write_durably(Path(name), content.encode())  # never half of one
    except OSError as error:
        raise CannotReadError(f"{name}: {error.strerror}; check the name of the file") from None


def _transcript(result: Result, kind: str) -> str | None:
    """The transcript as the name of its file ends; None for an ending that has no meaning."""
    from moothall.count.shown import tallied  # noqa: PLC0415 - only if asked for

    if isinstance(result, StagedResult):
        return _staged_transcript(result, kind)
    match kind:
        case ".txt":
            return tallied.text(result)
        case ".json":
            return _written(tallied.transcript(result))
        case ".html":
            return tallied.page(result)
    return None


def _staged_transcript(result: StagedResult, kind: str) -> str | None:
    from moothall.count.shown import document, flows, page, text  # noqa: PLC0415 - only if asked for

    match kind:
        case ".txt":
            return text.transcript(result)
        case ".json":
            return _written(document.transcript(result))
        case ".html":
            return page.page(result)
        case ".svg":
            return flows.picture(result)
    return None


def _written(values: object) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def _print(result: Result, *, as_json: bool) -> None:
    """Print the result; with --json, what was set aside goes to standard error."""
    from moothall.count.shown import document, tallied, text  # noqa: PLC0415 - only to print
    from moothall.count.shown.sentences import set_aside_lines  # noqa: PLC0415 - only to print

    if isinstance(result, StagedResult):
        values, words = document.summary(result), text.brief(result)
    else:
        values, words = tallied.summary(result), tallied.text(result)
    print(json.dumps(values, ensure_ascii=False) if as_json else words.rstrip("\n"))
    if as_json:
        for line in set_aside_lines(result):
            print(f"moothall: {line}", file=sys.stderr)
