"""Holding the facts of an entry against what its own act states.

Beside sealed entries the state is not known, and what would be derived from it is taken as it
stands. What an act states stands beside its facts all the same: they are worked out again, but for
the moment to which a lead runs and the vacant seats that are counted in, which only a state gives.
"""

from moothall.proceedings.act import Act
from moothall.proceedings.gather import MEASURES, RECORD_FIRST, ask_all, is_of_the_head, stated_fact
from moothall.proceedings.measures.sizes import seats_of
from moothall.proceedings.scene import Scene, names_of
from moothall.proceedings.state.state import State
from moothall.record.errors import Damage, RecordError
from moothall.rulebook.judging.asking import Asking, Question, Sizing
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import PERHAPS, Deed, Fact, Source
from moothall.values.amounts import Range, exactly
from moothall.values.elapsed import Elapsed
from moothall.values.leads import Lead

# These the act alone gives, though nobody states them: they are added up of its votes.
_ADDED_UP = frozenset({"votes", "ballots"})


def require_stated(act: Act, facts: Facts, deed: Deed, law: Law, *, number: int) -> None:
    """Refuse a fact that is not what the act states, or that is stated nowhere in the act.

    Raises:
        RecordError: named after the first such fact.
    """
    scene = Scene(act=act, state=State(), law=law, ask=ask_all)
    questions = {question.key: question for question in law.bearing(deed).questions}
    for key, fact in facts.items():
        question = questions.get(key)
        if not _fits(fact, question, scene):
            says = f"the fact {key!r} of entry {number} is not what its act states"
            raise RecordError(Damage.FACT, says)
        if fact.source is Source.BOOK and fact.found not in _sizes_in_book(question, deed, law):
            says = f"the fact {key!r} of entry {number} is not what its rulebook gives"
            raise RecordError(Damage.FACT, says)


def require_named(act: Act, deed: Deed, law: Law, *, number: int) -> None:
    """Refuse names under which the book knew others than the act says that acted, or for whom.

    Of what kind a body is, for whom somebody stands in, and whether an office was held, only the
    state says: more names may be true, and a name may be one of those that are open.

    Raises:
        RecordError: the name that the act gives is not among them.
    """
    by = names_of(act.by, State(), law, at=None) if act.by else None
    of = names_of(act.of, State(), law, at=None) if act.of else frozenset[str]()
    known = None if deed.by is None else {name.removeprefix(PERHAPS) for name in deed.by}
    is_by = known is None if by is None else known is not None and by <= known
    if not is_by or not of <= deed.of or (deed.of and not of):
        says = f"who acted in the act of entry {number} is not who the act says"
        raise RecordError(Damage.FACT, says)


def _fits(fact: Fact, question: Question | None, scene: Scene) -> bool:
    """What is owed is asked by no question, and never stated."""
    expected = None if question is None else _expected(fact, question, scene)
    return fact.source is not Source.STATED if expected is None else fact == expected


def _expected(fact: Fact, question: Question, scene: Scene) -> Fact | None:
    """The fact as the act alone gives it; None where the act does not."""
    if isinstance(question, Sizing):
        return _size(question, scene)
    word = question.measure.fact
    stated = stated_fact(question, scene)
    if stated is not None:
        is_first = word not in RECORD_FIRST or fact.source is Source.STATED
        return _as_of_state(fact, stated, question, scene) if is_first else None
    if is_of_the_head(word, scene.act) or word not in MEASURES:
        return ask_all((question,), scene)[question.key]
    return None


def _size(sizing: Sizing, scene: Scene) -> Fact | None:
    given = ask_all((sizing,), scene).get(sizing.key)
    if given is None or (given.source is not Source.STATED and sizing.base not in _ADDED_UP):
        return None
    return given


def _sizes_in_book(question: Question | None, deed: Deed, law: Law) -> list[Range | None]:
    """What the book gives as the size that is asked for; of seats, for whoever acts or for whom."""
    if not isinstance(question, Sizing):
        return []
    if question.base in law.book.offices:
        return [exactly(1)]
    bodies = (deed.by or frozenset()) | deed.of if question.base == "seats" else {question.base}
    return [seats_of(body, law) for body in bodies]


def _as_of_state(fact: Fact, stated: Fact, asking: Asking, scene: Scene) -> Fact:
    """The stated fact, with what only the state gives taken from the entry."""
    said = scene.act.stated
    written = said.get(asking.key, said.get(asking.measure.fact))
    if isinstance(written, Lead) and isinstance(fact.found, Elapsed):
        return Fact(written.before(fact.found.end, zone=scene.law.zone), Source.STATED)
    if asking.qualifiers.counting_vacant == "for" and isinstance(fact.found, Range):
        return Fact(fact.found, Source.STATED)
    return stated
