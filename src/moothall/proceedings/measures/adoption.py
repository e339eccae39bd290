"""When the book was adopted: no duty reaches back before that.

A record without an adoption is judged by a book that was not adopted in it (a yardstick), and then
nothing is left out. [rule-language 5, "Duties"]
"""

from moothall.proceedings.scene import Scene
from moothall.proceedings.state.occurrences import Occurrence
from moothall.values.instants import Instant
from moothall.values.spans import Span


def since_adoption(start: Span, scene: Scene) -> Span:
    """A start, or the adoption where that came later; the later of both as far as it is known."""
    adopted = _adoption(scene)
    if adopted is None:
        return start
    earliest = _later_of(start.earliest, adopted.at.earliest)
    ends = (start.latest, adopted.at.latest)
    return Span(earliest, None if None in ends else _later_of(*ends))


def is_after_adoption(trigger: Occurrence, scene: Scene) -> bool | None:
    """Was it done after the book was adopted? Of the same date, what was entered after it."""
    adopted = _adoption(scene)
    if adopted is None or trigger.at == adopted.at:
        return adopted is None or trigger.number > adopted.number
    before = trigger.at.is_before(adopted.at)
    return None if before is None else not before


def _adoption(scene: Scene) -> Occurrence | None:
    return next(iter(scene.state.occurrences.all("rulebook.adopt").acts), None)


def _later_of(one: Instant | None, other: Instant | None) -> Instant | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
