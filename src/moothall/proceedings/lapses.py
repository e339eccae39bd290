"""What was owed and not done by a moment: derived from the record, entered by nobody.

A lapse is certain or possible as its dates are. Of what exists only by an entry the record knows
that it was not done; of anything else it knows only where somebody has reported the omission.
[rule-language 5, "Duties"; 6.21]
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from moothall.proceedings.act import Act
from moothall.proceedings.entering import Entry
from moothall.proceedings.gather import scene_of
from moothall.proceedings.measures.duties import owing
from moothall.proceedings.measures.matters import is_of_record
from moothall.proceedings.note import NoteAct
from moothall.proceedings.state.state import State
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.owing import lapses
from moothall.rulebook.judging.readiness import ReadyDuty
from moothall.rulebook.judging.rulings import Owed, Verdict
from moothall.rulebook.language.blocks import Duty
from moothall.rulebook.language.vocabulary import ACTOR, RULEBOOK
from moothall.values.instants import Instant
from moothall.values.spans import exactly

# Reports of omissions by the act that was owed and the body that owed it.
_Reports: TypeAlias = Mapping[tuple[str, str], Sequence[Act]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """Something owed that was not done in time, or may not have been.

    Attributes:
        clause: whose duty it is a lapse of.
        body: the body concerned.
        debtor: who owed it, as the book names them; of whoever acted, the body that did.
        act: what was owed.
        owed: by when, about what, and when it was done after all.
        verdict: out of order where it is certain, else undecided.
        event: id of the event that reports it; "" where it is only derived.
    """

    clause: str
    body: str
    debtor: str
    act: str
    owed: Owed
    verdict: Verdict
    event: str


def find_lapses(state: State, law: Law, entries: Sequence[Entry], *, at: Instant) -> list[Lapse]:
    """Every lapse by a moment, clause by clause in the order of the book."""
    reports: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in (entry.act for entry in entries if entry.act.name == "omission.report"):
        reports[act.particulars.omission(), act.of].append(act)
    found: list[Lapse] = []
    for ready in law.duties:
        if ready.duty.debtor != RULEBOOK:
            found.extend(_lapses_of(ready, state, law, reports, at=at))
    return found


def _lapses_of(
    ready: ReadyDuty, state: State, law: Law, reports: _Reports, *, at: Instant
) -> Iterator[Lapse]:
    duty = ready.duty
    if duty.every is None:
        bodies = [""]
    else:
        # Of a kind of body each owes for itself.
        bodies = [one.id for one in state.bodies.where(at=at, kind=duty.debtor)] or [duty.debtor]
    for body in bodies:
        asking = Act(name=duty.then, by="", of=body, at=exactly(at), particulars=NoteAct())
        for owed in owing(ready, scene_of(asking, state, law)):
            yield from _lapse(owed, duty, reports, at=at)


def _lapse(owed: Owed, duty: Duty, reports: _Reports, *, at: Instant) -> Iterator[Lapse]:
    """The lapse of what was owed, where it has lapsed or may have."""
    lapsed = lapses(owed, at=exactly(at))
    if lapsed is False:
        return
    report = _report(owed, reports.get((duty.then, owed.body), ()))
    is_known = owed.done is not None or report is not None or is_of_record(duty.then)
    yield Lapse(
        clause=duty.scope.clause,
        body=owed.body,
        debtor=owed.body if duty.debtor == ACTOR else duty.debtor,
        act=duty.then,
        owed=owed,
        verdict=Verdict.OUT_OF_ORDER if lapsed and is_known else Verdict.UNDECIDED,
        event=report.event if report is not None else "",
    )


def _report(owed: Owed, reports: Sequence[Act]) -> Act | None:
    """The first report that this was not done, made when it was surely due."""
    for report in reports:
        about = not report.about or report.about == owed.about
        if about and lapses(owed, at=report.at):
            return report
    return None
