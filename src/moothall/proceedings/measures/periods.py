"""The periods of a book: which are open at a moment, and when each ends.

A period opens with an act, at the start or end of another period, or so long before or after one
of these; its end is worked out from the acts each time and never stored, so that what lengthens
it also moves what follows. What opens before something still to come may be open.
A calendar's periods are declared by `calendar.declare`. [rule-language 6.8]
"""

import re
from collections.abc import Iterator

from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.measures.declaring import edge, may_declare
from moothall.proceedings.measures.lengthening import (
    length_of,
    lengthened,
    moved_by,
    strand_of,
)
from moothall.proceedings.measures.terms import is_of_a_term, of_terms
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.rulebook.language.structures import Period
from moothall.values.durations import read_length
from moothall.values.logic import all_of, any_of, negation
from moothall.values.spans import UNKNOWN_MOMENT, Span

_OPENS = re.compile(
    r"(?:(?P<length>\d+ [a-z ]+?) (?P<side>before|after) )?(?:(?P<edge>start|end) of )?(?P<what>.+)"
)


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
    begins, was_opened = _last_begins(period, scene)
    if not begins:
        return False
    opened = {_is_running(period, begin, scene) for begin in begins}
    opened |= set() if was_opened else {False}
    return opened.pop() if len(opened) == 1 else None


def _is_running(period: Period, begin: Span, scene: Scene) -> bool | None:
    """Is it open where it began then? An act that opened it came before."""
    begun = True if _opens_with_act(period) else negation(scene.act.at.is_before(begin))
    end = _end(period, begin, scene)
    if end is None:
        return begun if period.lasts is None else all_of((begun, None))
    return all_of((begun, negation(end.is_before(scene.act.at))))


def _opens_with_act(period: Period) -> bool:
    """Does it open with an act, not with another period or so long before or after one?"""
    found = _OPENS.fullmatch(period.opens)
    return found is not None and not found["length"] and not found["edge"]


def period_end(name: str, scene: Scene) -> Span | None:
    """When a period ends; None where it has not begun or its length is not fixed.

    Where it may not have begun by now, any moment.
    """
    period = scene.law.book.periods.get(name)
    if period is None:
        return None
    begins, was_opened = _last_begins(period, scene)
    ends = [_end(period, begin, scene) for begin in begins]
    found = [end for end in ends if end is not None]
    if not found or len(found) < len(ends):
        return None
    together, *others = found
    for end in others:
        together = together.hull(end)
    return together if was_opened else UNKNOWN_MOMENT


def _end(period: Period, begin: Span, scene: Scene) -> Span | None:
    lasts = length_of(period.lasts, scene)
    if lasts is None:
        return None
    return lengthened(period, begin, moved_by(begin, lasts, scene.law.zone), scene)


def each_opening(
    period: Period, scene: Scene, *, after: frozenset[str] = frozenset()
) -> Iterator[tuple[Span, Span | None]]:
    """Each time that the period was opened, with its end; None where its length is not fixed."""
    for begin in _openings(period, scene, after=after | {period.name}):
        yield begin, _end(period, begin, scene)


def _openings(period: Period, scene: Scene, *, after: frozenset[str]) -> Iterator[Span]:
    found = _OPENS.fullmatch(period.opens)
    if found is None:
        return
    if not found["edge"]:
        for one in strand_of(found["what"], scene).acts:
            yield _after(one.at, found, scene)
        return
    other = scene.law.book.periods.get(found["what"])
    if other is not None and other.name not in after:
        for begin, end in each_opening(other, scene, after=after):
            edge = begin if found["edge"] == "start" else end
            if edge is not None:
                yield _after(edge, found, scene)


def _after(at: Span, found: re.Match[str], scene: Scene) -> Span:
    """When it opens, so long before or after the moment, if the book says how long."""
    if not found["length"]:
        return at
    is_before = found["side"] == "before"
    return moved_by(at, read_length(found["length"]), scene.law.zone, back=is_before)


def _last_begins(
    period: Period, scene: Scene, after: frozenset[str] = frozenset()
) -> tuple[list[Span], bool]:
    """When it may have begun for the last time, and whether it surely was opened by now."""
    found = _OPENS.fullmatch(period.opens)
    if found is not None and not found["edge"] and is_of_a_term(found["what"]):
        return _with_terms(found, scene)
    if found is None or found["side"] == "before":
        return [UNKNOWN_MOMENT], False
    if found["edge"]:
        begins, was_opened = _edges(found, scene, after | {period.name})
    else:
        begins, was_opened = _last_done(found["what"], scene)
    return [_after(begin, found, scene) for begin in begins], was_opened


def _with_terms(found: re.Match[str], scene: Scene) -> tuple[list[Span], bool]:
    """Before, with or after the start or end of a term, which may be still to come.

    A term ends untold, so that of the same day as the act it may end before or after it.
    """
    moment, _, post = found["what"].partition(" of ")
    terms = of_terms(moment, post or scene.act.of, scene)
    if not terms or None in terms:
        return [UNKNOWN_MOMENT], False
    begins = [_after(at, found, scene) for at in terms if at is not None]
    possible = [begin for begin in begins if has_begun(begin, at=scene.now)]
    sure = [begin for begin in possible if begin.is_before(scene.act.at)]
    if not sure:
        return possible, False
    last = max(sure, key=lambda begin: begin.latest or 0)
    return [last, *(begin for begin in possible if last.is_before(begin))], True


def _last_done(act: str, scene: Scene) -> tuple[list[Span], bool]:
    """Back from the last such act that may have been done by now to the first that surely was."""
    begins = []
    for one in strand_of(act, scene).latest_first():
        if not has_begun(one.at, at=scene.now):
            continue
        begins.append(one.at)
        if surely_before(one.at, scene):
            return begins, True
    return begins, False


def root_of(period: Period, law: Law) -> str:
    """The act with which it opens, or that with which the period opens on which it waits."""
    seen: set[str] = set()
    found = _OPENS.fullmatch(period.opens)
    while found is not None and found["edge"] and found["what"] not in seen:
        seen.add(found["what"])
        other = law.book.periods.get(found["what"])
        found = _OPENS.fullmatch(other.opens) if other is not None else None
    return "" if found is None else found["what"].partition(" of ")[0]


def _edges(found: re.Match[str], scene: Scene, after: frozenset[str]) -> tuple[list[Span], bool]:
    """When another period last began or ended; what waits for its own end never opens."""
    other = scene.law.book.periods.get(found["what"])
    if other is None:
        return [UNKNOWN_MOMENT], False
    if other.name in after:
        return [], True
    begins, was_opened = _last_begins(other, scene, after)
    if found["edge"] == "start":
        return begins, was_opened
    ends = [(begin, _end(other, begin, scene)) for begin in begins]
    return [end or Span(begin.earliest, None) for begin, end in ends], was_opened


def _is_declared(period: Period, scene: Scene) -> bool | None:
    """A calendar says from when to when; where none was declared nobody knows."""
    at, checks = scene.act.at, []
    for one in scene.state.occurrences.about("calendar.declare", period.name).acts:
        declared = one.done.particulars
        if not isinstance(declared, DeclareCalendar) or not may_declare(one, period):
            continue
        if declared.opens and declared.closes and has_begun(one.at, at=scene.now):
            begun = negation(at.is_before(edge(declared.opens, scene, is_first=True)))
            over = edge(declared.closes, scene, is_first=False).is_before(at)
            known = surely_before(one.at, scene) or None
            checks.append(all_of((begun, negation(over), known)))
    return any_of(checks) if checks else None
