"""What a condition says of an act: its `must`, or one of its `unless`; its `should`.

A failed `should` is a finding and never changes the verdict. [rule-language 4]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.applying import applies, measure
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import Ready
from moothall.rulebook.judging.rulings import Deed, Finding, Form, Measured
from moothall.values.logic import all_of, any_of, implies


def inspect_condition(ready: Ready, deed: Deed, facts: Facts, law: Law) -> Iterator[Finding]:
    """What the block finds: nothing where it does not apply."""
    applying = applies(ready, deed, facts, law)
    if applying is False:
        return
    doubts = tuple(one for one in measure(ready.when, facts, law) if one.holds is None)
    clause = ready.block.scope.clause
    if ready.must:
        must = measure(ready.must, facts, law)
        unless = tuple(measure(tests, facts, law) for tests in ready.unless)
        satisfied = any_of(_all_hold(tests) for tests in (must, *unless))
        yield Finding(
            clause=clause,
            form=Form.CONDITION,
            holds=implies(applying, satisfied),
            measured=(*doubts, *must),
            alternatives=unless,
        )
    if ready.should:
        should = measure(ready.should, facts, law)
        yield Finding(
            clause=clause,
            form=Form.ADVICE,
            holds=implies(applying, _all_hold(should)),
            measured=(*doubts, *should),
        )


def _all_hold(tests: tuple[Measured, ...]) -> bool | None:
    return all_of(one.holds for one in tests)
