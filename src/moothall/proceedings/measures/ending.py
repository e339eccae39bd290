"""May a quantity be varied now: does no running period that lasts so long then end too soon?

A period that is open is worked out anew from its opening with the new length, as it will be.
Spec: docs/spec/rulebook.md, "Quantities".
"""

from collections.abc import Iterator
from dataclasses import replace

from moothall.proceedings.measures.periods import each_opening, is_open
from moothall.proceedings.measures.variation import in_its_unit
from moothall.proceedings.quantity.vary import VaryQuantity
from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.rulebook.language.acts import ACTS
from moothall.rulebook.language.expressions import Named
from moothall.rulebook.language.structures import Period
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, compare
from moothall.values.logic import all_of, any_of, negation


def ends_in_time(scene: Scene, asking: Asking) -> Found | None:
    """Whether each period of that length that is open ends no sooner than the book allows."""
    act, law = scene.act.particulars, scene.law
    quantity = law.book.quantities.get(act.quantity) if isinstance(act, VaryQuantity) else None
    if quantity is None or quantity.vary is None or not isinstance(act, VaryQuantity):
        return None
    least, length = quantity.vary.not_ending_within, in_its_unit(act.value, quantity.value)
    if least is None or not isinstance(length, Length):
        return Absence.UNKNOWN
    found = all_of(
        _in_time(period, length, least, there)
        for period in law.book.periods.values()
        if period.lasts == Named(name=quantity.name)
        for there in _openings(period, scene)
    )
    return Absence.UNKNOWN if found is None else found


def _openings(period: Period, scene: Scene) -> Iterator[Scene | None]:
    """What was varied, seen from each matter about which the period was opened; None: unknown."""
    name = period.opens.partition(" of ")[0]
    if name not in ACTS:
        yield None
        return
    found = {(one.matter, one.body): one for one in scene.state.occurrences.all(name).acts}
    for matter, body in found:
        yield replace(scene, act=replace(scene.act, about=matter, of=body))


def _in_time(period: Period, length: Length, least: Length, there: Scene | None) -> bool | None:
    """Is it not open, or does it then end no sooner than so long from now?"""
    if there is None:
        return None
    ends = [end for _, end in each_opening(replace(period, lasts=length), there)]
    at, calendar = there.act.at, there.law.calendar
    late = [
        None if end is None else compare(Elapsed(at, end), ">=", least, calendar=calendar)
        for end in ends[-1:]
    ]
    return any_of((negation(is_open(period, there)), all_of(late)))
