"""What `delegable` of a power implies: who may hand it on, to whom, and who may take it back.

A power whose block does not say so cannot be handed on. What the power itself asks (its `when`) is
asked when it is exercised. Spec: docs/spec/rulebook.md, "Powers that are handed on".
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from moothall.rulebook.book import Rulebook
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.language.blocks import Power
from moothall.rulebook.language.expressions import FactTest, Flag, Measure, Names

HANDING_ON, TAKING_BACK = "power.delegate", "power.withdraw"
UNTIL_USED = "until used"


def delegable_powers(book: Rulebook) -> Mapping[str, Power]:
    """The powers that may be handed on, by the key under which the facts know them."""
    found = {}
    for clause in book.clauses:
        powers = [block for block in clause.blocks if isinstance(block, Power)]
        for number, power in enumerate(powers, start=1):
            if power.permits and power.delegation is not None:
                found[f"delegated by {clause.number} ({number})"] = power
    return found


def to_whom(key: str) -> Asking:
    """The question to whom a power was handed on."""
    return Asking(key=key, measure=Measure(fact="delegated", argument=key))


def rules_of_delegation(book: Rulebook) -> Iterator[tuple[str, Power]]:
    """The powers to hand on and take back that blocks imply.

    Each with the key of the power whose delegates have it too; "" where they have not.
    """
    for key, power in delegable_powers(book).items():
        delegation = power.delegation
        onward = key if delegation is not None and delegation.onward else ""
        hand_on = _implied(power, HANDING_ON, _flag("may_be_delegated", key, expected=True))
        yield onward, hand_on
        take_back = [_flag("handed_on", key, expected=True)]
        if delegation is not None and delegation.revocable == UNTIL_USED:
            take_back.append(_flag("used", key, expected=False))
        if delegation is not None and delegation.revocable:
            yield onward, _implied(power, TAKING_BACK, *take_back)
        else:
            yield "", replace(_implied(power, TAKING_BACK), holders=())
    for power in book.powers:
        if power.permits and power.delegation is None:
            yield "", replace(_implied(power, HANDING_ON), holders=())


def _implied(power: Power, act: str, *tests: FactTest) -> Power:
    """A power over handing this power on, wherever that is the power in question."""
    this = FactTest(measure=Measure(fact="power"), test=power.acts, asked=_said(power.acts))
    return replace(
        power,
        scope=replace(power.scope, instead_of=(), when=(this, *tests)),
        acts=Names(names=(act,)),
        delegation=None,
    )


def _flag(fact: str, key: str, *, expected: bool) -> FactTest:
    measure = Measure(fact=fact, argument=key)
    return FactTest(measure=measure, test=Flag(expected=expected), asked=fact.replace("_", " "))


def _said(acts: Names) -> str:
    return f"the power of {'other than ' if acts.negated else ''}{', '.join(acts.names)}"
