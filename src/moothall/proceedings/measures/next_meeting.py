"""When the next meeting of a body is, as it stands called, for an act that names none.

Which one is next may be open, and whether one was called at all by the time of the act; it lies no
sooner than the first that may be next and no later than the first that surely is still to come.
[rule-language 2.2, "Time"]
"""

from moothall.proceedings.scene import Scene, surely_before
from moothall.rulebook.judging.rulings import Absence
from moothall.values.instants import Instant
from moothall.values.spans import Span


def next_meeting(scene: Scene) -> Span | Absence | None:
    """For when it was called; unknown where none surely was, None where none may have been."""
    called = scene.state.occurrences.of("meeting.call", scene.act.of).acts
    possible, sure = list[Span](), list[Span]()
    for name in dict.fromkeys(one.matter for one in called if one.matter):
        is_settled, date = _date(name, scene)
        is_past = date is None or date.is_before(scene.act.at)
        if date is None and not is_settled:
            return Absence.UNKNOWN
        if date is not None and is_past is not True:
            possible.append(date)
            if is_settled and is_past is False:
                sure.append(date)
    if not sure:
        return Absence.UNKNOWN if possible else None
    return Span(_first([one.earliest for one in possible]), _last([one.latest for one in sure]))


def _date(name: str, scene: Scene) -> tuple[bool, Span | None]:
    """Whether it surely stood so when the act was done, and for when: None of what is not to be.

    What may only later have been moved or cancelled is neither settled nor known.
    """
    meetings = scene.state.meetings
    standing, since = meetings.get(name, at=scene.now), meetings.since(name, at=scene.now)
    if standing is None or since is None:
        return True, None
    is_settled = surely_before(since, scene)
    is_first = since.earliest is None or not meetings.get(name, at=Instant(since.earliest - 1))
    if standing.is_cancelled or not (is_settled or is_first):
        return is_settled, None
    return is_settled, standing.called_for


def _first(ends: list[Instant | None]) -> Instant | None:
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _last(ends: list[Instant | None]) -> Instant | None:
    return min((end for end in ends if end is not None), default=None)
