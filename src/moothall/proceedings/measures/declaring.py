"""Who declares the dates of a period, and from when to when a declared day lasts."""

from moothall.proceedings.scene import Scene
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.working_days import DECLARED_BY
from moothall.rulebook.language.structures import Period
from moothall.values.spans import Span, exactly


def may_declare(one: Occurrence, period: Period) -> bool:
    """Is it whom the book asks? Where nobody says who declared it, it is taken to be."""
    asked = {
        name.removeprefix(DECLARED_BY) for name in period.calendar if name.startswith(DECLARED_BY)
    }
    return not asked or one.by is None or not asked.isdisjoint(one.by)


def edge(day: Span, scene: Scene, *, is_first: bool) -> Span:
    """The first moment of the first day, or the last of the last; a rough date stays rough."""
    if day.earliest is None or day.latest is None:
        return day
    first, last = (scene.law.zone.civil(end).date() for end in (day.earliest, day.latest))
    if first != last:
        return day
    return exactly(day.earliest if is_first else day.latest)
