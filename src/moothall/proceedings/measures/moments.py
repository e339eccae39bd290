"""The moments that nobody brings about, as the record shows them: terms, periods, due dates.

Each is told as an act of its own, so that a duty may follow it. What nobody notes when it happens
(a quorum that is lost) is not among them. Spec: docs/spec/rulebook-vocabulary.md, "Moments".
"""

from collections.abc import Iterator
from dataclasses import replace

from moothall.proceedings.act import Act
from moothall.proceedings.calendar.declare import DeclareCalendar
from moothall.proceedings.measures.declaring import edge
from moothall.proceedings.measures.periods import each_opening, root_of
from moothall.proceedings.measures.terms import is_of_a_term, of_terms, post_named
from moothall.proceedings.note import NoteAct
from moothall.proceedings.scene import Scene, names_of
from moothall.proceedings.state.occurrences import Occurrence
from moothall.rulebook.language.structures import Period
from moothall.values.spans import Span

_END, _START = "end of ", "start of "


def comings(moment: str, posts: tuple[str, ...], scene: Scene) -> Iterator[Occurrence]:
    """Each time that a moment has come, or may have; of terms those of the posts named."""
    if is_of_a_term(moment):
        for post in posts or (scene.act.of,):
            for at in of_terms(moment, post, scene):
                if at is not None:
                    yield _coming(moment, at, post_named(post, scene), "", scene)
    elif moment == "meeting.due":
        yield from _meetings_due(scene)
    elif moment == "decision.due":
        yield from _decisions_due(scene)
    elif moment == "discussion.end":
        yield from _edges(moment, "discussion", scene)
    elif moment.startswith((_END, _START)):
        yield from _edges(moment, moment.removeprefix(_END).removeprefix(_START), scene)


def _meetings_due(scene: Scene) -> Iterator[Occurrence]:
    called = scene.state.occurrences.all("meeting.call").acts
    for meeting in dict.fromkeys(one.matter for one in called if one.matter):
        standing = scene.state.meetings.get(meeting, at=scene.now)
        if standing is not None and standing.called_for is not None and not standing.is_cancelled:
            yield _coming("meeting.due", standing.called_for, standing.of, meeting, scene)


def _decisions_due(scene: Scene) -> Iterator[Occurrence]:
    taken = scene.state.occurrences.all("decision.take").acts
    for decision in dict.fromkeys(one.matter for one in taken if one.matter):
        standing = scene.state.decisions.get(decision, at=scene.now)
        if standing is not None and standing.due is not None and standing.is_in_force:
            yield _coming("decision.due", standing.due, standing.of, decision, scene)


def _edges(moment: str, name: str, scene: Scene) -> Iterator[Occurrence]:
    """Each start or end of a period, about each matter about which it was opened."""
    period = scene.law.book.periods.get(name)
    if period is None:
        return
    is_first = moment.startswith(_START)
    if period.calendar:
        yield from _declared(moment, period, scene, is_first=is_first)
        return
    opened = scene.state.occurrences.all(root_of(period, scene.law)).acts
    for matter, body in dict.fromkeys((one.matter, one.body) for one in opened):
        there = replace(scene, act=replace(scene.act, about=matter, of=body))
        for begin, end in each_opening(period, there):
            at = begin if is_first else end or Span(begin.earliest, None)
            yield _coming(moment, at, body, matter, scene)


def _declared(moment: str, period: Period, scene: Scene, *, is_first: bool) -> Iterator[Occurrence]:
    for one in scene.state.occurrences.about("calendar.declare", period.name).acts:
        declared = one.done.particulars
        day = None
        if isinstance(declared, DeclareCalendar):
            day = declared.opens if is_first else declared.closes
        if day is not None:
            yield _coming(moment, edge(day, scene, is_first=is_first), one.body, "", scene)


def _coming(moment: str, at: Span, body: str, matter: str, scene: Scene) -> Occurrence:
    """It has no number of its own: whatever is told of the same date comes after it."""
    done = Act(name=moment, by="", of=body, at=at, about=matter, particulars=NoteAct())
    of = names_of(body, scene.state, scene.law, at=at.latest)
    return Occurrence(act=moment, at=at, by=None, of=of, number=-1, done=done, matter=matter)
