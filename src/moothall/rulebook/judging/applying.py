"""Does a block apply to the act, and what do its tests come to?

Owns `when`, `by`, the dates between which a block is in force, and displacement by `instead_of`.
[rule-language 1, 6.25, 6.36]
"""

from collections.abc import Iterable
from datetime import date

from moothall.rulebook.judging.asking import Posed
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.measuring import holds
from moothall.rulebook.judging.readiness import Ready
from moothall.rulebook.judging.rulings import PERHAPS, Deed, Measured
from moothall.rulebook.language.blocks import Condition, Scope
from moothall.values.logic import all_of, any_of, negation
from moothall.values.spans import Span


def applies(ready: Ready, deed: Deed, facts: Facts, law: Law) -> bool | None:
    """Do all of its `when` hold, is it in force, and does nothing stand in its place?"""
    if ready.is_unconditional and not ready.displacers:
        return True
    return _applies(ready, deed, facts, law, pointed_from=())


def _applies(
    ready: Ready, deed: Deed, facts: Facts, law: Law, *, pointed_from: tuple[Ready, ...]
) -> bool | None:
    """An exception to an exception restores the rule; what points in a circle ends there."""
    own = _holds_itself(ready, deed, facts, law)
    if own is False or not ready.displacers:
        return own
    chain = (*pointed_from, ready)
    displaced = any_of(
        _applies(other, deed, facts, law, pointed_from=chain)
        for other in ready.displacers
        if other not in chain and _bears(other, deed)
    )
    return all_of((own, negation(displaced)))


def _holds_itself(ready: Ready, deed: Deed, facts: Facts, law: Law) -> bool | None:
    block = ready.block
    in_force = is_in_force(block.scope, at=deed.at, law=law)
    if in_force is False:
        return False
    by = _is_by(block.by, deed) if isinstance(block, Condition) else True
    whens = [holds(posed, facts, by=law.yardstick) for posed in ready.when]
    return all_of((in_force, by, *whens))


def _bears(ready: Ready, deed: Deed) -> bool:
    block = ready.block
    names_it = (deed.act in block.acts.names) is not block.acts.negated
    return names_it and (not block.of or not deed.of.isdisjoint(block.of))


def is_in_force(scope: Scope, *, at: Span, law: Law) -> bool | None:
    """Transitional dates: from the first moment of one day to the last of another."""
    if scope.valid_from is None and scope.valid_until is None:
        return True
    checks: list[bool | None] = []
    for day, is_start in ((scope.valid_from, True), (scope.valid_until, False)):
        if isinstance(day, date):
            checks.append(_is_on_side(at, day, law, is_start=is_start))
    return all_of(checks)


def _is_on_side(at: Span, day: date, law: Law, *, is_start: bool) -> bool | None:
    first, last = law.day(day)
    earliest, latest = at.earliest, at.latest
    if is_start:
        if earliest is not None and earliest >= first:
            return True
        return False if latest is not None and latest < first else None
    if latest is not None and latest <= last:
        return True
    return False if earliest is not None and earliest > last else None


def _is_by(names: Iterable[str], deed: Deed) -> bool | None:
    wanted = tuple(names)
    if not wanted:
        return True
    if deed.by is None:
        return None
    if deed.by.isdisjoint(wanted):
        return False if deed.by.isdisjoint(f"{PERHAPS}{name}" for name in wanted) else None
    return True


def measure(tests: tuple[Posed, ...], facts: Facts, law: Law) -> tuple[Measured, ...]:
    """Each test with what was found for it and whether it holds."""
    return tuple([measure_one(posed, facts, law) for posed in tests]) if tests else ()


def measure_one(posed: Posed, facts: Facts, law: Law) -> Measured:
    """One test with what was found for it and whether it holds."""
    key, test = posed.keys[0], posed.test
    held = holds(posed, facts, by=law.yardstick)
    return Measured(key=key, asked=test.asked, fact=facts[key], holds=held, test=test)
