"""Gathers the facts that the clauses bearing on an act ask for.

A fact is what the act states, or else what the record shows. Where neither says anything it is
unknown of a report, and none of an act performed through Moothall, whose record is complete.
[rule-language 5]
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from moothall.proceedings.act import Act, Mode
from moothall.proceedings.measures import (
    answers,
    authority,
    delegation,
    duties,
    ending,
    holders,
    people,
    posts,
    sizes,
    time,
    variation,
    votes,
)
from moothall.proceedings.measures.closed_days import closed_days
from moothall.proceedings.measures.holders import acting_as, is_vacated
from moothall.proceedings.measures.narrowing import narrowed, within_base, without
from moothall.proceedings.measures.touching import touched
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.asking import Asking, Question, Sizing
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import (
    UNSAID,
    Absence,
    Division,
    Fact,
    Found,
    Owed,
    Source,
    Sum,
)
from moothall.rulebook.judging.working_days import CLOSED_DAYS
from moothall.values.amounts import Range
from moothall.values.leads import Lead

Measuring: TypeAlias = Callable[[Scene, Asking], Found | None]

MEASURES: Mapping[str, Measuring] = {
    "authority": authority.authority,
    "by": authority.by,
    "candidates": people.candidates,
    "decided_by": authority.decided_by,
    "delegated": delegation.delegated,
    "ends_in_time": ending.ends_in_time,
    "distinct": posts.of_register,
    "during": time.during,
    "handed_on": delegation.handed_on,
    "heard": people.heard,
    "in_post": posts.in_post,
    "in_post_of": holders.in_post_of,
    "kind": authority.kind,
    "lapsed": people.lapsed,
    "left of": time.left,
    "left_of_term": holders.left_of_term,
    "may_be_delegated": delegation.may_be_delegated,
    "meeting": votes.meeting_verdict,
    "notice": time.notice,
    "owing": people.owing,
    "objections": people.objections,
    "papers": time.papers,
    "pending": authority.pending,
    "power": delegation.power,
    "present": votes.present,
    "present_at_opening": votes.present_at_opening,
    "question": answers.question,
    "ratified_by": authority.ratified_by,
    "ratio": votes.ratio,
    "reasons": people.reasons,
    "ruled": answers.ruled,
    "same": posts.of_register,
    "same_reservation": posts.same_reservation,
    "seatable": posts.seatable,
    "seated": posts.of_register,
    "served": time.served,
    "signed_by": authority.signed_by,
    "since": time.since,
    "subject": authority.subject,
    "terms_in_a_row": holders.terms_in_a_row,
    "tied": votes.tied,
    "times": people.times,
    "to": authority.to,
    "total": people.total,
    "turnout": votes.turnout,
    "until": time.until,
    "used": delegation.used,
    "vacant": posts.vacant,
    "varies": variation.varies,
    "within_variation": variation.within_variation,
}
# These look at the qualifiers themselves.
_NARROWED_BY_RECORD = frozenset({"times", "total"})
# Of these the record knows best, whatever an act states of them.
RECORD_FIRST = frozenset({"authority", "decided_by", "lapsed", "owing", "signed_by", "total"})
# These rest on a decision, which exists only by an entry: what is stated makes none.
_BY_ENTRY = frozenset({"authority", "decided_by"})

_ABSENT, _RECORD, _STATED = Absence.NONE, Source.RECORD, Source.STATED
_NONE = Fact(_ABSENT, _RECORD)
_REPORTED = Mode.REPORTED


def scene_of(act: Act, state: State, law: Law) -> Scene:
    """The scene of an act, as its measures see it."""
    scene = Scene(act=act, state=state, law=law, ask=ask_all)
    if law.stand_ins and (offices := acting_as(scene)):
        scene = replace(scene, acting_as=offices)
    return replace(scene, is_vacated=True) if is_vacated(scene) else scene


def gather(scene: Scene) -> Facts:
    """Every fact that bears on the act, by key."""
    law, deed = scene.law, scene.deed
    facts = ask_all(law.bearing(deed).questions, scene)
    if deed.omits:
        for ready in law.duties_owing(deed.omits, deed.of):
            facts[ready.key] = Fact(_owed(ready, scene), _RECORD)
    return facts


def ask_all(questions: Iterable[Question], scene: Scene) -> dict[str, Fact]:
    """Gather facts; of a quantity only where it was varied, else the book's value holds."""
    facts = {}
    for question in questions:
        if isinstance(question, Asking):
            facts[question.key] = _measure(question, scene)
        elif question.base.startswith("quantity "):
            varied = variation.varied(question.base.removeprefix("quantity "), scene)
            if varied is not None:
                facts[question.key] = Fact(varied, _RECORD)
        else:
            facts[question.key] = _size(question, scene)
    return facts


