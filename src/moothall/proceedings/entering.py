"""Enters an act: gathers its facts, judges it, and folds it into the state.

A reported act is entered with whatever ruling it gets. An act performed through Moothall is
entered only if it is in order; otherwise its ruling is the answer. What is void, and what was only
planned, changes nothing. [rule-language 4, "Performed and reported"]
"""

from dataclasses import dataclass

from moothall.proceedings.act import Act, Mode, Status
from moothall.proceedings.gather import gather, scene_of
from moothall.proceedings.scene import Scene
from moothall.proceedings.state.occurrences import Occurrence
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.bounding import Facts
from moothall.rulebook.judging.judge import judge
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Deed, Effect, Ruling, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act on the record, with its facts and its ruling.

    Attributes:
        number: from 0, in order of entry.
        act, facts, ruling: what was done, what was found, what follows.
        deed: the act as the clauses saw it: under which names actor and body were known.
    """

    number: int
    act: Act
    facts: Facts
    ruling: Ruling
    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An act that was not entered: its facts and its ruling say why."""

    act: Act
    facts: Facts
    ruling: Ruling


def enter(act: Act, *, number: int, state: State, law: Law) -> Entry | Refusal:
    """Judge an act and, where it is to be entered, fold it."""
    scene = scene_of(act, state, law)
    facts = gather(scene)
    ruling = judge(scene.deed, facts, law)
    if act.mode is Mode.PERFORMED and ruling.verdict is not Verdict.IN_ORDER:
        return Refusal(act=act, facts=facts, ruling=ruling)
    fold(scene, ruling, number=number)
    return Entry(number=number, act=act, facts=facts, ruling=ruling, deed=scene.deed)


def fold(scene: Scene, ruling: Ruling, *, number: int) -> None:
    """Change the state as the act does: not at all where it is void or was only planned."""
    act, state = scene.act, scene.state
    if ruling.effect is Effect.VOID or act.status is Status.PLANNED:
        return
    act.particulars.fold(act, ruling, state)
    state.occurrences.add(_occurrence(scene, number=number))


def _occurrence(scene: Scene, *, number: int) -> Occurrence:
    act, deed = scene.act, scene.deed
    return Occurrence(
        act=act.name,
        at=act.at,
        by=scene.known_as if scene.is_vacated else deed.by,
        of=deed.of,
        number=number,
        done=act,
        matter=act.particulars.matter() or act.about,
    )
