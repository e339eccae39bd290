"""The audit of an export: its structure checked, and every entry judged again."""

from collections.abc import Callable, Iterable

from moothall.audit.judging import JudgedAgain
from moothall.audit.report import Report, Unchecked, report_broken, report_sound
from moothall.record.anchors import Anchors
from moothall.record.checkpoints import Checkpoint, parse_checkpoint
from moothall.record.errors import Damage, RecordError
from moothall.record.exports import BOOKS, CHECKPOINT, book_name
from moothall.record.fitting import may_fit
from moothall.record.inspection import Bundle, Map, verify_export
from moothall.record.tiles import WIDTH, Read
from moothall.rulebook.errors import RulebookError
from moothall.rulebook.judging.law import Law
from moothall.rulebook.reading.rulebooks import read_rulebook


def audit_export(
    names: Iterable[str],
    read: Read,
    *,
    anchors: Anchors,
    spread: Map,
    tell: Callable[[int], None] = lambda _: None,
) -> Report:
    """Check an export and judge it again; answers also where it does not hold.

    Bundles are judged here while `spread` checks the next ones, perhaps in other processes. What is
    answered does not depend on that: a damage comes before whatever judging finds.

    Args:
        names: the names of the export's files.
        read: gives each by its name.
        anchors: what the reader knew beforehand.
        spread: like `map`; the structure is checked through it.
        tell: is told now and then how many entries have been judged.
    """
    present = frozenset(names)
    again = JudgedAgain(Shelf(read, present))

    def judge(bundle: Bundle) -> None:
        again.judge(bundle.known())
        tell(bundle.number * WIDTH + bundle.width)

    try:
        if not may_fit(anchors, present, read):  # it will be refused: that needs no judging
            verify_export(present, read, anchors=anchors, spread=spread)
        inspection = verify_export(present, read, anchors=anchors, spread=spread, then=judge)
        unchecked = again.finish()
    except RecordError as error:
        return report_broken(error, claims=_claims(present, read))
    taken = sorted(unchecked.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    facts = (Unchecked(what=what, by=by, count=count) for (what, by), count in taken)
    return report_sound(inspection, tuple(facts))


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

    __slots__ = ("_laws", "_names", "_read")

    def __init__(self, read: Read, names: frozenset[str]) -> None:
        self._read = read
        self._names = names
        self._laws: dict[str, Law] = {}

    def __call__(self, digest: str) -> Law:
        """The law of the rulebook with this digest.

        Raises:
            RecordError: the file is missing, another's, or no rulebook.
        """
        if digest not in self._laws:
            name = f"{BOOKS}{digest}.md"
            content = self._read(name) if name in self._names else b""
            if book_name(content) != name:
                raise RecordError(Damage.BOOK, f"{name} is missing, or has another digest")
            try:
                self._laws[digest] = Law(read_rulebook(content, name=name))
            except RulebookError as error:
                first = str(error).partition("\n")[0]
                raise RecordError(Damage.BOOK, f"{first}") from error
        return self._laws[digest]
