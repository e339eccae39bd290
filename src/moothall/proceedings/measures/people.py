"""Facts of will and of persons: support, consent, hearings, repetition.

Who asked, who consented and who was heard is counted in acts about the same matter where there
are any, and otherwise stated. [rule-language 2.2, 3]
"""

from moothall.proceedings.act import Mode
from moothall.proceedings.measures.duties import is_owing, outstanding
from moothall.proceedings.measures.lengthening import strand_of
from moothall.proceedings.measures.matters import (
    count_for,
    is_of_record,
    is_within,
    names_nobody,
    occurrences_for,
)
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.owing import lapses
from moothall.rulebook.judging.rulings import Absence, Found, Sum
from moothall.values.amounts import Range, exactly
from moothall.values.logic import all_of, any_of, negation


def times(scene: Scene, asking: Asking) -> Found | None:
    """How often such an act was done: surely so often, and possibly so often.

    What does not exist by an entry alone may have been done without one, in a report. [5]
    """
    if names_nobody(scene, asking.measure):
        return None
    found = count_for(scene, asking)
    is_whole = scene.act.mode is Mode.PERFORMED or is_of_record(asking.measure.argument)
    return found if is_whole else Range(found.low, None)


def total(scene: Scene, asking: Asking) -> Found | None:
    """The sums of all such acts, this one included; unknown where this one's is."""
    stated = scene.act.stated.get("amount")
    if not isinstance(stated, Sum):
        return None
    together = stated.amount
    for one in occurrences_for(scene, asking):
        together = together + _counted(one, stated, scene, asking)
    return Sum(amount=together, currency=stated.currency)


def _counted(one: Occurrence, stated: Sum, scene: Scene, asking: Asking) -> Range:
    """What an earlier act adds: nothing outside the window, and in other money nobody knows."""
    within = is_within(one, scene, asking)
    if within is False:
        return exactly(0)
    spent, money = one.done.stated.get("amount"), scene.law.yardstick.money
    if not isinstance(spent, Sum) or (spent.currency or money) != (stated.currency or money):
        return Range(0, None)
    return spent.amount if within else Range(0, spent.amount.high)


def objections(scene: Scene, asking: Asking) -> Found | None:
    """How many objections the record surely holds about the matter; silence is no proof. [6.21]"""
    is_done = [surely_before(one.at, scene) for one in _begun("objection.raise", scene)]
    return Range(is_done.count(True), None) if is_done else None


def candidates(scene: Scene, asking: Asking) -> Found | None:
    """How many candidates the record shows, since nominations were opened or an election declared.

    At least as many as were surely nominated by name, surely for this election, and not put out.
    Where nominations are only reported there may have been others; where none is on the record, it
    says nothing.
    """
    made = _of_this_election("nomination.make", scene)
    if not made:
        return None
    sure = [one for one, is_sure in made if is_sure and surely_before(one.at, scene)]
    least = len({one.done.to for one in sure if one.done.to}) or min(len(sure), 1)
    least = max(least - len(_of_this_election("candidate.disqualify", scene)), 0)
    is_whole = scene.act.mode is Mode.PERFORMED
    return Range(least, len(made) if is_whole else None)


def _of_this_election(act: str, scene: Scene) -> list[tuple[Occurrence, bool]]:
    """Such acts that may belong to this election, and whether each surely does, as dates tell."""
    found = []
    for one in strand_of(act, scene).acts:
        is_in = all_of(
            negation(all_of((_is_sooner(one, start), surely_before(start.at, scene) or None)))
            for start in _openings(scene)
        )
        if is_in is not False and has_begun(one.at, at=scene.now):
            found.append((one, is_in is True))
    return found


def _openings(scene: Scene) -> list[Occurrence]:
    """What may have opened nominations by now; of an election before, that it was declared."""
    found = list[Occurrence]()
    for opening in ("nomination.open", "election.declare"):
        found += [one for one in strand_of(opening, scene).acts if has_begun(one.at, at=scene.now)]
        if any(surely_before(one.at, scene) for one in found):
            break
    return found


def _is_sooner(one: Occurrence, start: Occurrence) -> bool | None:
    """Of two things of the same date the first entered came first."""
    return one.number < start.number if one.at == start.at else one.at.is_before(start.at)


def heard(scene: Scene, asking: Asking) -> Found | None:
    """Whether a hearing about the matter is on the record, surely before the act."""
    return _was_done("member.hear", scene)


def reasons(scene: Scene, asking: Asking) -> Found | None:
    """Whether reasons about the matter are on the record, surely before the act."""
    return _was_done("reasons.give", scene)


def _was_done(act: str, scene: Scene) -> Found | None:
    """True where it surely was, unknown where it may have come only later; None where never."""
    found = _begun(act, scene)
    if not found:
        return None
    return True if any(surely_before(one.at, scene) for one in found) else Absence.UNKNOWN


def _begun(act: str, scene: Scene) -> list[Occurrence]:
    """Such acts about the matter that may have been done by now."""
    found = scene.state.occurrences.about(act, scene.act.about).acts
    return [one for one in found if has_begun(one.at, at=scene.now)]


def lapsed(scene: Scene, asking: Asking) -> Found | None:
    """Whether what a duty asks of the body is overdue now, so that its default actor may act."""
    ready = scene.law.duty(asking.measure.argument)
    overdue = any_of(lapses(one, at=scene.act.at) for one in outstanding(ready, scene))
    return Absence.UNKNOWN if overdue is None else overdue


def owing(scene: Scene, asking: Asking) -> Found | None:
    """Whether a duty asks this act of the body now; unknown where what starts it may come later."""
    asked = is_owing(scene.law.duty(asking.measure.argument), scene)
    return Absence.UNKNOWN if asked is None else asked
