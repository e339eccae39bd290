"""The periods of a book: which are open at a moment, and when each ends.

A period opens with an act, at a moment before or after one, or at the end of another period; its
end is worked out from the acts each time and never stored, so that what lengthens it also moves
what follows. A calendar's periods are declared by `calendar.declare`. [rule-language 6.8]
"""

import re
from collections.abc import Iterator

from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.measures.variation import varied
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.occurrences import Occurrence, Strand
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.rulebook.judging.working_days import DECLARED_BY
from moothall.rulebook.language.expressions import Named, Value
from moothall.rulebook.language.structures import Period
from moothall.values.durations import UNCOUNTED, Length, earlier, later, read_length
from moothall.values.instants import Instant, Zone
from moothall.values.logic import all_of, any_of, negation
from moothall.values.spans import Span, exactly

_END_OF = "end of "
_BEFORE_OR_AFTER = re.compile(r"(?P<length>\d+ [a-z ]+?) (?P<side>before|after) (?P<act>\S+)")


def open_periods(scene: Scene) -> Found:
    """The names of the periods that are open; those that may be are marked `perhaps`."""
    opened = {name: is_open(period, scene) for name, period in scene.law.book.periods.items()}
    names = {name for name, is_so in opened.items() if is_so}
    names |= {f"{PERHAPS}{name}" for name, is_so in opened.items() if is_so is None}
    return frozenset(names) or Absence.NONE


def is_open(period: Period, scene: Scene) -> bool | None:
    """Is it open when the act is done?"""
    if period.calendar:
        return _is_declared(period, scene)
    begin = _begin(period, scene)
    if begin is None:
        return None if _opens_before(period) else False
    end = period_end(period.name, scene)
    begun = negation(scene.act.at.is_before(begin))
    if end is None:
        return begun if period.lasts is None else all_of((begun, None))
    return all_of((begun, negation(end.is_before(scene.act.at))))


def _opens_before(period: Period) -> bool:
    """Does it open before something that is still to come?"""
    found = _BEFORE_OR_AFTER.fullmatch(period.opens)
    return found is not None and found["side"] == "before"


def period_end(name: str, scene: Scene) -> Span | None:
    """When a period ends; None where it has not begun or its length is not fixed."""
    period = scene.law.book.periods.get(name)
    if period is None:
        return None
    begin, lasts = _begin(period, scene), _length(period.lasts, scene)
    if begin is None or lasts is None:
        return None
    zone = scene.law.zone
    end = _moved(begin, lasts, zone)
    return _extended(period, begin, end, scene)


def each_opening(
    period: Period, scene: Scene, *, after: frozenset[str] = frozenset()
) -> Iterator[tuple[Span, Span | None]]:
    """Each time that the period was opened, with its end; None where its length is not fixed."""
    lasts = _length(period.lasts, scene)
    for begin in _openings(period, scene, after=after | {period.name}):
        end = None if lasts is None else _moved(begin, lasts, scene.law.zone)
        yield begin, None if end is None else _extended(period, begin, end, scene)


def _openings(period: Period, scene: Scene, *, after: frozenset[str]) -> Iterator[Span]:
    other = scene.law.book.periods.get(period.opens.removeprefix(_END_OF))
    if period.opens.startswith(_END_OF):
        if other is not None and other.name not in after:
            yield from (end for _, end in each_opening(other, scene, after=after) if end)
        return
    found = _BEFORE_OR_AFTER.fullmatch(period.opens)
    for one in _strand(found["act"] if found else period.opens, scene).acts:
        if found is None:
            yield one.at
        else:
            length, is_before = read_length(found["length"]), found["side"] == "before"
            yield _moved(one.at, length, scene.law.zone, back=is_before)


def _begin(period: Period, scene: Scene) -> Span | None:
    if period.opens.startswith(_END_OF):
        return period_end(period.opens.removeprefix(_END_OF), scene)
    found = _BEFORE_OR_AFTER.fullmatch(period.opens)
    if found is None:
        opening = _last(period.opens, scene)
        return opening.at if opening is not None else None
    opening = _last(found["act"], scene)
    if opening is None or found["side"] == "before":
        return None
    return _moved(opening.at, read_length(found["length"]), scene.law.zone)


def _extended(period: Period, begin: Span, end: Span, scene: Scene) -> Span:
    """What lengthens a period sets its end anew, never beyond the most it may last. [6.8]"""
    extends = period.extends
    if extends is None or not extends.on:
        return end
    zone = scene.law.zone
    for change in _strand(extends.on, scene).acts:
        if change.at.is_before(begin) or end.is_before(change.at):
            continue
        if extends.to is not None:
            end = _later_of(end, _moved(change.at, extends.to, zone))
        elif extends.by is not None:
            end = _moved(end, extends.by, zone)
    most = _length(extends.at_most, scene)
    return end if most is None else _earlier_of(end, _moved(begin, most, zone))


def _is_declared(period: Period, scene: Scene) -> bool | None:
    """A calendar says from when to when; where none was declared nobody knows."""
    at, checks = scene.act.at, []
    for one in scene.state.occurrences.about("calendar.declare", period.name).acts:
        declared = one.done.particulars
        if not isinstance(declared, DeclareCalendar) or not may_declare(one, period):
            continue
        if declared.opens and declared.closes:
            begun = negation(at.is_before(_edge(declared.opens, scene, is_first=True)))
            over = _edge(declared.closes, scene, is_first=False).is_before(at)
            checks.append(all_of((begun, negation(over))))
    return any_of(checks) if checks else None


def may_declare(one: Occurrence, period: Period) -> bool:
    """Is it whom the book asks? Where nobody says who declared it, it is taken to be."""
    asked = {
        name.removeprefix(DECLARED_BY) for name in period.calendar if name.startswith(DECLARED_BY)
    }
    return not asked or one.by is None or not asked.isdisjoint(one.by)


def _edge(day: Span, scene: Scene, *, is_first: bool) -> Span:
    """The first moment of the first day, or the last of the last; a rough date stays rough."""
    if day.earliest is None or day.latest is None:
        return day
    first, last = (scene.law.zone.civil(end).date() for end in (day.earliest, day.latest))
    if first != last:
        return day
    return exactly(day.earliest if is_first else day.latest)


def _length(value: Value | None, scene: Scene) -> Length | None:
    if isinstance(value, Named):
        changed = varied(value.name, scene)
        if changed is not None:
            return changed if isinstance(changed, Length) else None
        return _length(scene.law.quantities.get(value.name), scene)
    return value if isinstance(value, Length) else None


def _last(act: str, scene: Scene) -> Occurrence | None:
    return _strand(act, scene).last


def _strand(act: str, scene: Scene) -> Strand:
    log = scene.state.occurrences
    name, _, of = act.partition(" of ")
    if of:
        return log.of(name, of)
    return log.about(name, scene.act.about) if scene.act.about else log.of(name, scene.act.of)


def _moved(span: Span, length: Length, zone: Zone, *, back: bool = False) -> Span:
    def move(at: Instant | None) -> Instant | None:
        if at is None or length.unit in UNCOUNTED:
            return None
        return (earlier if back else later)(at, length, zone=zone)

    return Span(move(span.earliest), move(span.latest))


def _later_of(one: Span, other: Span) -> Span:
    return other if one.is_before(other) else one


def _earlier_of(one: Span, other: Span) -> Span:
    return one if one.is_before(other) else other
