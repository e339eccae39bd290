"""`moothall replay EVENTS --rulebook BOOK`: judges a history by a book as a yardstick."""

import argparse
import gc
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moothall.cli.errors import CannotReadError
from moothall.cli.files import load_history, read_law
from moothall.cli.printable import printable
from moothall.cli.timeline.cases import Case, cases_of, naming_of
from moothall.cli.timeline.owed import Due, dues_of
from moothall.proceedings.replay import Replay, replay
from moothall.proceedings.reporting import report_of
from moothall.record.entries import Audience
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Form, Verdict
from moothall.rulebook.sentences.dates import say_moment
from moothall.rulebook.sentences.findings import say_finding
from moothall.values.edtf import read_moment
from moothall.values.errors import ValueDescriptionError
from moothall.values.instants import Instant

_SIGNS = {Verdict.IN_ORDER: "+", Verdict.OUT_OF_ORDER: "-", Verdict.UNDECIDED: "?"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("events", metavar="EVENTS", help="the history, a YAML file")
    parser.add_argument(
        "--rulebook",
        metavar="BOOK",
        required=True,
        action="append",
        help="the rulebook, Markdown; a second one is compared with it in the pages of --html",
    )
    parser.add_argument("--as-of", metavar="DATE", help="as of which date to judge")
    parser.add_argument("--export", metavar="FILE", help="write the record that it makes")
    parser.add_argument("--key", metavar="FILE", help="the private key that signs the export")
    parser.add_argument(
        "--continue",
        dest="earlier",
        metavar="EARLIER",
        help="the record that the export continues: a whole export that the key signed last",
    )
    parser.add_argument(
        "--audience", choices=[*Audience], default=Audience.MEMBERS, help="who may read its entries"
    )
    parser.add_argument(
        "--html",
        metavar="FOLDER",
        help="write the timeline as pages, what they are made from beside them",
    )
    parser.add_argument("--json", action="store_true", help="write one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Replay and report; 0 once every act has its ruling, whatever the rulings are."""
    books = _books(arguments)
    replays = [_replay(book, arguments) for book in books]
    replayed = replays[0]
    front = _write_pages(replays, arguments) if arguments.html else None
    signer = _export(replayed, arguments)
    if arguments.json:
        print(json.dumps(report_of(replayed), ensure_ascii=False, indent=1))
    else:
        _print(replayed)
    if signer and not arguments.json:
        print(f"Exported to {printable(arguments.export)}, signed by {signer}")
    if front and not arguments.json:
        print(f"Open {front}")
    return 0


def _write_pages(replays: list[Replay], arguments: argparse.Namespace) -> Path:
    from moothall.cli.timeline.writing import write  # noqa: PLC0415 - only if asked for

    return write(
        replays,
        books=arguments.rulebook,
        history=arguments.events,
        to=arguments.html,
        as_of=arguments.as_of,
    )


@contextmanager
def _without_collector() -> Iterator[None]:
    """A replay leaves nothing in a ring: it only adds to its state, which is slow to search."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _books(arguments: argparse.Namespace) -> list[str]:
    """The one or two books that were named.

    Raises:
        CannotReadError: there are more, or a second one that nothing would show.
    """
    books: list[str] = arguments.rulebook
    if len(books) > 2:
        raise CannotReadError("--rulebook: pages compare two books at most; leave the others out")
    if len(books) == 2 and not arguments.html:
        raise CannotReadError("--rulebook: a second book is shown only in pages; add --html FOLDER")
    return books


def _replay(book: str, arguments: argparse.Namespace) -> Replay:
    law = read_law(book)
    history = load_history(arguments.events, law)
    with _without_collector():
        return replay(history, law, as_of=_moment(arguments.as_of, law))


def _export(replayed: Replay, arguments: argparse.Namespace) -> str | None:
    """Write the export that was asked for, if one was; says by which key."""
    if arguments.export is None:
        if arguments.key is not None:
            raise CannotReadError("--key signs an export: name its file with --export")
        if arguments.earlier is not None:
            raise CannotReadError("--continue makes an export: name its file with --export")
        return None
    from moothall.cli.recording import export_replay  # noqa: PLC0415 - only if asked for

    return export_replay(
        replayed,
        book=arguments.rulebook[0],
        key=arguments.key,
        audience=Audience(arguments.audience),
        to=arguments.export,
        earlier=arguments.earlier,
    )


def _moment(text: str | None, law: Law) -> Instant | None:
    """The last moment of a date that was given.

    Raises:
        CannotReadError: it is no date.
    """
    if text is None:
        return None
    try:
        return read_moment(text, zone=law.zone).latest
    except ValueDescriptionError as error:
        raise CannotReadError(f"--as-of: {error}") from error


def _print(replayed: Replay) -> None:
    cases = cases_of(replayed)
    for case in cases:
        _print_ruling(case, replayed)
    for due in dues_of(replayed, cases):
        print(f"{_SIGNS[due.verdict]} lapsed   {due.clause:<6} {_say_lapse(due)}")
    counts = Counter(one.ruling.verdict for one in cases if not one.is_planned)
    said = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict)
    planned = sum(one.is_planned for one in cases)
    only = f", {planned} only planned" if planned else ""
    lapses = f"{len(replayed.lapses)} lapses or possible ones"
    print(f"By {replayed.law.book.title}: {said}{only}; {lapses},")
    print(f"as of {say_moment(replayed.as_of, zone=replayed.law.zone)}.")


def _say_lapse(due: Due) -> str:
    """What was owed about what, and by when; who owed it, where it was another; the report."""
    owing = f"; {due.owing[:1].lower()}{due.owing[1:]}" if due.owing else ""
    report = f" (reported as {due.report.act.event})" if due.report else ""
    matter = f" ({due.matter})" if due.matter else ""
    return f"{due.title}{matter}, due {due.by}{owing}{report}"


def _print_ruling(case: Case, replayed: Replay) -> None:
    act, ruling, law = case.act, case.ruling, replayed.law
    naming = naming_of(replayed).about(of=act.of, by=act.by)
    planned = " (only planned, never done)" if case.is_planned else ""
    verdict = ruling.verdict.value
    print(f"{_SIGNS[ruling.verdict]} {act.event:<8} {case.heading}: {verdict}{planned}")
    for finding in ruling.findings:
        if finding.holds is not True and finding.form is not Form.ADVICE:
            print(f"    {finding.clause:<6} {say_finding(finding, law, naming)}")
    if not ruling.findings:
        print("    no clause bears on this")
