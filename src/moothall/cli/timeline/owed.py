"""What was owed and not done in time, or may not have been: the lapses, made ready to be shown."""

from dataclasses import dataclass

from moothall.cli.timeline.cases import Case, naming_of
from moothall.cli.timeline.standings import Standing, standing_of_verdict
from moothall.proceedings.lapses import Lapse
from moothall.proceedings.replay import Replay
from moothall.rulebook.judging.rulings import Verdict
from moothall.rulebook.sentences.acts import say_act
from moothall.rulebook.sentences.dates import say_span
from moothall.rulebook.sentences.findings import say_due
from moothall.values.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One lapse.

    Attributes:
        anchor: its address on the page of what was owed.
        clause: number of the clause that asks for it.
        body, name: id and name of the body concerned.
        title: what was owed, in two or three words.
        by: by when, in words; at: the latest moment at which it can have been due.
        about: the matter it was owed about: an event or a name; "" for none.
        done: when it was done after all, in words; "" where it was not.
        is_certain: it surely lapsed; else it may have.
        report: the case in which it was reported, if it was.
    """

    anchor: str
    clause: str
    body: str
    name: str
    title: str
    by: str
    at: Instant | None
    about: str
    done: str
    is_certain: bool
    is_drawn: bool
    standing: Standing
    report: Case | None


def dues_of(replay: Replay, cases: tuple[Case, ...]) -> tuple[Due, ...]:
    """Every lapse of a replay, certain ones first, each in the order of the book."""
    dues = [_due(lapse, n, replay, cases) for n, lapse in enumerate(replay.lapses, start=1)]
    return tuple(sorted(dues, key=lambda due: not due.is_certain))


def _due(lapse: Lapse, number: int, replay: Replay, cases: tuple[Case, ...]) -> Due:
    """On the strip are drawn what surely lapsed and every meeting that was owed."""
    is_certain = lapse.verdict is Verdict.OUT_OF_ORDER
    owed = lapse.owed
    reports = (one for one in cases if lapse.event and one.act.event == lapse.event)
    return Due(
        anchor=f"owed-{number}",
        clause=lapse.clause,
        body=lapse.body,
        name=naming_of(replay).title(lapse.body) if lapse.body else "Not said who",
        title=say_act(lapse.act),
        by=say_due(owed, replay.law),
        at=owed.due.latest,
        about=_about(owed.about, cases),
        done=say_span(owed.done, zone=replay.law.zone) if owed.done is not None else "",
        is_certain=is_certain,
        is_drawn=is_certain or lapse.act == "meeting.hold",
        standing=standing_of_verdict(lapse.verdict),
        report=next((one for one in reports if one.act.name == "omission.report"), None),
    )


def _about(matter: str, cases: tuple[Case, ...]) -> str:
    """The act from which it follows, by its title and date; else the matter's own name."""
    for case in cases:
        if matter and case.act.particulars.matter() == matter:
            return f"{case.title}, {case.when}"
    return matter.replace("-", " ")
