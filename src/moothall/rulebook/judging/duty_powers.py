"""The powers that duties give: who owes an act may do it, and who may act where it was not done.

They add to what other clauses give and take from nobody; where a book leaves an act free, nothing
needs to be given. Spec: docs/spec/rulebook.md, "Duties". [rule-language 6.41]
"""

from collections.abc import Iterable, Iterator, Sequence

from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.language.blocks import Duty, Holder, Power, Scope
from moothall.rulebook.language.expressions import FactTest, Flag, Measure, Names
from moothall.rulebook.language.structures import Unprovided
from moothall.rulebook.language.vocabulary import ACTOR, RULEBOOK

_NOBODY_APART = frozenset({ACTOR, RULEBOOK})


def powers_of_duties(
    duties: Iterable[ReadyDuty], given: Sequence[Power], unprovided: Unprovided
) -> Iterator[Power]:
    """The powers that duties give beside those that are given: those of debtors where they lack."""
    for ready in duties:
        duty = ready.duty
        if duty.fallback is not None and duty.fallback.holders:
            yield _power(ready, "lapsed", duty.fallback.holders, duty.fallback.act, said="not done")
        if duty.debtor not in _NOBODY_APART and _lacks(duty, given, unprovided):
            yield _power(ready, "owing", (Holder(name=duty.debtor),), duty.then, said="owed")


def _lacks(duty: Duty, given: Sequence[Power], unprovided: Unprovided) -> bool:
    """May the debtor not do what is owed without more: is it not free, and not theirs anyway?"""
    over = [one for one in given if (duty.then in one.acts.names) is not one.acts.negated]
    of = owing_bodies(duty)
    has_it = any(
        not one.scope.when
        and (not one.of or (of and set(of) <= {*one.of}))
        and any(holder.name == duty.debtor and holder.share is None for holder in one.holders)
        and not one.jointly
        for one in over
    )
    return not has_it and (bool(over) or unprovided is not Unprovided.IN_ORDER)


def owing_bodies(duty: Duty) -> tuple[str, ...]:
    """Of whom a duty asks: the body it names, or that whose act starts it."""
    if duty.debtor_is_body and not duty.of:
        return (duty.debtor,)
    return duty.of


def _power(
    ready: ReadyDuty, fact: str, holders: tuple[Holder, ...], act: str, *, said: str
) -> Power:
    duty, measure = ready.duty, Measure(fact=fact, argument=ready.key)
    test = FactTest(measure=measure, test=Flag(expected=True), asked=f"{ready.asked} {said}")
    return Power(
        scope=Scope(clause=duty.scope.clause, line=duty.scope.line, when=(test,)),
        holders=holders,
        permits=True,
        acts=Names(names=(act,)),
        of=owing_bodies(duty),
    )
