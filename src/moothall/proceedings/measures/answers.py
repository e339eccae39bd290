"""The answer to a question of the book about a matter: as ruled and challenged, measured, presumed.

Rulings and challenges are followed in order of entry; what may have been done by now, and what may
have the majority it needs, leaves both answers possible. [rule-language 3]
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from moothall.proceedings.chair.challenge import ChallengeRuling
from moothall.proceedings.question.rule import RuleOnQuestion
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.collection import has_begun
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.rulebook.language.expressions import FactTest, Measure, Tests
from moothall.rulebook.language.structures import Question
from moothall.values.logic import all_of

_RULING, _CHALLENGE = "question.rule", "chair.challenge"
# None stands for no answer.
_Answers = frozenset[bool | None]


def ruled(scene: Scene, asking: Asking) -> Found | None:
    """The answer to a question of the book."""
    question = scene.law.book.questions.get(asking.name)
    if question is None:
        return None
    answers: _Answers = frozenset({None})
    for one in _about_it(scene):
        changed = frozenset(_changed(answers, one, question, scene))
        answers = changed if surely_before(one.at, scene) else answers | changed
    if answers == {None}:
        return _measured_answer(question, scene)
    if None in answers:
        answers = (answers - {None}) | {_measured_answer(question, scene)}
    return next(iter(answers)) if len(answers) == 1 else Absence.UNKNOWN


def question(scene: Scene, asking: Asking) -> Found | None:
    """The question that the act answers."""
    act = scene.act.particulars
    return frozenset({act.question}) if isinstance(act, RuleOnQuestion) and act.question else None


def _about_it(scene: Scene) -> list[Occurrence]:
    """The rulings and challenges about the matter that may have been done by now."""
    log = scene.state.occurrences
    matters = {scene.act.about, scene.act.particulars.matter()} - {""}
    found = (
        one
        for act in (_RULING, _CHALLENGE)
        for name in matters
        for one in log.about(act, name).acts
    )
    return sorted(
        (one for one in found if has_begun(one.at, at=scene.now)), key=attrgetter("number")
    )


def _changed(
    answers: _Answers, one: Occurrence, question: Question, scene: Scene
) -> Iterator[bool | None]:
    """The answers that are possible after a ruling or a challenge."""
    match one.done.particulars:
        case RuleOnQuestion(question=question.name, answer=answer) if _may_rule(one, question):
            counts = _holds_there(question.needs, one, scene)
            yield from (answer,) if counts is not False else ()
            yield from answers if counts is not True else ()
        case ChallengeRuling(question=("" | question.name)) if question.challenge is not None:
            test = FactTest(measure=Measure(fact="for"), test=question.challenge, asked="challenge")
            overruled = _holds_there((test,), one, scene)
            yield from _reversed(answers) if overruled is not False else ()
            yield from answers if overruled is not True else ()
        case _:
            yield from answers


def _reversed(answers: _Answers) -> Iterable[bool | None]:
    return (None if answer is None else not answer for answer in answers)


def _holds_there(tests: Tests, one: Occurrence, scene: Scene) -> bool | None:
    """Do the tests hold of an earlier act?"""
    there = Scene(act=one.done, state=scene.state, law=scene.law, ask=scene.ask)
    return all_of(there.holding(scene.law.pose(tests)))


def _may_rule(one: Occurrence, question: Question) -> bool:
    """Is it the one whom the book asks? Where nobody says who ruled, it is taken to be."""
    return one.by is None or question.ruled_by in one.by


def _measured_answer(question: Question, scene: Scene) -> bool | None:
    """What the guide measures, else what is presumed; neither while the guide may say otherwise."""
    presumed = None if question.unruled == "undecided" else question.unruled == "yes"
    for word, tests in question.guide:
        says = all_of(scene.holding(scene.law.pose(tests)))
        if says is True:
            return word == "yes"
        if says is None and presumed is not (word == "yes"):
            presumed = None
    return presumed
