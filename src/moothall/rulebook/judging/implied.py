"""What blocks imply beyond their words: powers of structure, and tests of transitional dates.

A body's seats and an office's electors give powers of themselves: who elects may fill. `until =
"5 years after ACT"` is a test of the time since that act. [rule-language 1, 6.36]
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from moothall.rulebook.book import full_name
from moothall.rulebook.language.blocks import AfterAct, Holder, Power, Scope
from moothall.rulebook.language.expressions import (
    Comparator,
    Comparison,
    Count,
    FactTest,
    Measure,
    Names,
    Qualifiers,
)
from moothall.rulebook.language.structures import Body, Office
from moothall.values.durations import Length, Unit

_ELECTING = Names(names=("seat.fill", "election.declare"))


def transitional_tests(scope: Scope) -> Iterator[FactTest]:
    """`until = "5 years after ACT"` as the test that it makes; dates are the judge's affair."""
    for moment, comparator in ((scope.valid_until, "<="), (scope.valid_from, ">=")):
        if isinstance(moment, AfterAct):
            yield _since(moment, Comparator(comparator))


def _since(moment: AfterAct, comparator: Comparator) -> FactTest:
    units = {unit.value for unit in Unit}
    if moment.unit not in units:
        return _so_many(moment, comparator)
    length = Length(number=moment.number, unit=Unit(moment.unit))
    or_never = Qualifiers(or_never=comparator is Comparator.AT_MOST)
    asked = f"since {moment.act} {comparator.value} {length}"
    test = Comparison(comparator=comparator, value=length, qualifiers=or_never)
    return FactTest(measure=Measure(fact="since", argument=moment.act), test=test, asked=asked)


def _so_many(moment: AfterAct, comparator: Comparator) -> FactTest:
    """`1 election after ACT`: so many elections since."""
    qualifiers = Qualifiers(since=moment.act)
    count = Count(number=Fraction(moment.number))
    return FactTest(
        measure=Measure(fact="times", argument=f"{moment.unit}.declare"),
        test=Comparison(comparator=comparator, value=count, qualifiers=qualifiers),
        asked=f"{moment.number} {moment.unit} after {moment.act}",
    )


def powers_of_seats(body: Body) -> Iterator[Power]:
    """Who elects or appoints to a body's seats may fill them."""
    electors = [
        name for seats in body.seats for name in (seats.elected_by, seats.appointed_by) if name
    ]
    if electors:
        yield _power(body.scope, electors, _ELECTING, of=body.name)


def powers_of_office(office: Office) -> Iterator[Power]:
    """Who elects an officer may fill the office; who may remove one is said."""
    electors = [name for name in (office.elected_by, office.appointed_by) if name]
    if electors:
        yield _power(office.scope, electors, Names(names=("office.fill",)), of=full_name(office))
    if office.removable_by:
        remove = Names(names=("officer.remove",))
        yield _power(office.scope, office.removable_by, remove, of=full_name(office))


def _power(scope: Scope, holders: Iterable[str], acts: Names, *, of: str) -> Power:
    return Power(
        scope=replace(scope, instead_of=()),
        holders=tuple(Holder(name=name) for name in dict.fromkeys(holders)),
        permits=True,
        acts=acts,
        of=(of,),
    )
