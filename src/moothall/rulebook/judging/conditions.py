"""What a condition says of an act: its `must`, or one of its `unless`; its `should`.

A failed `should` is a finding and never changes the verdict. [rule-language 4]
"""

from collections.abc import Sequence
from functools import lru_cache

from moothall.rulebook.judging.applying import applies, measure, measure_one
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import Ready
from moothall.rulebook.judging.rulings import Absence, Deed, Fact, Finding, Form, Measured
from moothall.values.logic import all_of, any_of, implies

# What there are few of, so that much the same is found of most acts.
_WORDS = (Absence, bool, frozenset)


def inspect_condition(ready: Ready, deed: Deed, facts: Facts, law: Law) -> Sequence[Finding]:
    """What the block finds: nothing where it does not apply."""
    if ready.asks_once and not ready.displacers:
        return _inspect_at_once(ready, facts, law)
    applying = applies(ready, deed, facts, law)
    if applying is False:
        return ()
    doubts = _doubts(ready, facts, law) if applying is None else ()
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


def _inspect_at_once(ready: Ready, facts: Facts, law: Law) -> tuple[Finding]:
    """What the block finds that asks one thing of every act on which it bears."""
    posed = ready.must[0]
    fact = facts[posed.keys[0]]
    if isinstance(fact.found, _WORDS) and len(posed.questions) == 1:
        return _found_of_words(ready, fact, law)
    return _found(ready, facts, law)


@lru_cache(maxsize=4_096)
def _found_of_words(ready: Ready, fact: Fact, law: Law) -> tuple[Finding]:
    """The same of one act as of any other of which the same was found."""
    return _found(ready, {ready.must[0].keys[0]: fact}, law)


def _found(ready: Ready, facts: Facts, law: Law) -> tuple[Finding]:
    one = measure_one(ready.must[0], facts, law)
    clause = ready.block.scope.clause
    return (Finding(clause=clause, form=Form.CONDITION, holds=one.holds, measured=(one,)),)


def _doubts(ready: Ready, facts: Facts, law: Law) -> tuple[Measured, ...]:
    """What leaves open whether it applies."""
    return tuple([one for one in measure(ready.when, facts, law) if one.holds is None])


def _all_hold(tests: tuple[Measured, ...]) -> bool | None:
    return all_of([one.holds for one in tests])
