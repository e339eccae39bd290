"""Facts of will and of persons: support, consent, hearings, answers to questions, repetition.

Who asked, who consented and who was heard is counted in acts about the same matter where there
are any, and otherwise stated. [rule-language 2.2, 3]
"""

from moothall.proceedings.measures.duties import owing
from moothall.proceedings.measures.matters import occurrences_for, surely_before
from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.owing import lapses
from moothall.rulebook.judging.rulings import Found, Sum
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, compare
from moothall.values.logic import all_of, any_of
from moothall.values.spans import Span


def times(scene: Scene, asking: Asking) -> Found | None:
    """How often such an act was done: surely so often, and possibly so often."""
    found = occurrences_for(scene, asking.measure, asking.qualifiers)
    found = [one for one in found if _is_within(one.at, scene, asking.qualifiers.within)]
    sure = sum(1 for _ in surely_before(found, scene))
    return Range(sure, len(found))


def _is_within(at: Span, scene: Scene, within: Length | str) -> bool:
    """Was it in the window that ends with this act?"""
    if not isinstance(within, Length):
        return True
    elapsed = Elapsed(at, scene.act.at)
    return compare(elapsed, "<=", within, calendar=scene.law.calendar) is not False


def total(scene: Scene, asking: Asking) -> Found | None:
    """The sums of all such acts, this one included."""
    stated = scene.act.stated.get("amount")
    if not isinstance(stated, Sum):
        return None
    found = occurrences_for(scene, asking.measure, asking.qualifiers)
    together = stated.amount
    for one in found:
        if _is_within(one.at, scene, asking.qualifiers.within):
            together = together + (one.amount or Range(0, None))
    return Sum(amount=together, currency=stated.currency)


def objections(scene: Scene, asking: Asking) -> Found | None:
    """How many objections the record holds about the matter; silence is no proof. [6.21]"""
    found = scene.state.occurrences.about("objection.raise", scene.act.about)
    return Range(len(found), None) if found else None


def heard(scene: Scene, asking: Asking) -> Found | None:
    """Whether a hearing about the matter is on the record."""
    return True if scene.state.occurrences.about("member.hear", scene.act.about) else None


def reasons(scene: Scene, asking: Asking) -> Found | None:
    """Whether reasons about the matter are on the record."""
    return True if scene.state.occurrences.about("reasons.give", scene.act.about) else None


def ruled(scene: Scene, asking: Asking) -> Found | None:
    """The answer to a question of the book: as ruled, as its guide measures, or as presumed. [3]"""
    question = scene.law.book.questions.get(asking.name)
    for matter in (scene.act.about, scene.act.particulars.matter()):
        answer = scene.state.answers.get(f"{asking.name} {matter}", at=scene.now)
        if answer is not None:
            return answer.answer
    if question is None:
        return None
    for word, tests in question.guide:
        if all_of(scene.holding(scene.law.pose(tests))) is True:
            return word == "yes"
    return None if question.unruled == "undecided" else question.unruled == "yes"


def lapsed(scene: Scene, asking: Asking) -> Found | None:
    """Whether a duty of the body concerned has lapsed, so that its default actor may act."""
    for ready in scene.law.duties:
        if ready.key == asking.measure.argument:
            owed = owing(ready, scene)
            return any_of(lapses(one, at=scene.act.at) for one in owed) or False
    return None
