"""When each act occurred: what `since`, `until`, `times` and the duties are asked of.

Owns an index by act and matter and by act and body. An act that was void did not occur here.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moothall.values.amounts import Range
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


class Occurrences:
    """The index. Reading never changes it."""

    def __init__(self) -> None:
        self._by_matter: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        self._by_body: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        self._by_act: dict[str, list[Occurrence]] = defaultdict(list)

    def add(self, occurrence: Occurrence) -> None:
        """Enter one act."""
        act = occurrence.act
        self._by_act[act].append(occurrence)
        for name in occurrence.of:
            self._by_body[act, name].append(occurrence)
        if occurrence.matter:
            self._by_matter[act, occurrence.matter].append(occurrence)

    def about(self, act: str, matter: str) -> Sequence[Occurrence]:
        """Acts of this kind about the same matter, in order of entry."""
        return self._by_matter.get((act, matter), ())

    def of(self, act: str, body: str) -> Sequence[Occurrence]:
        """Acts of this kind that concern the body (or kind of body), in order of entry."""
        return self._by_body.get((act, body), ())

    def all(self, act: str) -> Sequence[Occurrence]:
        """Every act of this kind, in order of entry."""
        return self._by_act.get(act, ())
