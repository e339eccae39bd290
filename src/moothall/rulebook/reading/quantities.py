"""Follows the names in quantities: of what kind each is, and whether one needs itself.

Enacts docs/spec/rulebook.md, "Quantities".
"""

from collections.abc import Iterator, Mapping

from moothall.rulebook.language.expressions import (
    Count,
    Extreme,
    Money,
    Named,
    Of,
    Part,
    Ratio,
    Rounded,
    Times,
    Value,
)
from moothall.rulebook.language.facts import Kind
from moothall.rulebook.language.structures import Quantity
from moothall.values.durations import Length


def names_in(value: Value) -> Iterator[str]:
    """List the names that a value needs."""
    match value:
        case Named(name=name):
            yield name
        case Of(amount=amount):
            yield from names_in(amount)
        case Times(value=inner) | Rounded(value=inner):
            yield from names_in(inner)
        case Extreme(first=first, second=second):
            yield from names_in(first)
            yield from names_in(second)
        case Count() | Part() | Ratio() | Money() | Length():
            pass


def kinds_of(value: Value, quantities: Mapping[str, Quantity]) -> frozenset[Kind]:
    """Say what a value may be compared as; empty where that cannot be told."""
    return _kinds_of(value, quantities, seen=frozenset())


def _kinds_of(
    value: Value, quantities: Mapping[str, Quantity], *, seen: frozenset[str]
) -> frozenset[Kind]:
    match value:
        case Times(value=inner) | Rounded(value=inner):
            return _kinds_of(inner, quantities, seen=seen)
        case Extreme(first=first, second=second):
            one = _kinds_of(first, quantities, seen=seen)
            other = _kinds_of(second, quantities, seen=seen)
            return one & other if one and other else one | other
        case Named(name=name):
            if name in seen:
                return frozenset()
            if name not in quantities:
                return frozenset({Kind.NUMBER})
            return _kinds_of(quantities[name].value, quantities, seen=seen | {name})
        case _:
            return plain_kinds(value)


def plain_kinds(value: Count | Of | Part | Length | Money | Ratio) -> frozenset[Kind]:
    """Say what a written value is; a plain number may be money in the book's own currency."""
    match value:
        case Count():
            return frozenset({Kind.NUMBER, Kind.MONEY})
        case Of() | Part():
            return frozenset({Kind.NUMBER})
        case Length():
            return frozenset({Kind.TIME})
        case Money():
            return frozenset({Kind.MONEY})
        case Ratio():
            return frozenset({Kind.RATIO})


def find_cycles(quantities: Mapping[str, Quantity]) -> list[tuple[str, ...]]:
    """List the rings of quantities that need each other, each once, as `Q, K, Q`."""
    rings: dict[frozenset[str], tuple[str, ...]] = {}
    for name in quantities:
        if ring := _ring_from(name, quantities):
            rings.setdefault(frozenset(ring), ring)
    return list(rings.values())


def _ring_from(start: str, quantities: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Find a way from a quantity back to itself; empty where there is none."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for name in names_in(quantities[path[-1]].value):
            if name == start:
                return (*path, start)
            if name in quantities and name not in seen:
                seen.add(name)
                paths.append((*path, name))
    return ()
