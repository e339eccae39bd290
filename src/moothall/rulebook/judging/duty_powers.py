"""The powers that duties give: who owes an act may do it, and who may act where it was not done.

They add to what other clauses give and take from nobody; where a book leaves an act free, nothing
needs to be given. Spec: docs/spec/rulebook.md, "Duties". [rule-language 6.41]
"""

from collections.abc import Collection, Iterable, Iterator

from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.language.blocks import Duty, Holder, Power, Scope
from moothall.rulebook.language.expressions import FactTest, Flag, Measure, Names
from moothall.rulebook.language.vocabulary import ACTOR, RULEBOOK

_NOBODY_APART = frozenset({ACTOR, RULEBOOK})


def powers_of_duties(duties: Iterable[ReadyDuty], *, asked_of: Collection[str]) -> Iterator[Power]:
    """The powers that duties give; those of debtors only of acts of which it is asked who may."""
    for ready in duties:
        duty = ready.duty
        if duty.fallback is not None and duty.fallback.holders:
            yield _power(ready, "lapsed", duty.fallback.holders, duty.fallback.act, said="not done")
        if duty.debtor not in _NOBODY_APART and duty.then in asked_of:
            yield _power(ready, "owing", (Holder(name=duty.debtor),), duty.then, said="owed")


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
