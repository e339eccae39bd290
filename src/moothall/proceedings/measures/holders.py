"""Who holds a post, and for how many terms in a row.

Who takes a post is whom the act names (`to`). What may have been done by now leaves it open, as
does an act that names nobody. Spec: docs/spec/rulebook.md, "Who holds a post, and how long".
"""

from collections.abc import Iterator, Sequence

from moothall.proceedings.measures.falling_due import moved
from moothall.proceedings.measures.terms import (
    ANEW,
    FILLING,
    Filling,
    away_between_rows,
    end_of_term,
    fillings,
    has_ended,
    of_post,
    tenure_of,
)
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import PERHAPS, Absence, Found
from moothall.rulebook.language.structures import Tenure
from moothall.values.amounts import Range
from moothall.values.elapsed import Elapsed
from moothall.values.logic import all_of, any_of, negation
from moothall.values.spans import Span


def in_post_of(scene: Scene, asking: Asking) -> Found | None:
    """Whether whoever takes this post holds another one."""
    post, person = asking.measure.argument, scene.act.to
    if post not in scene.law.tenures or not person:
        return Absence.UNKNOWN
    held = any_of(holds_post(person, acts, scene) for acts in of_post(post, scene))
    return Absence.UNKNOWN if held is None else held


def holds_post(person: str, acts: Sequence[Occurrence], scene: Scene) -> bool | None:
    """Does a person hold the post that these acts filled and emptied?"""
    tenure = tenure_of(acts[0].body, scene)
    ends = {filling.one.number: filling.end for filling in fillings(acts, tenure, scene)}
    held: bool | None = False
    for one in acts:
        after = _held_after(one, person, held=held, is_anew=_fills_anew(one, tenure))
        if one.act in FILLING and one.done.to == person:
            after = negation(has_ended(ends[one.number], tenure, scene))
        held = after if after is held or surely_before(one.at, scene) else None
    return held


def _fills_anew(one: Occurrence, tenure: Tenure) -> bool:
    """Does it leave nobody in post who was? An election to a staggered body leaves the others."""
    return one.act in ANEW and not (tenure.stagger and one.act == "election.declare")


def _held_after(one: Occurrence, person: str, *, held: bool | None, is_anew: bool) -> bool | None:
    """Does the person hold it after an act, as far as the act says who takes or leaves it?"""
    if one.act in FILLING:
        if not one.done.to:
            return None
        return one.done.to == person or (False if is_anew else held)
    if one.act != "seat.vacate" or one.done.to == person:
        return False
    return held if one.done.to or held is False else None


def is_vacant(post: str, scene: Scene) -> bool | None:
    """Does nobody hold the office: was it never filled, given up, or is its term over?"""
    acts = [one for apart in of_post(post, scene) for one in apart]
    tenure = tenure_of(post, scene)
    ends = {filling.one.number: filling.end for filling in fillings(acts, tenure, scene)}
    empty: bool | None = True
    for one in acts:
        is_filled = one.act in FILLING
        after = has_ended(ends[one.number], tenure, scene) if is_filled else True
        empty = after if after is empty or surely_before(one.at, scene) else None
    return empty


def acting_as(scene: Scene) -> frozenset[str]:
    """The vacant offices for whose holder the actor stands in; where that is open, as `perhaps`.

    The first of those in the succession whose own office is filled stands in.
    """
    found = set[str]()
    for name in scene.known_as or ():
        for office, before in scene.law.stand_ins.get(name, ()):
            stands_in = all_of(is_vacant(one, scene) for one in (office, *before))
            if stands_in is not False:
                found.add(office if stands_in else f"{PERHAPS}{office}")
    return frozenset(found)


def is_vacated(scene: Scene) -> bool:
    """Is the actor an office that was filled once and that nobody surely holds any more?"""
    office = scene.act.by
    standing = scene.state.offices.get(office, at=scene.now) if office else None
    if standing is None:
        return False
    if not standing.is_vacant:
        tenure = tenure_of(office, scene)
        is_over = has_ended(end_of_term(standing.since, tenure, scene), tenure, scene)
        if not is_over and tenure.filler != "rest of term":
            return False
    return is_vacant(office, scene) is True


def left_of_term(scene: Scene, asking: Asking) -> Found | None:
    """From this act to the end of the term of the post that it concerns."""
    acts = [one for apart in of_post(scene.act.of, scene) for one in apart]
    found = list(fillings(acts, tenure_of(scene.act.of, scene), scene))
    last_anew = max((n for n, one in enumerate(found) if one.one.act in ANEW), default=0)
    ends = [one.end for one in found[last_anew:]]
    if not ends or not all(surely_before(one.one.at, scene) for one in found):
        return Absence.UNKNOWN
    together, *others = (end or Span(scene.act.at.earliest, None) for end in ends)
    for end in others:
        together = together.hull(end)
    return Elapsed(scene.act.at, together)


def terms_in_a_row(scene: Scene, asking: Asking) -> Found | None:
    """How often the person takes the post in a row, this time included."""
    post, person = scene.act.of, scene.act.to
    if not person:
        return Absence.UNKNOWN
    acts = [one for apart in of_post(post, scene) for one in apart if one.body == post]
    sure = possible = 1
    is_sure, following = True, scene.act.at
    for filling in reversed(list(fillings(acts, tenure_of(post, scene), scene))):
        one = filling.one
        if one.done.to not in {"", person}:
            continue
        link = _is_in_a_row(filling, following, acts, scene, person=person)
        if link is False:
            break
        is_sure = is_sure and link is True and one.done.to == person
        sure, possible, following = sure + is_sure, possible + 1, one.at
    return Range(sure, possible)


def _is_in_a_row(
    filling: Filling, following: Span, acts: Sequence[Occurrence], scene: Scene, *, person: str
) -> bool | None:
    """Was the person out of the post too short a time for the next term to begin another row?"""
    done = surely_before(filling.one.at, scene) or None
    tenure = tenure_of(scene.act.of, scene)
    left, away = _left(filling, acts, tenure, person=person), away_between_rows(scene.act.of, scene)
    if left is None:
        return done
    if away is None:
        return all_of((done, negation(left.is_before(following)) or None))
    return all_of((done, following.is_before(moved(left, away, scene.law))))


def _left(
    filling: Filling, acts: Sequence[Occurrence], tenure: Tenure, *, person: str
) -> Span | None:
    """When the person left the post: at the end of the term, or before; None where they did not."""
    left = filling.end
    for at, is_sure in _leavings(filling, acts, tenure, person):
        before = _earlier_of(left, at)
        left = before if is_sure else Span(before.earliest, left.latest if left else None)
    return left


def _leavings(
    filling: Filling, acts: Sequence[Occurrence], tenure: Tenure, person: str
) -> Iterator[tuple[Span, bool]]:
    """When else the person may have left it, and whether it was surely this person."""
    for one in acts[acts.index(filling.one) + 1 :]:
        if _fills_anew(one, tenure) and one.done.to != person:
            yield one.at, bool(one.done.to)
        elif one.act not in FILLING and one.done.to in {"", person}:
            yield one.at, one.act != "seat.vacate" or bool(one.done.to)


def _earlier_of(one: Span | None, other: Span) -> Span:
    """The earlier of two uncertain dates."""
    if one is None:
        return other
    starts, ends = (one.earliest, other.earliest), (one.latest, other.latest)
    latest = [end for end in ends if end is not None]
    earliest = None if None in starts else min(at for at in starts if at is not None)
    return Span(earliest, min(latest, default=None))
