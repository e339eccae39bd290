"""Judging a record again: every fact derived, every ruling given, every act folded once more.

An entry holds if it is, byte for byte, what entering its act gives, from the entries before it and
the rulebook that it names. After the first entry that stays sealed the state is no longer known;
from there on a ruling is given again from the facts that stand in its own entry.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from moothall.audit.comparing import require_asked, require_same
from moothall.audit.kinds import require_kinds
from moothall.audit.recording import read_known_as, record_entry
from moothall.audit.stated import require_named, require_stated
from moothall.proceedings.act import Act, Mode
from moothall.proceedings.automatic import Automatic
from moothall.proceedings.entering import Entry as JudgedEntry
from moothall.proceedings.entering import enter
from moothall.proceedings.entries.writing import read_act, read_facts
from moothall.proceedings.state.state import State
from moothall.record.entries import Entry, Kept
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Source, Verdict
from moothall.rulebook.language.vocabulary import RULEBOOK
from moothall.values.instants import Instant

Laws = Callable[[str], Law]
"""Gives the law of a rulebook by the digest of its bytes."""

# What the rooms below may raise on an entry that nobody honest wrote; an audit answers it too.
_HOSTILE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An act that says that it happened of itself, until the act after it is known."""

    number: int
    entry: Entry
    content: bytes
    act: Act


@dataclass(slots=True, kw_only=True)
class Judging:
    """A record being judged again, entry by entry.

    Attributes:
        laws: the rulebooks.
        unchecked: facts taken as they stand, by what they are and on whose word.
    """

    laws: Laws
    unchecked: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    _state: State = field(default_factory=State)
    _automatic: Automatic | None = None
    _waiting: list[Waiting] = field(default_factory=list)
    _is_known: bool = True

    def judge(self, number: int, kept: Kept) -> None:
        """Judge the next entry again.

        Raises:
            RecordError: its act cannot be read, or its facts or ruling are others.
        """
        entry = kept.entry
        if entry is None:
            self._settle_last()
            self._is_known = False
        elif "act" in entry:
            act, content = read_act(entry["act"]), kept.content()
            self._next(Waiting(number=number, entry=entry, content=content, act=act))

    def finish(self) -> None:
        """Judge what may still wait.

        Raises:
            RecordError: it says that it happened of itself, and nothing made it due.
        """
        self._settle_last()

    def _next(self, one: Waiting) -> None:
        if not self._is_known:
            self._judge_alone(one)
        elif one.act.by == RULEBOOK:
            self._waiting.append(one)
        else:
            self._settle(one)
            self._enter(one)

    def _settle(self, following: Waiting) -> None:
        """What happened of itself before an act: all that was due by then, in order. [6.34]"""
        due = self._due(following)
        for one in self._waiting:
            self._require_due(one, next(due, None))
        self._waiting.clear()
        if (missing := next(due, None)) is not None:
            says = (
                f"before entry {following.number} {missing.name} happened of itself: it is missing"
            )
            raise RecordError(Damage.ACT, says)

    def _settle_last(self) -> None:
        """At the end nobody says as of when; what is there must have been due some time."""
        if self._waiting:
            automatic = self._with_law(self._waiting[0].entry)
            ends = [one.act.at.latest for one in self._waiting]
            last = max((end for end in ends if end is not None), default=None)
            due = automatic.due_by(None if last is None else Instant(last + 1))
            for one in self._waiting:
                self._require_due(one, next((own for own in due if own == one.act), None))
            self._waiting.clear()

    def _due(self, following: Waiting) -> Iterator[Act]:
        if self._automatic is None:
            return iter(())
        return self._automatic.due_by(following.act.at.earliest)

    def _require_due(self, one: Waiting, expected: Act | None) -> None:
        if expected != one.act:
            says = f"entry {one.number} says that it happened of itself, and nothing made it due"
            raise RecordError(Damage.ACT, says)
        self._enter(one)

    def _enter(self, one: Waiting) -> None:
        automatic = self._with_law(one.entry)
        entered = enter(one.act, number=one.number, state=self._state, law=automatic.law)
        if not isinstance(entered, JudgedEntry):
            raise _to_be_refused(one)
        expected = record_entry(entered, automatic.law)
        require_same(one.entry, one.content, expected, number=one.number)
        self._count(one, entered.facts)
        automatic.note(entered)

    def _judge_alone(self, one: Waiting) -> None:
        law = self.laws(str(one.entry["book"]))
        facts = read_facts(one.entry["facts"])
        deed = read_known_as(one.entry.get("known_as"), one.act)
        require_named(one.act, deed, law, number=one.number)
        require_asked(facts, deed, law, number=one.number)
        require_kinds(facts, deed, law, number=one.number)
        require_stated(one.act, facts, deed, law, number=one.number)
        ruling = judge(deed, facts, law)
        if one.act.mode is Mode.PERFORMED and ruling.verdict is not Verdict.IN_ORDER:
            raise _to_be_refused(one)
        alone = JudgedEntry(number=one.number, act=one.act, facts=facts, ruling=ruling, deed=deed)
        require_same(one.entry, one.content, record_entry(alone, law), number=one.number)
        self._count(one, facts)
        self._count_resting(one, facts)

    def _with_law(self, entry: Entry) -> Automatic:
        """What happens of itself follows the book in force; the state is one through all books."""
        law = self.laws(str(entry["book"]))
        if self._automatic is None:
            self._automatic = Automatic(state=self._state, law=law)
        self._automatic.law = law
        return self._automatic

    def _count(self, one: Waiting, facts: Facts) -> None:
        act = one.act
        is_own = act.mode is Mode.PERFORMED or act.by == RULEBOOK
        self.unchecked["entries judged by the rulebook that they name", str(one.entry["book"])] += 1
        for fact in facts.values():
            if fact.source is Source.STATED and is_own:
                self.unchecked["facts stated by whoever acted", act.by or "unknown"] += 1
            elif fact.source is Source.STATED:
                self.unchecked["facts stated in reports", act.reported_by or None] += 1
            elif fact.source is Source.REGISTER:
                self.unchecked["facts of the register", None] += 1

    def _count_resting(self, one: Waiting, facts: Facts) -> None:
        """What would be derived, if nothing before it were sealed."""
        of_record = sum(fact.source is Source.RECORD for fact in facts.values())
        for what, count in (
            ("facts of the record that may rest on sealed entries", of_record),
            ("entries whose actor's other names may rest on sealed entries", 1),
            ("acts of themselves that may rest on sealed entries", int(one.act.by == RULEBOOK)),
        ):
            if count:
                self.unchecked[what, None] += count


