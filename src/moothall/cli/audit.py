"""`moothall audit`: check an export without its server.

Says whether it holds, what was not checked, and whether it fits what the reader knew beforehand.
"""

import argparse
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from moothall.audit.auditing import audit_export
from moothall.audit.report import Report, Unchecked, report_broken
from moothall.cli.errors import CannotReadError
from moothall.cli.printable import printable
from moothall.cli.processes import BUNDLES, map_over, offer_workers, workers_of
from moothall.cli.progress import show
from moothall.cli.sources import open_export, read_file
from moothall.record.anchors import Anchors, describe_anchors
from moothall.record.checkpoints import Checkpoint, parse_checkpoint, require_purpose
from moothall.record.errors import RecordError
from moothall.record.keys import PublicKey, Purpose, parse_public_key

_MOST_LINES = 20
_OF_ONE = {
    "acts of themselves that may rest on sealed entries": (
        "act of itself that may rest on sealed entries"
    ),
    "entries judged by the rulebook that they name": "entry judged by the rulebook that it names",
    "entries whose actor's other names may rest on sealed entries": (
        "entry whose actor's other names may rest on sealed entries"
    ),
    "facts of the record that may rest on sealed entries": (
        "fact of the record that may rest on sealed entries"
    ),
    "facts of the register": "fact of the register",
    "facts stated by whoever acted": "fact stated by whoever acted",
    "facts stated in reports": "fact stated in reports",
    "sealed entries": "sealed entry",
    "texts that are not there": "text that is not there",
}
_LAST_SECOND = 253_402_300_799  # of the year 9999


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("export", help="the export: a file or a folder")
    parser.add_argument(
        "--key", action="append", default=[], help="a log key that you know (or a file with it)"
    )
    parser.add_argument("--since", help="a head that you kept from before (a file)")
    parser.add_argument(
        "--witness", action="append", default=[], help="the key of a witness (or a file with it)"
    )
    offer_workers(parser)
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Audit, and return 0 if the export holds, 1 if not."""
    anchors = read_anchors(arguments)
    report = audit(arguments.export, anchors=anchors, workers=workers_of(arguments))
    if arguments.json:
        print(printable(json.dumps(_document(report), ensure_ascii=False)))
    else:
        print("\n".join(map(printable, _sentences(report, anchors))))
    return 0 if report.valid else 1


def _document(report: Report) -> dict[str, object]:
    """The answer as JSON; what only some have is left out where there is none."""
    said = asdict(report)
    for name in ("follows", "cosigned"):
        if not said[name]:
            del said[name]
    return said


def audit(path: str, *, anchors: Anchors, workers: int) -> Report:
    """The report on the export at this place; one of the workers is this process, which judges."""
    others = map_over(workers, BUNDLES, is_beside=True)
    try:
        with open_export(path) as export, others as spread, _long_work():
            return audit_export(
                export.names,
                export.read,
                anchors=anchors,
                spread=spread,
                tell=lambda number: show(f"judged {number:,} entries"),
            )
    except RecordError as error:
        return report_broken(error)


@contextmanager
def _long_work() -> Iterator[None]:
    """Nothing in an audit is left in a ring, and the state of a million entries is slow to search.

    A sixth of the whole audit's time went into looking for such rings.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        show("")


def read_anchors(arguments: argparse.Namespace) -> Anchors:
    """The anchors that the reader gave."""
    return Anchors(
        keys=tuple(read_key(given, Purpose.HEADS) for given in arguments.key),
        since=None if arguments.since is None else _read_head(arguments.since),
        witnesses=tuple(read_key(given, Purpose.COSIGNATURES) for given in arguments.witness),
    )


def read_key(given: str, purpose: Purpose) -> PublicKey:
    """A public key, given as it is written or as a file that holds it.

    Raises:
        CannotReadError: it is neither, or a key for something else.
    """
    written, named = given, "the key"
    if "+" not in given and not _is_file(given):
        says = "is no file and no key; a key is written NAME+ID+KEY"
        raise CannotReadError(f"{given[:80]!r} {says}")
    if _is_file(given):
        written = read_file(given, what="a file with a key").decode(errors="replace").strip()
        named = given
    try:
        key = parse_public_key(written)
        require_purpose(key, purpose)
    except RecordError as error:
        # What was given is not repeated: it may be a private key, by mistake.
        raise CannotReadError(f"{named}: {error.says}") from error
    return key


def _is_file(given: str) -> bool:
    """Whether this names a file; a key may be longer than any name."""
    try:
        return Path(given).is_file()
    except OSError:
        return False


def _read_head(path: str) -> Checkpoint:
    content = read_file(path, what="the file `checkpoint` of an export that you kept")
    try:
        return parse_checkpoint(content, what=path)
    except RecordError as error:
        raise CannotReadError(printable(error.says)) from error


def _sentences(report: Report, anchors: Anchors) -> list[str]:
    if not report.valid:
        return [f"DOES NOT HOLD. {report.reason}"]
    relied = describe_anchors(anchors)
    rests = f"It fits {', '.join(relied)}." if relied else _without_anchor(report)
    lines = [f"HOLDS. {counted(report.entries or 0)} of {report.origin}.", rests]
    lines += [f"{one.witness} signed {_clock(one.at)}, by its clock." for one in report.cosigned]
    if (lost := report.follows) is not None:
        lines.append(
            f"It follows {lost.origin}, which was lost: it cites the head of "
            f"{counted(lost.entries)} with the root {lost.root}. Compare that with the last head "
            "that you kept."
        )
    if report.unchecked:
        shown, more = report.unchecked[:_MOST_LINES], report.unchecked[_MOST_LINES:]
        lines.append("Not checked:")
        lines += [f"  {_counted(one)}{_word_of(one.by)}" for one in shown]
        lines += [f"  and {len(more)} such lines more, with --json"] if more else []
    return lines


def _clock(at: int) -> str:
    """A moment that a witness gives; a hostile one's may be in no year that there is."""
    if at > _LAST_SECOND:
        return f"{at} seconds after the start of 1970"
    return f"on {datetime.fromtimestamp(at, UTC):%Y-%m-%d at %H:%M:%S} UTC"


def counted(entries: int) -> str:
    """So many entries, in words."""
    return f"{entries} entr{'y' if entries == 1 else 'ies'}"


def _counted(one: Unchecked) -> str:
    what = _OF_ONE.get(one.what, one.what) if one.count == 1 else one.what
    return f"{one.count} {what}"


def _word_of(author: str | None) -> str:
    return "" if author is None else f": {author}"


def _without_anchor(report: Report) -> str:
    return (
        f"It is consistent with itself, and signed by a key that you have not told me to trust: "
        f"{report.key}. Compare that key with the one in your rulebook or minutes, and give it "
        "with --key."
    )
