"""What lengthens a period: an act, or a state of affairs when it would end.

The end is worked out anew from the acts each time. Whether what is asked held when the period would
have ended may be open, and then so is the end. [rule-language 6.8]
"""

from collections.abc import Callable

from moothall.proceedings.act import Act
from moothall.proceedings.measures.variation import varied
from moothall.proceedings.note import NoteAct
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Strand
from moothall.rulebook.language.expressions import Named, Value
from moothall.rulebook.language.structures import Extension, Period
from moothall.values.durations import UNCOUNTED, Length, earlier, later
from moothall.values.instants import Instant, Zone
from moothall.values.logic import all_of, negation
from moothall.values.spans import Span

# So often is a period lengthened before its end counts as open: a day at a time, for three years.
_MOST = 1_100
_OF_PERIODS = frozenset({"during", "extends", "left of"})


def lengthened(period: Period, begin: Span, end: Span, scene: Scene) -> Span:
    """The end of a period that began then and would end then, never beyond the most it may last."""
    extends = period.extends
    if extends is None:
        return end
    if extends.on:
        end = _by_acts(extends, begin, end, scene)
    else:
        end = _by_what_holds(extends, end, scene)
    most = length_of(extends.at_most, scene)
    return end if most is None else _earlier_of(end, moved_by(begin, most, scene.law.zone))


def _by_acts(extends: Extension, begin: Span, end: Span, scene: Scene) -> Span:
    """Each such act within it sets its end anew.

    What may have been done outside it, or later than now, leaves both ends possible; so does an act
    at which it is open whether what the book asks of it held.
    """
    for change in strand_of(extends.on, scene).acts:
        within = (negation(change.at.is_before(begin)), negation(end.is_before(change.at)))
        counts = all_of((*within, surely_before(change.at, scene) or None))
        if counts is not False and extends.when:
            counts = all_of((counts, _holds(extends, change.done, scene)))
        if counts is False or not has_begun(change.at, at=scene.now):
            continue
        moved = _moved_on(extends, end, change.at, scene)
        end = moved if counts else end.hull(moved)
    return end


def _by_what_holds(extends: Extension, end: Span, scene: Scene) -> Span:
    """Each time that it would have ended by now, it goes on where what the book asks held then."""
    for _ in range(_MOST):
        if scene.act.at.is_before(end):
            return end
        there = Act(
            name=scene.act.name,
            by="",
            of=scene.act.of,
            about=scene.act.about,
            at=end,
            mode=scene.act.mode,
            particulars=NoteAct(),
        )
        held = _holds(extends, there, scene)
        if held is False:
            return end
        moved = _moved_on(extends, end, end, scene)
        if held is None or moved == end:
            break
        end = moved
    return Span(end.earliest, None)


def _holds(extends: Extension, act: Act, scene: Scene) -> bool | None:
    """Did what the book asks hold then? What asks for periods again would never come to an end."""
    if any(test.measure.fact in _OF_PERIODS for test in extends.when):
        return None
    there = Scene(act=act, state=scene.state, law=scene.law, ask=scene.ask)
    return all_of(there.holding(scene.law.pose(extends.when)))


def _moved_on(extends: Extension, end: Span, change: Span, scene: Scene) -> Span:
    """Where the end comes to lie: so much later, or no sooner than so long from the change."""
    zone = scene.law.zone
    if extends.to is not None:
        return _later_of(end, moved_by(change, extends.to, zone))
    return end if extends.by is None else moved_by(end, extends.by, zone)


def length_of(value: Value | None, scene: Scene) -> Length | None:
    """How long it lasts: as written, or as the quantity was last varied."""
    if isinstance(value, Named):
        changed = varied(value.name, scene)
        if changed is not None:
            return changed if isinstance(changed, Length) else None
        return length_of(scene.law.quantities.get(value.name), scene)
    return value if isinstance(value, Length) else None


def strand_of(act: str, scene: Scene) -> Strand:
    """The acts meant by `ACT` or `ACT of BODY`: about the same matter, else of the same body."""
    log = scene.state.occurrences
    name, _, of = act.partition(" of ")
    if of:
        return log.of(name, of)
    return log.about(name, scene.act.about) if scene.act.about else log.of(name, scene.act.of)


def moved_by(span: Span, length: Length, zone: Zone, *, back: bool = False) -> Span:
    """Both ends of a span, so much later or earlier; open where nothing can count the length."""

    def move(at: Instant | None) -> Instant | None:
        if at is None or length.unit in UNCOUNTED:
            return None
        return (earlier if back else later)(at, length, zone=zone)

    return Span(move(span.earliest), move(span.latest))


def _later_of(one: Span, other: Span) -> Span:
    """The later of two uncertain dates."""
    starts = [at for at in (one.earliest, other.earliest) if at is not None]
    return Span(max(starts, default=None), _unless_open(max, one.latest, other.latest))


def _earlier_of(one: Span, other: Span) -> Span:
    """The earlier of two uncertain dates."""
    ends = [at for at in (one.latest, other.latest) if at is not None]
    return Span(_unless_open(min, one.earliest, other.earliest), min(ends, default=None))


def _unless_open(
    pick: Callable[[Instant, Instant], Instant], one: Instant | None, other: Instant | None
) -> Instant | None:
    return None if one is None or other is None else pick(one, other)
