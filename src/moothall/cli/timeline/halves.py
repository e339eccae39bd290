"""The acts by half-year, so that a long list can be folded."""

from collections import defaultdict
from collections.abc import Sequence

from moothall.cli.timeline.cases import Case
from moothall.values.instants import Zone

_UNDATED = (0, 0)
_JULY = 7


def halves_of(cases: Sequence[Case], *, zone: Zone) -> tuple[tuple[str, tuple[Case, ...]], ...]:
    """Each half-year in which something was done, or ended, with its acts in order of entry."""
    found: dict[tuple[int, int], list[Case]] = defaultdict(list)
    for case in cases:
        found[_half(case, zone)].append(case)
    return tuple((_say(half), tuple(found[half])) for half in sorted(found))


def _half(case: Case, zone: Zone) -> tuple[int, int]:
    """The year, and 1 or 2 for its half; nothing for what has no date."""
    at = case.act.at.latest if case.act.at.latest is not None else case.act.at.earliest
    if at is None:
        return _UNDATED
    moment = zone.civil(at)
    return moment.year, 1 if moment.month < _JULY else 2


def _say(half: tuple[int, int]) -> str:
    if half == _UNDATED:
        return "Without a date"
    year, number = half
    return f"{'January to June' if number == 1 else 'July to December'} {year}"
