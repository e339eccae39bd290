"""When each act occurred: what `since`, `until`, `times` and the duties are asked of.

Owns an index by act and matter and by act and body. An act that was void did not occur here.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

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
        number: of its entry.
        done: the act itself.
        matter: what it is about: a motion, a decision, a meeting, a person; "" for none.
    """

    act: str
    at: Span
    by: frozenset[str] | None
    of: frozenset[str]
    number: int
    done: "Act"
    matter: str = ""

    @property
    def body(self) -> str:
        """The body's own id."""
        return self.done.of


# Most strands are short; only of the longer ones the dates are put in order, once that is asked.
FEW = 16


@dataclass(slots=True)
class _Dates:
    """The dates of many acts in order, so that nothing is searched for; what is open is apart.

    Attributes:
        begun: the first moments, ascending.
        ended: the last moments, ascending; `by_end` are the acts that end then.
        by_end: the acts with a last moment, of equals the later entry last.
        unended: the acts without one, in order of entry.
    """

    begun: list[Instant] = field(default_factory=list)
    ended: list[Instant] = field(default_factory=list)
    by_end: list[Occurrence] = field(default_factory=list)
    unended: list[Occurrence] = field(default_factory=list)

    def add(self, one: Occurrence) -> None:
        """Enter one act: mostly it is the last in both orders."""
        first, last = one.at.earliest, one.at.latest
        if first is not None:
            insort(self.begun, first)
        if last is None:
            self.unended.append(one)
        else:
            place = bisect_right(self.ended, last)
            self.ended.insert(place, last)
            self.by_end.insert(place, one)


@dataclass(slots=True)
class Strand:
    """Acts of one kind that belong together, in order of entry.

    Attributes:
        acts: the acts.
        last: that which was done last, as far as their dates tell; of equals the later entry.
    """

    acts: list[Occurrence] = field(default_factory=list)
    last: Occurrence | None = None
    _dates: _Dates | None = None

    def add(self, one: Occurrence) -> None:
        """Enter one act."""
        self.acts.append(one)
        if self.last is None or self.is_before(one.at.latest):
            self.last = one

    def latest_first(self) -> Iterator[Occurrence]:
        """The acts from that which was done last back; mostly no more than that one is asked."""
        if self.last is None:
            return
        yield self.last
        if len(self.acts) <= FEW:
            yield from sorted(self.acts, key=_order, reverse=True)[1:]
        else:
            dates = self._in_order()
            yield from islice(chain(reversed(dates.unended), reversed(dates.by_end)), 1, None)

    def _in_order(self) -> _Dates:
        """The dates, with those of the acts that were entered since they were last asked for."""
        dates = self._dates = self._dates or _Dates()
        for one in self.acts[len(dates.by_end) + len(dates.unended) :]:
            dates.add(one)
        return dates

    def is_before(self, at: Instant | None) -> bool:
        """Was every one of them surely done by the moment?"""
        if at is None or self.last is None:
            return at is None
        return self.last.at.latest is not None and self.last.at.latest <= at

    def count_begun(self, at: Instant | None) -> int:
        """How many may have been done by the moment."""
        if at is None:
            return len(self.acts)
        if len(self.acts) <= FEW:
            return sum(one.at.earliest is None or one.at.earliest <= at for one in self.acts)
        begun = self._in_order().begun
        return len(self.acts) - len(begun) + bisect_right(begun, at)

    def count_ended(self, before: Instant | None) -> int:
        """How many were surely done before the moment."""
        if before is None:
            return 0
        if len(self.acts) <= FEW:
            return sum(one.at.latest is not None and one.at.latest < before for one in self.acts)
        return bisect_left(self._in_order().ended, before)


def _order(one: Occurrence) -> tuple[bool, int, int]:
    """Acts without a last moment come after all others; the rest by that, and as entered."""
    latest = one.at.latest
    return latest is None, latest or 0, one.number


_NOTHING = Strand()


@dataclass(slots=True)
class _OfAct:
    """The acts of one kind: all, by the names of their body, by their matter."""

    every: Strand = field(default_factory=Strand)
    by_body: dict[str, Strand] = field(default_factory=dict)
    by_matter: dict[str, Strand] = field(default_factory=dict)


class Occurrences:
    """The index. Reading never changes it."""

    def __init__(self) -> None:
        self._by_act: dict[str, _OfAct] = {}

    def add(self, occurrence: Occurrence) -> None:
        """Enter one act."""
        found = self._by_act.get(occurrence.act)
        if found is None:
            found = self._by_act[occurrence.act] = _OfAct()
        found.every.add(occurrence)
        for name in occurrence.of:
            _add(found.by_body, name, occurrence)
        if occurrence.matter:
            _add(found.by_matter, occurrence.matter, occurrence)
        about = occurrence.done.about
        if about and about != occurrence.matter:  # a meeting called about a requisition
            _add(found.by_matter, about, occurrence)

    def about(self, act: str, matter: str) -> Strand:
        """Acts of this kind about the same matter."""
        found = self._by_act.get(act)
        return _NOTHING if found is None else found.by_matter.get(matter, _NOTHING)

    def of(self, act: str, body: str) -> Strand:
        """Acts of this kind that concern the body (or kind of body)."""
        found = self._by_act.get(act)
        return _NOTHING if found is None else found.by_body.get(body, _NOTHING)

    def all(self, act: str) -> Strand:
        """Every act of this kind."""
        found = self._by_act.get(act)
        return _NOTHING if found is None else found.every


def _add(strands: dict[str, Strand], key: str, one: Occurrence) -> None:
    found = strands.get(key)
    if found is None:
        found = strands[key] = Strand()
    found.add(one)
