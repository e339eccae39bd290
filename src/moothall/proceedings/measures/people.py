"""Facts of will and of persons: support, consent, hearings, answers to questions, repetition.

Who asked, who consented and who was heard is counted in acts about the same matter where there
are any, and otherwise stated. [rule-language 2.2, 3]
"""

from moothall.proceedings.measures.duties import outstanding
from moothall.proceedings.measures.matters import count_for, occurrences_for
from moothall.proceedings.scene import Scene
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.owing import lapses
from moothall.rulebook.judging.rulings import Absence, Found, Sum
from moothall.values.amounts import Range
from moothall.values.logic import all_of, any_of


def times(scene: Scene, asking: Asking) -> Found | None:
    """How often such an act was done: surely so often, and possibly so often."""
    return count_for(scene, asking)


def total(scene: Scene, asking: Asking) -> Found | None:
    """The sums of all such acts, this one included; unknown where this one's is."""
    stated = scene.act.stated.get("amount")
    if not isinstance(stated, Sum):
        return None
    together = stated.amount
    for one in occurrences_for(scene, asking):
        together = together + (one.amount or Range(0, None))
    return Sum(amount=together, currency=stated.currency)


def objections(scene: Scene, asking: Asking) -> Found | None:
    """How many objections the record holds about the matter; silence is no proof. [6.21]"""
    found = scene.state.occurrences.about("objection.raise", scene.act.about).acts
    return Range(len(found), None) if found else None


def heard(scene: Scene, asking: Asking) -> Found | None:
    """Whether a hearing about the matter is on the record."""
    return True if scene.state.occurrences.about("member.hear", scene.act.about).acts else None


def reasons(scene: Scene, asking: Asking) -> Found | None:
    """Whether reasons about the matter are on the record."""
    return True if scene.state.occurrences.about("reasons.give", scene.act.about).acts else None


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
    """Whether what a duty asks of the body is overdue now, so that its default actor may act."""
    for ready in scene.law.duties:
        if ready.key == asking.measure.argument:
            overdue = any_of(lapses(one, at=scene.act.at) for one in outstanding(ready, scene))
            return Absence.UNKNOWN if overdue is None else overdue
    return None
