"""Who may do an act, and who may not.

Powers add, prohibitions win; an actor whom nobody names leaves it open, save where the book
forbids the act to anyone. A share of a class is measured by those who support the act.
[rule-language 1, 6.26, 6.40]
"""

from dataclasses import replace

from moothall.rulebook.judging.applying import applies, measure
from moothall.rulebook.judging.asking import Posed
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.measuring import holds
from moothall.rulebook.judging.readiness import SIGNED, Bearing, Ready
from moothall.rulebook.judging.rulings import PERHAPS, Deed, Finding, Form, Measured
from moothall.rulebook.language.blocks import Holder
from moothall.rulebook.language.structures import Unprovided
from moothall.rulebook.language.vocabulary import RULEBOOK, plurals_of
from moothall.values.logic import all_of, any_of, negation

# What a finding says was asked where a power was exercised by whom it was handed on to.
DELEGATED = "handed on"
_RULEBOOK = frozenset({RULEBOOK})
_UNPROVIDED = {
    Unprovided.UNDECIDED: None,
    Unprovided.IN_ORDER: True,
    Unprovided.OUT_OF_ORDER: False,
}


def inspect_prohibition(ready: Ready, deed: Deed, facts: Facts, law: Law) -> Finding | None:
    """What a `may_not` finds: nothing where it does not cover the act."""
    is_meant = _covers(ready, deed, facts, law)
    covers = False if is_meant is False else all_of((is_meant, applies(ready, deed, facts, law)))
    if covers is False:
        return None
    return Finding(
        clause=ready.block.scope.clause,
        form=Form.PROHIBITION,
        holds=negation(covers),
        measured=measure(ready.when, facts, law),
        who=ready.named,
    )


def inspect_power(deed: Deed, facts: Facts, law: Law, bearing: Bearing) -> Finding | None:
    """One finding for all the powers over the act: whoever gives it, or the want of it.

    Where no clause gives anybody the power, what the book says of the unprovided holds; a book
    that leaves the unprovided free says nothing here. What happens of itself has its power from its
    duty, and a report of an omission needs none.
    """
    if deed.omits or (deed.by == _RULEBOOK and law.happens_of_itself(deed.act)):
        return None
    is_unprovided = all(ready.is_fallback for ready in bearing.powers)
    unprovided = _UNPROVIDED[law.unprovided]
    if is_unprovided and (unprovided or not bearing.powers):
        return None if unprovided else Finding(clause="", form=Form.UNPROVIDED, holds=unprovided)
    applying = [applies(ready, deed, facts, law) for ready in bearing.powers]
    held = [_covers(ready, deed, facts, law) for ready in bearing.powers]
    covers = [all_of(both) for both in zip(held, applying, strict=True)]
    together = any_of(covers)
    if is_unprovided and not together:
        holds_ = any_of((together, unprovided))
        return Finding(clause="", form=Form.UNPROVIDED, holds=holds_)
    alike = [number for number, one in enumerate(covers) if one is together]
    own = [one for one in alike if held[one] is not False and together is False]
    would_be = [one for one in own if not bearing.powers[one].is_fallback]
    applicable = [one for one in alike if applying[one] is not False]
    telling = bearing.powers[next(iter(would_be or applicable or alike))]
    return Finding(
        clause=telling.block.scope.clause,
        form=Form.POWER,
        holds=together,
        measured=(*measure(telling.when, facts, law), *_by_delegation(telling, deed, facts)),
        who=bearing.named,
    )


def _covers(ready: Ready, deed: Deed, facts: Facts, law: Law) -> bool | None:
    """Is the actor one of those it names, or with those who signed all, where they act jointly?"""
    if ready.is_joint and deed.by is not None:
        signed = facts[SIGNED.key].found if SIGNED.key in facts else None
        if isinstance(signed, frozenset):
            deed = replace(deed, by=deed.by | signed)
    each = [
        _is_holder(holder, share, deed, facts, law)
        for holder, share in zip(ready.holders, ready.shares, strict=True)
    ]
    own = all_of(each) if ready.is_joint else any_of(each)
    return own if ready.delegated is None else any_of((own, _is_delegate(ready, deed, facts)))


def _is_delegate(ready: Ready, deed: Deed, facts: Facts) -> bool | None:
    """Was the power handed on to whoever acts?"""
    found = facts[ready.delegated.key].found if ready.delegated is not None else None
    if deed.by is None or not isinstance(found, frozenset):
        return None if deed.by is None else False
    if not found.isdisjoint(deed.by - _doubted(deed.by)):
        return True
    return None if _plain(found) & _plain(deed.by) else False


def _doubted(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name.startswith(PERHAPS))


def _plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.removeprefix(PERHAPS) for name in names)


def _by_delegation(ready: Ready, deed: Deed, facts: Facts) -> tuple[Measured, ...]:
    """To whom it was handed on, where whoever acts is, or may be, one of them."""
    asking = ready.delegated
    if asking is None or (holds_ := _is_delegate(ready, deed, facts)) is False:
        return ()
    return (Measured(key=asking.key, asked=DELEGATED, fact=facts[asking.key], holds=holds_),)


def _is_holder(
    holder: Holder, share: Posed | None, deed: Deed, facts: Facts, law: Law
) -> bool | None:
    if holder.name == "anyone":
        return True
    if deed.by is None:
        return None
    name = holder.name
    if share is None and not holder.each:
        return name in deed.by or (None if f"{PERHAPS}{name}" in deed.by else False)
    classes = (name, *plurals_of(name)) if holder.each else (name,)
    members = {f"{word} of {one}" for one in classes for word in ("member", "members")}
    if deed.by.isdisjoint(members.union(classes)):
        return False
    return True if share is None else holds(share, facts, by=law.yardstick)
