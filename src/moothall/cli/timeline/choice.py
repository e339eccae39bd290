"""What hangs on the choice between two books: breaches under both, and where the books part.

No comment for either side: the two answers stand next to each other, each in its own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.cli.timeline.cases import Case
from moothall.cli.timeline.standings import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One act under both books."""

    first: Case
    second: Case

    @property
    def is_alike(self) -> bool:
        """Both books say the same of it."""
        return self.first.standing is self.second.standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What two books say of one history.

    Attributes:
        parting: where they differ.
        both_out: out of order under both.
        alike: how many stand alike otherwise, by how they stand.
        only_first, only_second: what happens of itself by one book alone.
    """

    parting: tuple[Pair, ...]
    both_out: tuple[Pair, ...]
    alike: tuple[tuple[Standing, int], ...]
    only_first: tuple[Case, ...]
    only_second: tuple[Case, ...]


def choose(first: Sequence[Case], second: Sequence[Case]) -> Choice:
    """Put the two readings of a history beside each other."""
    others = {case.key: case for case in second}
    done = [one for one in first if not one.is_planned]
    pairs = [Pair(first=one, second=others[one.key]) for one in done if one.key in others]
    keys = {one.key for one in first}
    alike = [pair.first.standing for pair in pairs if pair.is_alike]
    return Choice(
        parting=tuple(pair for pair in pairs if not pair.is_alike),
        both_out=tuple(p for p in pairs if p.is_alike and p.first.standing is Standing.OUT),
        alike=tuple((one, alike.count(one)) for one in Standing if one is not Standing.OUT),
        only_first=tuple(one for one in first if one.key not in others),
        only_second=tuple(one for one in second if one.key not in keys),
    )
