"""What was owed and not done in time, or may not have been: the lapses, made ready to be shown."""

from dataclasses import dataclass

from moothall.cli.timeline.cases import Case, naming_of, row_of_debtor
from moothall.cli.timeline.standings import Standing, standing_of_verdict
from moothall.proceedings.lapses import Lapse
from moothall.proceedings.replay import Replay
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Verdict
from moothall.rulebook.sentences.dates import say_span
from moothall.rulebook.sentences.findings import say_due
from moothall.rulebook.sentences.omissions import (
    other_debtor,
    say_omission,
    say_owed_to,
    say_perhaps,
)
from moothall.values.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One lapse.

    Attributes:
        anchor: its address on the page of what was owed.
        clause: number of the clause that asks for it.
        row: id of the body that owed it, in whose row it is drawn; "" where that is no body.
        title: what was owed and not done, in a few words.
        owing: by whom to whom, where the body concerned is not the one that owed it; else "".
        by: by when, in words; at: the latest moment at which it can have been due.
        matter: id of what it was owed about; "" for none.
        about: the act from which it follows, or the matter's name; "" for none.
        done: when it was done after all, in words; "" where it was not.
        is_certain: it surely lapsed; else it may have.
        report: the case in which it was reported, if it was.
    """

    anchor: str
    clause: str
    row: str
    title: str
    owing: str
    by: str
    at: Instant | None
    matter: str
    about: str
    done: str
    is_certain: bool
    is_drawn: bool
    verdict: Verdict
    standing: Standing
    report: Case | None


def dues_of(replay: Replay, cases: tuple[Case, ...]) -> tuple[Due, ...]:
    """Every lapse of a replay, certain ones first, each in the order of the book."""
    dues = [_due(lapse, n, replay, cases) for n, lapse in enumerate(replay.lapses, start=1)]
    return tuple(sorted(dues, key=lambda due: not due.is_certain))


def _due(lapse: Lapse, number: int, replay: Replay, cases: tuple[Case, ...]) -> Due:
    """On the strip are drawn what surely lapsed and every meeting that was owed."""
    is_certain = lapse.verdict is Verdict.OUT_OF_ORDER
    owed, law, naming = lapse.owed, replay.law, naming_of(replay)
    debtor = other_debtor(lapse.debtor, lapse.body)
    reports = (one for one in cases if lapse.event and one.act.event == lapse.event)
    return Due(
        anchor=f"owed-{number}",
        clause=lapse.clause,
        row=row_of_debtor(debtor, law) if debtor else lapse.body,
        title=say_omission(lapse.act, lapse.body, naming, how=_how(lapse)),
        owing=say_owed_to(debtor, lapse.body, naming) if debtor else "",
        by=say_due(owed, law),
        at=owed.due.latest,
        matter=owed.about,
        about=_about(lapse, law, cases),
        done=say_span(owed.done, zone=law.zone) if owed.done is not None else "",
        is_certain=is_certain,
        is_drawn=is_certain or lapse.act == "meeting.hold",
        verdict=lapse.verdict,
        standing=standing_of_verdict(lapse.verdict),
        report=next((one for one in reports if one.act.name == "omission.report"), None),
    )


def _how(lapse: Lapse) -> str:
    """How it was not done, where that is not simply so."""
    is_certain = lapse.verdict is Verdict.OUT_OF_ORDER
    if lapse.owed.done is not None:
        return "late" if is_certain else "perhaps late"
    return "" if is_certain else say_perhaps(lapse.act)


def _about(lapse: Lapse, law: Law, cases: tuple[Case, ...]) -> str:
    """The act that set the duty going, by its title and date; else the matter's own name."""
    matter = lapse.owed.about
    starts = {
        act
        for ready in law.duties
        if ready.duty.scope.clause == lapse.clause and ready.duty.then == lapse.act
        for act in ready.duty.on
    }
    for case in cases:
        if matter and case.act.name in starts and matter in _matters(case):
            return f"{case.title}, {case.when}"
    return matter.replace("-", " ")


def _matters(case: Case) -> tuple[str, ...]:
    """What an act brings into being, concerns, or is said to be about."""
    return case.act.particulars.matter(), case.act.about, str(case.act.event)
