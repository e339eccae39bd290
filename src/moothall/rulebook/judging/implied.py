"""What blocks imply beyond their words: powers and conditions of structure, transitional dates.

A body's seats and an office's electors give powers of themselves: who elects may fill. What a body
`decides` is asked of each of its decisions. `until =
"5 years after ACT"` is a test of the time since that act. [rule-language 1, 6.36]
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from moothall.rulebook.book import Rulebook, full_name
from moothall.rulebook.judging.tenures import conditions_of_tenure
from moothall.rulebook.language.blocks import AfterAct, Condition, Holder, Power, Scope
from moothall.rulebook.language.expressions import (
    Comparator,
    Comparison,
    Count,
    FactTest,
    Flag,
    Measure,
    Names,
    Of,
    Part,
    Qualifiers,
    Tests,
)
from moothall.rulebook.language.structures import Body, Decides, Office, Quantity, Question
from moothall.values.durations import Length, Unit

_ELECTING = Names(names=("seat.fill", "election.declare"))
_TAKING = Names(names=("decision.take",))
_DECIDING = Names(
    names=(
        "decision.set_aside",
        "decision.ratify",
        "decision.suspend",
        "officer.remove",
        "censure.pass",
    )
)
_RULING = Names(names=("question.rule",))
_VARYING = Names(names=("quantity.vary",))
_HALF = Fraction(1, 2)


def rules_of(book: Rulebook) -> Iterator[Condition | Power]:
    """The conditions and powers of a book, with those that its structure implies."""
    for clause in book.clauses:
        for block in clause.blocks:
            match block:
                case Condition() | Power():
                    yield block
                case Body():
                    yield from powers_of_seats(block)
                    yield from conditions_of_decisions(block)
                    yield from conditions_of_tenure(block, book)
                case Office():
                    yield from powers_of_office(block)
                    yield from conditions_of_tenure(block, book)
                case Quantity():
                    yield from rules_of_variation(block)
                case Question():
                    yield from rules_of_question(block)
                case _:
                    pass


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
    """`1 election after ACT`: not yet so many elections since, or so many."""
    if comparator is Comparator.AT_MOST:
        comparator = Comparator.LESS_THAN
    qualifiers = Qualifiers(since=moment.act)
    count = Count(number=Fraction(moment.number))
    return FactTest(
        measure=Measure(fact="times", argument=f"{moment.unit.removesuffix('s')}.declare"),
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


def conditions_of_decisions(body: Body) -> Iterator[Condition]:
    """What `decides` asks of each decision of the body: votes and presence, each on its own.

    Of what a body takes the decision is the body's own; what it does to a decision, an officer or a
    member is its doing. [rule-language 1, "Structure"]
    """
    decides = body.decides
    if decides is None:
        return
    for acts, of, by in ((_TAKING, (body.name,), ()), (_DECIDING, (), (body.name,))):
        rule = Condition(scope=replace(body.scope, instead_of=()), acts=acts, of=of, by=by)
        if decides.votes_for is not None:
            may_cast = _may_break_a_tie(decides)
            must = (decides.votes_for,) if may_cast else (decides.votes_for, *_no_tie(decides))
            yield replace(rule, must=must, unless=(_CASTING,) if may_cast else ())
        if decides.quorum is not None:
            yield replace(rule, must=(decides.quorum,))


def _may_break_a_tie(decides: Decides) -> bool:
    """Has somebody a casting vote?"""
    return decides.tie == "chair decides" or decides.casting in {"chair may", "chair must"}


def _no_tie(decides: Decides) -> Tests:
    """A tied vote is lost; no test of its own where the majority asked for shows it already."""
    bound = decides.votes_for.test if decides.votes_for is not None else None
    if decides.tie != "lost" or (isinstance(bound, Comparison) and _is_majority(bound)):
        return ()
    return (_flag("tied", expected=False),)


def _is_majority(bound: Comparison) -> bool:
    """Does it ask for more than half of the votes for and against, which no tie has?"""
    match bound:
        case Comparison(
            comparator=Comparator.MORE_THAN, value=Of(amount=Part(number=part), base="votes")
        ):
            return part >= _HALF
        case Comparison(
            comparator=Comparator.AT_LEAST, value=Of(amount=Part(number=part), base="votes")
        ):
            return part > _HALF
        case _:
            return False


def _flag(fact: str, *, expected: bool) -> FactTest:
    said = str(expected).lower()
    flag = Flag(expected=expected)
    return FactTest(measure=Measure(fact=fact), test=flag, asked=f"{fact} {said}")


_CASTING = (_flag("tied", expected=True), _flag("casting", expected=True))


def rules_of_variation(quantity: Quantity) -> Iterator[Power | Condition]:
    """Who may vary a quantity may, nobody else, and no further than the book says."""
    vary = quantity.vary
    if vary is None:
        return
    this = FactTest(
        measure=Measure(fact="varies"),
        test=Names(names=(quantity.name,)),
        asked=f"vary {quantity.name}",
    )
    scope = replace(quantity.scope, instead_of=(), when=(*quantity.scope.when, this))
    yield Power(scope=scope, holders=(Holder(name=vary.by),), permits=True, acts=_VARYING)
    if vary.up_to is not None:
        within = replace(_flag("within_variation", expected=True), asked=f"vary {quantity.name}")
        yield Condition(scope=scope, acts=_VARYING, must=(within,))
    if vary.not_ending_within is not None:
        asked = f"no period ends within {vary.not_ending_within}"
        late = replace(_flag("ends_in_time", expected=True), asked=asked)
        yield Condition(scope=scope, acts=_VARYING, must=(late,))


def rules_of_question(question: Question) -> Iterator[Power | Condition]:
    """Who answers a question, and what the answer must satisfy."""
    this = FactTest(
        measure=Measure(fact="question"),
        test=Names(names=(question.name,)),
        asked=f"answers {question.name}",
    )
    scope = replace(question.scope, instead_of=(), when=(*question.scope.when, this))
    who = (Holder(name=question.ruled_by),)
    yield Power(scope=scope, holders=who, permits=True, acts=_RULING)
    if question.needs:
        yield Condition(scope=scope, acts=_RULING, must=question.needs)


def _power(scope: Scope, holders: Iterable[str], acts: Names, *, of: str) -> Power:
    return Power(
        scope=replace(scope, instead_of=()),
        holders=tuple(Holder(name=name) for name in dict.fromkeys(holders)),
        permits=True,
        acts=acts,
        of=(of,),
    )
