"""Judges one act by one book: verdict, effect, and a finding for each clause that bears on it.

Pure, total and deterministic: the same deed, facts and book give the same ruling for ever.
Powers add, conditions multiply, prohibitions win; what an `instead_of` displaces does not apply.
[rule-language 1, 4, 6.26]
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

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
from moothall.rulebook.language.blocks import Breach
from moothall.values.logic import all_of

_Judged: TypeAlias = tuple[Sequence[Finding], Breach]
_ADVICE, _VOID = Form.ADVICE, Breach.VOID


def judge(deed: Deed, facts: Facts, law: Law) -> Ruling:
    """Judge a deed by the facts gathered for it. [4]

    Args:
        deed: which act, by whom, of what body, when.
        facts: by key, everything that `law.bearing(deed).questions` asks for, and for an
            `omission.report` what each duty concerned owed.
        law: the book.
    """
    judged = list(_inspect(deed, facts, law))
    findings = tuple([one for found, _ in judged for one in found])
    verdict = VERDICT_OF[all_of([one.holds for one in findings if one.form is not _ADVICE])]
    return Ruling(verdict=verdict, effect=_effect(verdict, judged), findings=findings)


def _effect(verdict: Verdict, judged: Sequence[_Judged]) -> Effect:
    """Want of power makes an act void, an unmet condition irregular, doubt contested. [4]"""
    match verdict:
        case Verdict.IN_ORDER:
            return Effect.STANDS
        case Verdict.UNDECIDED:
            return Effect.CONTESTED
        case Verdict.OUT_OF_ORDER:
            broken = [breach for found, breach in judged for one in found if one.holds is False]
            return Effect.VOID if _VOID in broken else Effect.IRREGULAR


def _inspect(deed: Deed, facts: Facts, law: Law) -> Iterator[_Judged]:
    """What each block finds, with what its breach would make of the act."""
    bearing = law.bearing(deed)
    if deed.omits:
        yield tuple(inspect_omission(deed, facts, law)), Breach.IRREGULAR
    for ready in bearing.prohibitions:
        if (forbidden := inspect_prohibition(ready, deed, facts, law)) is not None:
            yield (forbidden,), ready.breach
    if (power := inspect_power(deed, facts, law, bearing)) is not None:
        yield (power,), _VOID
    for ready in bearing.conditions:
        yield inspect_condition(ready, deed, facts, law), ready.breach