def _owed(ready: ReadyDuty, scene: Scene) -> tuple[Owed, ...]:
    """What is reported not done: of what recurs the last time, else all that was ever owed."""
    if ready.duty.every is not None:
        return tuple(duties.outstanding(ready, scene))
    return duties.owing(ready, scene)


def _size(sizing: Sizing, scene: Scene) -> Fact:
    if sizing.base == CLOSED_DAYS:
        return Fact(closed_days(scene), _RECORD)
    if sizing.qualifiers.excluding or sizing.qualifiers.as_of:
        stated = scene.act.stated.get(sizing.key)
        if stated is not None and not isinstance(stated, Lead):
            return Fact(stated, _STATED)
        if sizing.qualifiers.excluding:
            return _size_without(sizing, scene)
        then = sizes.size_as_of(sizing.base, sizing.qualifiers.as_of, scene)
        return UNSAID if then is None else Fact(then, _RECORD)
    size: Range | Division | Sum | None
    if sizing.base == "votes":
        size = votes.cast(scene)
    elif sizing.base == "ballots":
        size = votes.ballots(scene)
    else:
        size = sizes.size_of(sizing.base, scene)
    if size is None:
        return UNSAID
    return Fact(size, sizes.source_of(sizing.base, scene))


def _size_without(sizing: Sizing, scene: Scene) -> Fact:
    """The size of a base without some who may or may not belong to it."""
    whole = _size(replace(sizing, qualifiers=replace(sizing.qualifiers, excluding=())), scene)
    if not isinstance(whole.found, Range):
        return UNSAID
    left = without(whole.found, sizing.qualifiers.excluding, scene)
    return UNSAID if left.low == 0 else Fact(left, whole.source)


def _measure(asking: Asking, scene: Scene) -> Fact:
    """What the act states or the record shows; where neither says anything, that silence."""
    word, act = asking.measure.fact, scene.act
    stated = stated_fact(asking, scene) if act.stated else None
    if stated is not None and word not in RECORD_FIRST:
        return stated
    measuring = MEASURES.get(word)
    found = None if measuring is None else measuring(scene, asking)
    if found is None:
        return stated or (UNSAID if act.mode is _REPORTED else _NONE)
    if stated is not None and found is _ABSENT and word not in _BY_ENTRY:
        return stated
    if isinstance(found, Range) and word not in _NARROWED_BY_RECORD:
        found = narrowed(found, asking.qualifiers, scene)
    return Fact(found, _STATED if is_of_the_head(word, act) else _RECORD)


def stated_fact(asking: Asking, scene: Scene) -> Fact | None:
    """What the act states of it; None where it states nothing."""
    word, told = asking.measure.fact, scene.act.stated
    stated = told.get(asking.key)
    if stated is None and not asking.measure.argument:
        stated = told.get(word)
        if stated is not None and not isinstance(stated, Lead):
            stated = within_base(narrowed(stated, asking.qualifiers, scene), asking, scene)
    if stated is None:
        return None
    if isinstance(stated, Lead):
        end = time.lead_end(scene, word)
        return Fact(stated.before(end, zone=scene.law.zone), _STATED)
    if word == "touches" and isinstance(stated, frozenset):
        stated = touched(stated, scene.law.book)
    return Fact(stated, _STATED)


def is_of_the_head(word: str, act: Act) -> bool:
    """Does the act itself say it: of what kind it is, what it is about, towards whom?"""
    match word:
        case "kind":
            return bool(act.kind)
        case "subject":
            return bool(act.subject)
        case "to":
            return bool(act.to)
        case _:
            return False