def _to_be_refused(one: Waiting) -> RecordError:
    says = f"entry {one.number} is of an act that was to be refused"
    return RecordError(Damage.RULING, says)


class JudgedAgain:
    """A whole record judged again, from its first entry, as far as it holds.

    The first entry that is not what its act gives ends it; it is told at the end, since what is
    wrong with the export's bytes or tree comes first. [record 10]
    """

    __slots__ = ("_judging", "_number", "_refusal")

    def __init__(self, laws: Laws) -> None:
        self._judging = Judging(laws=laws)
        self._refusal: RecordError | None = None
        self._number = -1

    def judge(self, kept: Iterable[tuple[int, Kept]]) -> None:
        """Judge the next entries, each with its number; after a refusal they are left alone."""
        if self._refusal is None:
            self._refusal = self._refused(lambda: self._judge(kept))

    def finish(self) -> Counter[tuple[str, str | None]]:
        """What could only be taken as it stands, by what it is and on whose word.

        Raises:
            RecordError: the first entry that is not what its act gives.
        """
        refusal = self._refusal or self._refused(self._judging.finish)
        if refusal is not None:
            raise refusal
        return self._judging.unchecked

    def _judge(self, kept: Iterable[tuple[int, Kept]]) -> None:
        for self._number, one in kept:
            self._judging.judge(self._number, one)

    def _refused(self, work: Callable[[], None]) -> RecordError | None:
        try:
            work()
        except RecordError as error:
            return error
        except _HOSTILE as error:
            first = str(error).partition("\n")[0][:200]
            says = f"entry {self._number} cannot be read, or judged, as an act: {first}"
            refusal = RecordError(Damage.ACT, says)
            refusal.__cause__ = error
            return refusal
        return None
