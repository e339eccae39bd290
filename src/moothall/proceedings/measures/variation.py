"""What a varied quantity is, and how far that is from what the book makes it.

A quantity is varied in its own unit: 21, of one that is 14 days, is 21 days.
Spec: docs/spec/rulebook.md, "Quantities".
"""

from fractions import Fraction

from moothall.proceedings.quantity.vary import VaryQuantity
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.rulebook.language.expressions import Count, Part, Value
from moothall.values import amounts
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.logic import all_of


def varied(quantity: str, scene: Scene) -> Found | None:
    """What a quantity was last varied to by the time of the act; None where it was not.

    A change that may have come only later leaves it unknown, unless it changed nothing.
    """
    written = scene.law.quantities.get(quantity)
    possible: list[Found | None] = []
    for one in reversed(scene.state.occurrences.about("quantity.vary", quantity).acts):
        vary = one.done.particulars
        if isinstance(vary, VaryQuantity) and has_begun(one.at, at=scene.now):
            possible.append(in_its_unit(vary.value, written))
            if surely_before(one.at, scene):
                break
    else:
        possible += [in_its_unit(_as_written(written), written)] if possible else []
    if not possible or all(one == possible[0] for one in possible):
        return possible[0] if possible else None
    return Absence.UNKNOWN


def _as_written(value: Value | None) -> Range | None:
    """The number that the book itself gives it; None of what is no plain number."""
    number = None if value is None else _number(value)
    return None if number is None else amounts.exactly(number)


def in_its_unit(value: Range | None, written: Value | None) -> Found | None:
    """A number as the quantity has it: so many of its own unit, where it is a length."""
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
