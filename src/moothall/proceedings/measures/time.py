"""Facts of time: notice, papers, since and until an act, periods, terms.

Time facts run to the date that an act sets (a meeting called for a day), else to the act itself.
[rule-language 2.2, "Time"]
"""

from moothall.proceedings.measures.falling_due import moved
from moothall.proceedings.measures.matters import (
    is_of_record,
    last_for,
    names_nobody,
    when_first,
    when_last,
)
from moothall.proceedings.measures.next_meeting import next_meeting
from moothall.proceedings.measures.periods import open_periods, period_end
from moothall.proceedings.scene import Scene, surely_before
from moothall.proceedings.state.standing import MeetingStanding
from moothall.rulebook.judging.asking import Asking
from moothall.rulebook.judging.rulings import Absence, Found
from moothall.values.durations import read_length
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Instant
from moothall.values.spans import Span

_AFTER_POSTING = " after posting"


def notice(scene: Scene, asking: Asking) -> Found | None:
    """From the call of a meeting (or the notice of a motion) to what it is notice of."""
    act = scene.act
    if act.particulars.sets_date() is not None:
        return Elapsed(_given(act.at, scene), scene.toward)
    meeting = _meeting(scene)
    if meeting is not None and meeting.called_at is not None:
        return Elapsed(_given(meeting.called_at, scene), scene.toward)
    motion = scene.state.motions.get(act.about, at=scene.now) if act.about else None
    if motion is None:
        return None
    return Elapsed(_given(motion.submitted_at, scene), scene.toward)


def _given(sent: Span, scene: Scene) -> Span:
    """When notice that was sent is given: then, so long after, or whenever it was received. [6.3]

    When it was received is for whoever reports to state (`notice`); it was no earlier than sent.
    """
    given = scene.law.book.book.notice_given
    if given.endswith(_AFTER_POSTING):
        return moved(sent, read_length(given.removesuffix(_AFTER_POSTING)), scene.law)
    if given == "on receipt":
        ends = (sent.latest, scene.toward.latest)
        return Span(sent.earliest, None if None in ends else max(end for end in ends if end))
    return sent


def papers(scene: Scene, asking: Asking) -> Found | None:
    """From the sending of the papers to the meeting that decides on them."""
    act = scene.act
    meeting = _meeting(scene)
    if act.name == "paper.circulate":
        if _may_have_changed(scene):
            return Absence.UNKNOWN
        date = meeting and (meeting.held_at or meeting.called_for)
        return Elapsed(act.at, date) if date else None
    paper = scene.state.papers.get(_meeting_id(scene), at=scene.now)
    return Elapsed(paper.circulated_at, scene.toward) if paper is not None else None


def lead_end(scene: Scene, fact: str) -> Span:
    """What a stated lead is counted back from: the meeting, for its papers and agenda."""
    meeting = _meeting(scene)
    date = meeting and (meeting.held_at or meeting.called_for)
    if fact in {"papers", "agenda"} and date:
        return date
    return scene.toward


def since(scene: Scene, asking: Asking) -> Found | None:
    """From the latest (or first) such act to this one."""
    if names_nobody(scene, asking.measure):
        return None
    at = when_first(scene, asking) if asking.measure.first else when_last(scene, asking)
    if at is None:
        return Absence.NONE if is_of_record(asking.measure.argument) else None
    return at if isinstance(at, Absence) else Elapsed(at, scene.toward)


def until(scene: Scene, asking: Asking) -> Found | None:
    """From this act to the next meeting that stands called, or to a ballot."""
    if asking.measure.argument == "meeting.hold":
        if _may_have_changed(scene):
            return Absence.UNKNOWN
        meeting = _meeting(scene)
        date = meeting and (meeting.held_at or meeting.called_for)
        coming = date or (None if _meeting_id(scene) else next_meeting(scene))
        return Elapsed(scene.act.at, coming) if isinstance(coming, Span) else coming
    one = last_for(scene, asking)
    if one is None or one.at.is_before(scene.act.at):
        return None
    return Elapsed(scene.act.at, one.at)


def during(scene: Scene, asking: Asking) -> Found | None:
    """The names of the book's periods that are open; unknown where one of them may be."""
    return open_periods(scene)


def left(scene: Scene, asking: Asking) -> Found | None:
    """From this act to the end of a period."""
    end = period_end(asking.measure.argument, scene)
    return Elapsed(scene.act.at, end) if end is not None else None


def served(scene: Scene, asking: Asking) -> Found | None:
    """How long the office has been held by whoever holds it."""
    office = scene.state.offices.get(scene.act.of, at=scene.now)
    since = scene.state.offices.since(scene.act.of, at=scene.now)
    if since is not None and not surely_before(since, scene):
        return Absence.UNKNOWN
    return Elapsed(office.since, scene.act.at) if office and not office.is_vacant else None


def _meeting_id(scene: Scene) -> str:
    return scene.act.particulars.meeting_named() or scene.act.about


def _meeting(scene: Scene) -> MeetingStanding | None:
    meeting = _meeting_id(scene)
    return scene.state.meetings.get(meeting, at=scene.now) if meeting else None


def _may_have_changed(scene: Scene) -> bool:
    """May the meeting have been moved or cancelled only after this act, for all that is told?"""
    meetings, name = scene.state.meetings, _meeting_id(scene)
    since = meetings.since(name, at=scene.now) if name else None
    if since is None or since.earliest is None or surely_before(since, scene):
        return False
    before = meetings.get(name, at=Instant(since.earliest - 1))
    now = meetings.get(name, at=scene.now)
    return before is not None and now is not None and before.called_for != now.called_for
