"""What a condition says of an act: its `must`, or one of its `unless`; its `should`.

A failed `should` is a finding and never changes the verdict. [rule-language 4]
"""

from collections.abc import Sequence

from moothall.rulebook.judging.applying import applies, measure
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import Ready
from moothall.rulebook.judging.rulings import UNSAID, Deed, Finding, Form, Measured
from moothall.values.logic import all_of, any_of, implies

_CONDITION, _ADVICE = Form.CONDITION, Form.ADVICE


def inspect_condition(ready: Ready, deed: Deed, facts: Facts, law: Law) -> Sequence[Finding]:
    """What the block finds: nothing where it does not apply."""
    if ready.unsaid and not ready.displacers and facts[ready.must[0].keys[0]] is UNSAID:
        return ready.unsaid
    applying = applies(ready, deed, facts, law)
    if applying is False:
        return ()
    found = []
    when = measure(ready.when, facts, law)
    doubts = tuple([one for one in when if one.holds is None]) if when else ()
    clause = ready.block.scope.clause
    if ready.must:
        must = measure(ready.must, facts, law)
        satisfied = _all_hold(must)
        unless = tuple([measure(tests, facts, law) for tests in ready.unless])
        if unless:
            satisfied = any_of([satisfied, *map(_all_hold, unless)])
        finding = Finding(
            clause=clause,
            form=_CONDITION,
            holds=implies(applying, satisfied),
            measured=doubts + must,
            alternatives=unless,
        )
        found.append(finding)
    if ready.should:
        should = measure(ready.should, facts, law)
        finding = Finding(
            clause=clause,
            form=_ADVICE,
            holds=implies(applying, _all_hold(should)),
            measured=doubts + should,
        )
        found.append(finding)
    return found


def _all_hold(tests: tuple[Measured, ...]) -> bool | None:
    return all_of([one.holds for one in tests])
