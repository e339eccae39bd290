"""The audit of an export: its structure first, then every entry judged again."""

from collections.abc import Callable, Iterable, Iterator

from moothall.audit.judging import judge_again
from moothall.audit.report import Report, Unchecked, report_broken, report_sound
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.entries import Kept
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import BOOKS, CHECKPOINT, read_all
from moothall.record.inspection import Map, verify_export
from moothall.record.tiles import Read
from moothall.rulebook.errors import RulebookError
from moothall.rulebook.judging.law import Law
from moothall.rulebook.reading.rulebooks import read_rulebook

_OFTEN = 4096


def audit_export(
    names: Iterable[str],
    read: Read,
    *,
    anchors: Anchors,
    spread: Map,
    tell: Callable[[int], None] = lambda _: None,
) -> Report:
    """Check an export and judge it again; answers also where it does not hold.

    Args:
        names: the names of the export's files.
        read: gives each by its name.
        anchors: what the reader knew beforehand.
        spread: like `map`; the structure is checked through it.
        tell: is told now and then how many entries have been judged.
    """
    present = frozenset(names)
    try:
        inspection = verify_export(present, read, anchors=anchors, spread=spread)
        kept = read_all(read, size=inspection.head.size, names=present)
        unchecked = judge_again(_telling(kept, tell), Shelf(read))
    except RecordError as error:
        return report_broken(error, claims=_claims(present, read))
    taken = sorted(unchecked.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    facts = (Unchecked(what=what, by=by, count=count) for (what, by), count in taken)
    return report_sound(inspection, tuple(facts))


def _telling(kept: Iterable[Kept], tell: Callable[[int], None]) -> Iterator[Kept]:
    for number, one in enumerate(kept):
        if number and number % _OFTEN == 0:
            tell(number)
        yield one


def _claims(present: frozenset[str], read: Read) -> Checkpoint | None:
    """The head of an export that does not hold, if it is one at all."""
    try:
        return (
            parse_checkpoint(read(CHECKPOINT), what=CHECKPOINT) if CHECKPOINT in present else None
        )
    except RecordError:
        return None


class Shelf:
    """The rulebooks of an export, each read once."""

    __slots__ = ("_laws", "_read")

    def __init__(self, read: Read) -> None:
        self._read = read
        self._laws: dict[str, Law] = {}

    def __call__(self, digest: str) -> Law:
        """The law of the rulebook with this digest.

        Raises:
            RecordError: the file is no rulebook.
        """
        if digest not in self._laws:
            name = f"{BOOKS}{digest}.md"
            try:
                self._laws[digest] = Law(read_rulebook(self._read(name), name=name))
            except RulebookError as error:
                first = str(error).partition("\n")[0]
                raise RecordError(Damage.BOOK, f"{first}") from error
        return self._laws[digest]
