"""What a varied quantity is, and how far that is from what the book makes it.

A quantity is varied in its own unit: 21, of one that is 14 days, is 21 days.
Spec: docs/spec/rulebook.md, "Quantities".
"""

from fractions import Fraction

from moothall.proceedings.quantity.vary import VaryQuantity
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.collection import has_begun
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.rulebook.language.expressions import Count, Part, Value
from moothall.values import amounts
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.logic import all_of


def varied(quantity: str, scene: Scene) -> Found | None:
    """What a quantity was last varied to by the time of the act; None where it was not."""
    for one in reversed(scene.state.occurrences.about("quantity.vary", quantity).acts):
        vary = one.done.particulars
        if isinstance(vary, VaryQuantity) and has_begun(one.at, at=scene.now):
            return _in_its_unit(vary.value, scene.law.quantities.get(quantity))
    return None


def _in_its_unit(value: Range | None, written: Value | None) -> Found | None:
    if not isinstance(written, Length) or value is None:
        return value
    number = Fraction(value.low)
    is_whole = value.is_exact and number.denominator == 1
    return Length(number=int(number), unit=written.unit) if is_whole else Absence.UNKNOWN


def varies(scene: Scene, asking: Asking) -> Found | None:
    """The quantity that the act varies."""
    act = scene.act.particulars
    is_named = isinstance(act, VaryQuantity) and act.quantity
    return frozenset({act.quantity}) if isinstance(act, VaryQuantity) and is_named else None


def within_variation(scene: Scene, asking: Asking) -> Found | None:
    """Is it no further from what the book makes it than the book allows?"""
    act = scene.act.particulars
    if not isinstance(act, VaryQuantity) or act.value is None:
        return None
    quantity = scene.law.book.quantities.get(act.quantity)
    if quantity is None or quantity.vary is None or quantity.vary.up_to is None:
        return None
    written, most = _number(quantity.value), _number(quantity.vary.up_to)
    if written is None or most is None or not _is_alike(quantity.value, quantity.vary.up_to):
        return None
    return all_of(
        (
            amounts.compare(act.value, "<=", amounts.exactly(written + most)),
            amounts.compare(act.value, ">=", amounts.exactly(written - most)),
        )
    )


def _number(value: Value) -> Fraction | None:
    match value:
        case Count(number=number) | Part(number=number):
            return number
        case Length():
            return Fraction(value.number)
        case _:
            return None


def _is_alike(one: Value, other: Value) -> bool:
    """Are they of one unit? Days are never turned into hours."""
    units = [value.unit if isinstance(value, Length) else None for value in (one, other)]
    return units[0] == units[1]
