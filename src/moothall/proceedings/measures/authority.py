"""Facts of authority: who acts, on whose decision it rests, and what the actor is to them.

A decision exists only by an entry, so that where the record has none there was none.
[rule-language 2.2, "Authority"]
"""

from itertools import chain

from moothall.proceedings.scene import Scene, names_of, relation, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.standing import DecisionStanding
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.values.logic import all_of, any_of, negation


def by(scene: Scene, asking: Asking) -> Found | None:
    """The names of the actor, and what the actor is to the body concerned."""
    deed = scene.deed
    if deed.by is None:
        return Absence.UNKNOWN
    return deed.by | relation(scene.act.by, scene.act.of, scene.state, scene.law, at=scene.now)


def to(scene: Scene, asking: Asking) -> Found | None:
    """To whom or what, by each name that it has; `actor` where it is whoever acts."""
    to = scene.act.to
    if not to:
        return None
    names = names_of(to, scene.state, scene.law, at=scene.now)
    if scene.deed.by is None:
        return names | {f"{PERHAPS}actor"}
    return names | {"actor"} if to in scene.deed.by else names


def kind(scene: Scene, asking: Asking) -> Found | None:
    """Of which kind it says it is."""
    return frozenset({scene.act.kind}) if scene.act.kind else Absence.NONE


def subject(scene: Scene, asking: Asking) -> Found | None:
    """What it says it is about; of a decision concerned, that decision's subject too."""
    if scene.act.subject:
        return frozenset({scene.act.subject})
    decision = _decision(scene)
    return frozenset({decision.subject}) if decision and decision.subject else Absence.NONE


def authority(scene: Scene, asking: Asking) -> Found | None:
    """Who took the decision that it rests on, that decision's id, and how that was ruled."""
    decision = _decision(scene)
    if decision is None:
        return Absence.NONE
    if not _stands_surely(decision, scene):
        return Absence.UNKNOWN
    if not decision.is_in_force:
        return Absence.NONE
    if not decision.of:
        return Absence.UNKNOWN
    names = {decision.of, decision.decision, decision.verdict.value}
    return frozenset(names | ({decision.subject} if decision.subject else set()))


def decided_by(scene: Scene, asking: Asking) -> Found | None:
    """Who took the decision concerned, and what that body is to the actor."""
    decision = _decision(scene)
    if decision is None:
        return Absence.NONE
    if not _stands_surely(decision, scene):
        return Absence.UNKNOWN
    if decision.is_set_aside:
        return Absence.NONE
    if not scene.act.by or not decision.of:
        return Absence.UNKNOWN
    seen = relation(decision.of, scene.act.by, scene.state, scene.law, at=scene.now)
    return seen | {decision.of}


def ratified_by(scene: Scene, asking: Asking) -> Found | None:
    """The bodies that have ratified the matter; those that may have done so later as `perhaps`."""
    names: set[str] = set()
    for one in scene.state.occurrences.about("decision.ratify", scene.act.about).acts:
        if has_begun(one.at, at=scene.now):
            mark = "" if surely_before(one.at, scene) else PERHAPS
            names.update(f"{mark}{name}" for name in one.by or ())
    return frozenset(names) or Absence.NONE


def signed_by(scene: Scene, asking: Asking) -> Found | None:
    """Who signed, as stated, and who gave their consent to the matter before."""
    matters = {scene.act.about, scene.act.particulars.matter()} - {""}
    consents = (scene.state.occurrences.about("consent.give", one).acts for one in matters)
    names = {
        name
        for one in chain.from_iterable(consents)
        for name in one.by or ()
        if surely_before(one.at, scene)
    }
    stated = scene.act.stated.get("signed_by")
    if not names:
        return None
    return frozenset(names | (stated if isinstance(stated, frozenset) else frozenset()))


def pending(scene: Scene, asking: Asking) -> Found | None:
    """What is under way about the matter: a ballot that was called and not declared."""
    called = _was_done("ballot.call", scene)
    is_open = all_of((called, negation(_was_done("ballot.declare", scene))))
    if is_open is False:
        return None
    return frozenset({"ballot.declare" if is_open else f"{PERHAPS}ballot.declare"})


def _was_done(act: str, scene: Scene) -> bool | None:
    """Was there such an act about the matter when this one was done?"""
    found = scene.state.occurrences.about(act, scene.act.about).acts
    return any_of(
        surely_before(one.at, scene) or None for one in found if has_begun(one.at, at=scene.now)
    )


def _stands_surely(decision: DecisionStanding, scene: Scene) -> bool:
    """Had what is on the record of it surely come about when the act was done?"""
    since = scene.state.decisions.since(decision.decision or decision.about, at=scene.now)
    return since is None or surely_before(since, scene)


def _decision(scene: Scene) -> DecisionStanding | None:
    cited = scene.act.stated.get("authority")
    names = sorted(cited) if isinstance(cited, frozenset) else [scene.act.about]
    for name in names:
        decision = scene.state.decisions.get(name, at=scene.now) if name else None
        if decision is not None:
            return decision
    return None
