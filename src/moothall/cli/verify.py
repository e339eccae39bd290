"""`moothall verify BOX`: verify a ballot box, finished or open."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from moothall.ballots.belenios_v1.election import (
    HomomorphicQuestion,
    Question,
    RankedQuestion,
)
from moothall.ballots.belenios_v1.framing import read_first
from moothall.ballots.belenios_v1.result import QuestionResult
from moothall.ballots.belenios_v1.verifying import Verdict, inspect_box
from moothall.ballots.errors import DoesNotHoldError, NotABoxError, Reason, UnsafeLibraryError
from moothall.cli.cluster import map_over_cluster
from moothall.cli.errors import CannotReadError
from moothall.cli.opened_box import is_large, require_file
from moothall.cli.printable import printable
from moothall.cli.processes import BALLOTS, map_over, offer_workers, workers_of
from moothall.cli.progress import ProgressBar
from moothall.cli.sorting import sorting_on_disk

_BLOCK = 1 << 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("box", metavar="BOX", type=Path, help="the ballot box, a file .bel")
    parser.add_argument(
        "--earlier", metavar="COPY", type=Path, help="an earlier copy, which must be its beginning"
    )
    offer_workers(parser)
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="the scheduler of a Dask cluster, tcp://HOST:PORT"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Verify and report: 0 everything holds, 1 something does not."""
    verdict = _verified(arguments.box, arguments)
    if verdict.is_valid and arguments.earlier and not _begins_with(arguments):
        verdict = _not_an_extension(verdict)
    print(_json(verdict) if arguments.json else _report(verdict))
    return 0 if verdict.is_valid else 1


def _verified(box: Path, arguments: argparse.Namespace) -> Verdict:
    workers = workers_of(arguments)
    try:
        require_file(box)
        spread = (
            map_over_cluster(arguments.cluster)
            if arguments.cluster
            else map_over(workers, BALLOTS, begins_now=is_large(box))
        )
        with spread as map_, sorting_on_disk() as sort:
            return inspect_box(
                lambda: box.open("rb"),
                map_=map_,
                sort=sort,
                progress=ProgressBar("ballots"),
            )
    except OSError as error:
        raise CannotReadError(f"{box}: {error.strerror}; give the path of a file .bel") from None
    except NotABoxError as error:
        raise CannotReadError(f"{box}: this is no ballot box: {error}") from None
    except UnsafeLibraryError as error:
        raise CannotReadError(str(error)) from None


def _begins_with(arguments: argparse.Namespace) -> bool:
    try:
        require_file(arguments.earlier)
        with arguments.earlier.open("rb") as earlier, arguments.box.open("rb") as box:
            while block := earlier.read(_BLOCK):
                if box.read(len(block)) != block:
                    return False
            earlier.seek(0)
            read_first(earlier)  # nothing at all is a beginning of every box, but no copy of one
    except OSError as error:
        raise CannotReadError(f"{arguments.earlier}: {error.strerror}") from None
    except (NotABoxError, DoesNotHoldError) as error:
        raise CannotReadError(f"{arguments.earlier}: this is no ballot box: {error}") from None
    return True


def _not_an_extension(verdict: Verdict) -> Verdict:
    says = "the earlier copy is not the beginning of this box: something was taken back"
    return replace(verdict, reason=Reason.NOT_AN_EXTENSION, says=says, result=None)


def _json(verdict: Verdict) -> str:
    return json.dumps(
        {
            "valid": verdict.is_valid,
            "reason": None if verdict.is_valid else f"{verdict.reason}: {verdict.says}",
            "group": verdict.group,
            "ballots": verdict.ballots,
            "counted": verdict.counted,
            "result": verdict.result,
        },
        ensure_ascii=False,
    )


def _report(verdict: Verdict) -> str:
    if not verdict.is_valid:
        return printable(f"Does not hold. {verdict.reason}: {verdict.says}")
    counted = f"{verdict.counted} counted (the last of each credential)"
    lines = [
        f"Holds. {verdict.ballots} ballots in the box, {counted}, group {verdict.group}.",
        f"The roll has {verdict.voters} voters.",
    ]
    if not verdict.is_independent:
        lines.append(
            "The election is not independent: who keeps the ballot box also drew the credentials, "
            "and could vote for whoever did not."
        )
    if verdict.result is None:
        lines.append("The box is open or not yet decrypted: there is no result in it.")
    else:
        lines += map(_told, verdict.questions, verdict.result)
    return "\n".join(map(printable, lines))


def _told(question: Question, result: QuestionResult) -> str:
    match question:
        case HomomorphicQuestion():
            names = ["blank"] * question.has_blank + list(question.answers)
            counts = zip(names, result, strict=True)
            return f"{question.question} " + ", ".join(f"{name}: {n}" for name, n in counts)
        case RankedQuestion():
            return f"{question.question} {len(result)} rankings; --json lists them"
