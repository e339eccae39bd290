"""What a duty says of an omission: it was owed and not done, it was not owed yet, or done.

A lapse is certain or possible as its dates are. A report that names no matter means all that was
due and not done; it is out of order where one of them has surely lapsed.
[rule-language 5, "Duties"]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Deed, Fact, Finding, Form, Measured, Owed
from moothall.values.logic import all_of, negation
from moothall.values.spans import Span


def inspect_omission(deed: Deed, facts: Facts, law: Law) -> Iterator[Finding]:
    """A finding for each duty that asked for what was not done; none where nothing was owed."""
    for ready in law.duties_owing(deed.omits, deed.of) if deed.omits else ():
        fact = facts.get(ready.key)
        if fact is None or not isinstance(fact.found, tuple) or not fact.found:
            continue
        meant = _meant(fact.found, at=deed.at)
        kept = all_of(negation(lapses(owed, at=deed.at)) for owed in meant)
        measured = Measured(
            key=ready.key, asked=ready.asked, fact=Fact(meant, fact.source), holds=kept
        )
        yield Finding(
            clause=ready.duty.scope.clause,
            form=Form.DUTY,
            holds=kept,
            measured=(measured,),
            who=ready.fallback,
        )


def _meant(owed: tuple[Owed, ...], *, at: Span) -> tuple[Owed, ...]:
    """What a report that something was not done means, what has surely lapsed before the rest.

    Nothing that was done by then, and nothing that was not due yet, while any is left.
    """
    undone = [one for one in owed if one.done is None or one.done.is_before(at) is not True]
    due = [one for one in undone if lapses(one, at=at) is not False]
    return tuple(sorted(due or undone, key=lambda one: not lapses(one, at=at))) or owed


def lapses(owed: Owed, *, at: Span) -> bool | None:
    """Was it owed and not done by the moment `at`? None where the dates leave it open."""
    if owed.done is not None:
        return owed.due.is_before(owed.done)
    return owed.due.is_before(at)
