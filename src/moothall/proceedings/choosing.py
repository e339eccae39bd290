"""On how many seats an effect falls that happens of itself: what `choose` comes to.

On whom it falls is for those who look up who is longest in office, or draw lots.
Where it falls only on some (`where`), it falls on so many at most.
"""

from dataclasses import replace

from moothall.proceedings.act import Act
from moothall.proceedings.gather import scene_of
from moothall.proceedings.seat.vacate import VacateSeat
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.bounding import bound_of
from moothall.rulebook.judging.law import Law
from moothall.rulebook.language.blocks import Choice
from moothall.rulebook.language.expressions import (
    UNQUALIFIED,
    Comparator,
    Comparison,
    FactTest,
    Measure,
)
from moothall.values.amounts import Range


def with_number(act: Act, choice: Choice | None, state: State, law: Law) -> Act:
    """The act with how many seats it empties, where a choice says so."""
    if choice is None or choice.number is None or not isinstance(act.particulars, VacateSeat):
        return act
    scene = scene_of(act, state, law)
    so_many = Comparison(comparator=Comparator.EXACTLY, value=choice.number)
    posed = law.pose((FactTest(measure=Measure(fact="in_post"), test=so_many, asked="choose"),))
    facts = scene.ask(posed[0].questions, scene)
    number = bound_of(choice.number, UNQUALIFIED, facts, law.yardstick)
    if not isinstance(number, Range):
        return act
    if choice.where:
        number = Range(0, number.high)
    return replace(act, particulars=VacateSeat(number=number))
