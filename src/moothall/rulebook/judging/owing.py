"""What a duty says of an omission: it was owed and not done, it was not owed yet, or done.

A lapse is certain or possible as its dates are. [rule-language 5, "Duties"]
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
        lapsed = [lapses(owed, at=deed.at) for owed in fact.found]
        kept = all_of(negation(one) for one in lapsed)
        telling = tuple(
            owed for owed, one in zip(fact.found, lapsed, strict=True) if negation(one) is kept
        )
        measured = Measured(
            key=ready.key, asked=ready.asked, fact=Fact(telling, fact.source), holds=kept
        )
        yield Finding(
            clause=ready.duty.scope.clause,
            form=Form.DUTY,
            holds=kept,
            measured=(measured,),
            who=ready.fallback,
        )


def lapses(owed: Owed, *, at: Span) -> bool | None:
    """Was it owed and not done by the moment `at`? None where the dates leave it open."""
    if owed.done is not None:
        return owed.due.is_before(owed.done)
    return owed.due.is_before(at)
