"""Judges one act by one book: verdict, effect, and a finding for each clause that bears on it.

Pure, total and deterministic: the same deed, facts and book give the same ruling for ever.
Powers add, conditions multiply, prohibitions win; what an `instead_of` displaces does not apply.
[rule-language 1, 4, 6.26]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.conditions import inspect_condition
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.owing import inspect_omission
from moothall.rulebook.judging.powers import inspect_power, inspect_prohibition
from moothall.rulebook.judging.rulings import (
    VERDICT_OF,
    Deed,
    Effect,
    Finding,
    Form,
    Ruling,
    Verdict,
)
from moothall.rulebook.language.blocks import Breach, Scope
from moothall.values.logic import all_of


def judge(deed: Deed, facts: Facts, law: Law) -> Ruling:
    """Judge a deed by the facts gathered for it. [4]

    Args:
        deed: which act, by whom, of what body, when.
        facts: by key, everything that `law.bearing(deed).questions` asks for, and for an
            `omission.report` what each duty concerned owed.
        law: the book.
    """
    judged = list(_inspect(deed, facts, law))
    findings = tuple(finding for finding, _ in judged)
    is_void = any(breach is Breach.VOID and one.holds is False for one, breach in judged)
    verdict = VERDICT_OF[all_of(one.holds for one in findings if one.form is not Form.ADVICE)]
    return Ruling(verdict=verdict, effect=_effect(verdict, is_void=is_void), findings=findings)


def _effect(verdict: Verdict, *, is_void: bool) -> Effect:
    """Want of power makes an act void, an unmet condition irregular, doubt contested. [4]"""
    match verdict:
        case Verdict.IN_ORDER:
            return Effect.STANDS
        case Verdict.UNDECIDED:
            return Effect.CONTESTED
        case Verdict.OUT_OF_ORDER:
            return Effect.VOID if is_void else Effect.IRREGULAR


def _inspect(deed: Deed, facts: Facts, law: Law) -> Iterator[tuple[Finding, Breach]]:
    """Each finding, with what its breach would make of the act."""
    bearing = law.bearing(deed)
    for finding in inspect_omission(deed, facts, law):
        yield finding, Breach.IRREGULAR
    for ready in bearing.prohibitions:
        if (forbidden := inspect_prohibition(ready, deed, facts, law)) is not None:
            yield forbidden, _breach(ready.block.scope, default=Breach.VOID)
    if (power := inspect_power(deed, facts, law, bearing)) is not None:
        yield power, Breach.VOID
    for ready in bearing.conditions:
        for finding in inspect_condition(ready, deed, facts, law):
            yield finding, _breach(ready.block.scope, default=Breach.IRREGULAR)


def _breach(scope: Scope, *, default: Breach) -> Breach:
    return scope.breach or default
