"""To whom a power was handed on, whether it may be, and whether it was used since.

A delegation holds while whoever made it has the power: what a delegate handed on falls with the
delegate's own. Spec: docs/spec/rulebook.md, "Powers that are handed on".
"""

from moothall.proceedings.power.delegate import DelegatePower
from moothall.proceedings.power.withdraw import WithdrawPower
from moothall.proceedings.scene import Scene, names_of, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.delegating import HANDING_ON, TAKING_BACK
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.rulebook.language.blocks import Power
from moothall.rulebook.language.vocabulary import CLASSES
from moothall.values.logic import all_of, any_of, negation


def power(scene: Scene, asking: Asking) -> Found | None:
    """The power that the act hands on or takes back."""
    named = _named(scene)
    return frozenset({named}) if named != scene.act.name else Absence.UNKNOWN


def _named(scene: Scene) -> str:
    """The act in question: the power handed on, else the act that is judged."""
    act = scene.act.particulars
    named = act.power if isinstance(act, DelegatePower | WithdrawPower) else ""
    return named or scene.act.name


def delegated(scene: Scene, asking: Asking) -> Found | None:
    """Who has the power by delegation; of whom it is open, as `perhaps`."""
    block = scene.law.delegable[asking.measure.argument]
    names = {one.done.to for one in _grants(block, scene)} - {""}
    held = {name: _has(name, block, scene) for name in sorted(names)}
    found = {name for name, has in held.items() if has}
    found |= {f"{PERHAPS}{name}" for name, has in held.items() if has is None}
    return frozenset(found) or Absence.NONE


def may_be_delegated(scene: Scene, asking: Asking) -> Found | None:
    """Is whoever gets it one of those to whom the block lets it be handed on?"""
    delegation = scene.law.delegable[asking.measure.argument].delegation
    if delegation is None or not scene.act.to:
        return Absence.UNKNOWN
    book, wanted = scene.law.book, frozenset(delegation.to)
    member, _, body = scene.act.to.partition(" of ")
    names = names_of(scene.act.to, scene.state, scene.law, at=scene.now)
    names |= {body} if member in {"member", "members"} else frozenset()
    if names & wanted or ("officers" in wanted and names & book.offices.keys()):
        return True
    is_post = bool(names & (book.bodies.keys() | book.offices.keys()))
    has_people = any(name in CLASSES or name in book.people for name in wanted)
    members = any(name in book.bodies for name in wanted) and not is_post
    return Absence.UNKNOWN if not is_post and (has_people or members) else False


def handed_on(scene: Scene, asking: Asking) -> Found | None:
    """Did whoever takes the power back hand it on, or is it theirs by the block itself?"""
    block = scene.law.delegable[asking.measure.argument]
    grants = [one for one in _grants(block, scene) if one.done.to == scene.act.to]
    by = scene.deed.by
    if by is None or not scene.act.to:
        return Absence.UNKNOWN
    own = not by.isdisjoint(_holders(block))
    made = any_of(None if one.by is None else own or not by.isdisjoint(one.by) for one in grants)
    return Absence.UNKNOWN if made is None else made


def used(scene: Scene, asking: Asking) -> Found | None:
    """Was the power exercised by whoever has it since it was handed on to them?"""
    block = scene.law.delegable[asking.measure.argument]
    grants = [one for one in _grants(block, scene) if one.done.to == scene.act.to]
    since = any_of(
        all_of((negation(one.at.is_before(grant.at)), surely_before(one.at, scene) or None))
        for grant in grants
        for one in scene.state.occurrences.all(_named(scene)).acts
        if one.by is not None and scene.act.to in one.by and has_begun(one.at, at=scene.now)
    )
    return Absence.UNKNOWN if since is None else since


def _grants(block: Power, scene: Scene) -> list[Occurrence]:
    """The acts that handed on the power in question over the body concerned."""
    named = _named(scene)
    return [
        one
        for one in scene.state.occurrences.all(HANDING_ON).acts
        if isinstance(one.done.particulars, DelegatePower)
        and one.done.particulars.power == named
        and (not block.of or not one.of.isdisjoint(scene.deed.of))
        and has_begun(one.at, at=scene.now)
    ]


def _has(
    name: str, block: Power, scene: Scene, *, asked: frozenset[str] = frozenset()
) -> bool | None:
    """Has somebody the power from a holder, or from a delegate who has it? A circle gives none."""
    if name in asked:
        return False
    return any_of(
        all_of(
            (
                surely_before(one.at, scene) or None,
                _made_with_power(one, block, scene, asked=asked | {name}),
                negation(_is_withdrawn(one, scene)),
            )
        )
        for one in _grants(block, scene)
        if one.done.to == name
    )


def _made_with_power(
    grant: Occurrence, block: Power, scene: Scene, *, asked: frozenset[str]
) -> bool | None:
    if grant.by is None:
        return None
    if not grant.by.isdisjoint(_holders(block)):
        return True
    return any_of(_has(name, block, scene, asked=asked) for name in sorted(grant.by))


def _is_withdrawn(grant: Occurrence, scene: Scene) -> bool | None:
    """Was it taken back after it was handed on?"""
    return any_of(
        surely_before(one.at, scene) or None
        for one in scene.state.occurrences.all(TAKING_BACK).acts
        if isinstance(one.done.particulars, WithdrawPower)
        and one.done.particulars.power == _named(scene)
        and one.done.to == grant.done.to
        and one.number > grant.number
        and has_begun(one.at, at=scene.now)
    )


def _holders(block: Power) -> frozenset[str]:
    names = {holder.name for holder in block.holders}
    return frozenset(names | {f"member of {name}" for name in names})
