"""When each act occurred: what `since`, `until`, `times` and the duties are asked of.

Owns an index by act and matter and by act and body. An act that was void did not occur here.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from moothall.values.amounts import Range
from moothall.values.instants import Instant
from moothall.values.spans import Span

if TYPE_CHECKING:
    from moothall.proceedings.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An act that was done.

    Attributes:
        act: its id.
        at: when.
        by: the names of its actor; None where nobody says who acted.
        of: the names of the body concerned.
        body: the body's own id.
        matter: what it is about: a motion, a decision, a meeting, a person; "" for none.
        kind, subject, to: as the act says.
        amount: of money, where it has one.
        number: of its entry.
        done: the act itself.
    """

    act: str
    at: Span
    by: frozenset[str] | None
    of: frozenset[str]
    body: str
    number: int
    done: "Act"
    matter: str = ""
    kind: str = ""
    subject: str = ""
    to: str = ""
    amount: Range | None = None


# Most strands are short; only the longer ones keep their dates in order.
FEW = 16


@dataclass(slots=True)
class Strand:
    """Acts of one kind that belong together, in order of entry.

    Attributes:
        acts: the acts.
        last: that which was done last, as far as their dates tell; of equals the later entry.
        until: the last moment at which any of them can have been done; None where that is open.
    """

    acts: list[Occurrence] = field(default_factory=list)
    last: Occurrence | None = None
    until: Instant | None = None
    _begun: list[float] | None = None
    _ended: list[float] | None = None

    def add(self, one: Occurrence) -> None:
        """Enter one act."""
        self.acts.append(one)
        latest = one.at.latest
        if self._begun is not None and self._ended is not None:
            insort(self._begun, _begins(one))
            insort(self._ended, _ends(one))
        elif len(self.acts) > FEW:
            self._begun = sorted(map(_begins, self.acts))
            self._ended = sorted(map(_ends, self.acts))
        if len(self.acts) == 1 or self.is_before(latest):
            self.last, self.until = one, latest

    def is_before(self, at: Instant | None) -> bool:
        """Was every one of them surely done by the moment?"""
        return at is None or (self.until is not None and self.until <= at)

    def count_begun(self, at: Instant | None) -> int:
        """How many may have been done by the moment."""
        if at is None:
            return len(self.acts)
        if self._begun is None:
            return sum(_begins(one) <= at for one in self.acts)
        return bisect_right(self._begun, at)

    def count_ended(self, before: Instant | None) -> int:
        """How many were surely done before the moment."""
        if before is None:
            return 0
        if self._ended is None:
            return sum(_ends(one) < before for one in self.acts)
        return bisect_left(self._ended, before)


def _begins(one: Occurrence) -> float:
    return -inf if one.at.earliest is None else one.at.earliest


def _ends(one: Occurrence) -> float:
    return inf if one.at.latest is None else one.at.latest


_NOTHING = Strand()


class Occurrences:
    """The index. Reading never changes it."""

    def __init__(self) -> None:
        self._by_matter: dict[tuple[str, str], Strand] = defaultdict(Strand)
        self._by_body: dict[tuple[str, str], Strand] = defaultdict(Strand)
        self._by_act: dict[str, Strand] = defaultdict(Strand)

    def add(self, occurrence: Occurrence) -> None:
        """Enter one act."""
        act = occurrence.act
        self._by_act[act].add(occurrence)
        for name in occurrence.of:
            self._by_body[act, name].add(occurrence)
        if occurrence.matter:
            self._by_matter[act, occurrence.matter].add(occurrence)

    def about(self, act: str, matter: str) -> Strand:
        """Acts of this kind about the same matter."""
        return self._by_matter.get((act, matter), _NOTHING)

    def of(self, act: str, body: str) -> Strand:
        """Acts of this kind that concern the body (or kind of body)."""
        return self._by_body.get((act, body), _NOTHING)

    def all(self, act: str) -> Strand:
        """Every act of this kind."""
        return self._by_act.get(act, _NOTHING)
