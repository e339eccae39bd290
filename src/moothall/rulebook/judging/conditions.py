"""What a condition says of an act: its `must`, or one of its `unless`; its `should`.

A failed `should` is a finding and never changes the verdict. [rule-language 4]
"""

from collections.abc import Sequence

from moothall.rulebook.judging.applying import applies, measure, measure_one
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import Ready
from moothall.rulebook.judging.rulings import Deed, Finding, Form, Measured
from moothall.values.logic import all_of, any_of, implies


def inspect_condition(ready: Ready, deed: Deed, facts: Facts, law: Law) -> Sequence[Finding]:
    """What the block finds: nothing where it does not apply."""
    if ready.only_test is not None and not ready.displacers:
        one = measure_one(ready.only_test, facts, law)
        return ready.unsaid if one is ready.only_test.unsaid else (_found(ready, one),)
    applying = applies(ready, deed, facts, law)
    if applying is False:
        return ()
    doubts = tuple([one for one in measure(ready.when, facts, law) if one.holds is None])
    clause, found = ready.block.scope.clause, []
    if ready.must:
        must = measure(ready.must, facts, law)
        unless = tuple([measure(tests, facts, law) for tests in ready.unless])
        satisfied = any_of([_all_hold(must), *map(_all_hold, unless)])
        finding = Finding(
            clause=clause,
            form=Form.CONDITION,
            holds=implies(applying, satisfied),
            measured=doubts + must,
            alternatives=unless,
        )
        found.append(finding)
    if ready.should:
        should = measure(ready.should, facts, law)
        finding = Finding(
            clause=clause,
            form=Form.ADVICE,
            holds=implies(applying, _all_hold(should)),
            measured=doubts + should,
        )
        found.append(finding)
    return found


def _found(ready: Ready, one: Measured) -> Finding:
    """What it finds that asks one thing of every act on which it bears."""
    clause = ready.block.scope.clause
    return Finding(clause=clause, form=Form.CONDITION, holds=one.holds, measured=(one,))


def _all_hold(tests: tuple[Measured, ...]) -> bool | None:
    return all_of([one.holds for one in tests])
