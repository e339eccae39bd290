"""A replay as one JSON document, for programs; the words in it are for people. [design 9]"""

from typing import TypeAlias

from moothall.proceedings.entering import Refusal
from moothall.proceedings.lapses import Lapse
from moothall.proceedings.replay import Judged, Replay
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Finding, Form
from moothall.rulebook.sentences.facts import say_found
from moothall.rulebook.sentences.findings import decisive_of, say_finding
from moothall.values.edtf import write_span
from moothall.values.instants import write_instant

_OF_ACTORS = frozenset({Form.POWER, Form.PROHIBITION, Form.UNPROVIDED})

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def report_of(replay: Replay) -> dict[str, Json]:
    """The whole replay.

    Returns:
        `rulings` in order of entry, each with event (None: it happened of itself), act, when
        (EDTF), status (done, planned, refused), verdict, effect (None: it was not entered) and
        findings; `lapsed`, each with clause, body, debtor, act, due (earliest and latest),
        verdict and event (None: nobody reported it); beside them the book, the history and `as_of`.
    """
    law = replay.law
    return {
        "book": law.book.title,
        "digest": law.book.digest,
        "in_force": replay.history.in_force,
        "history": replay.history.title,
        "as_of": write_instant(replay.as_of, zone=law.zone),
        "rulings": [_ruling(one, law) for one in replay.judged],
        "lapsed": [_lapse(lapse, law) for lapse in replay.lapses],
    }


def _ruling(judged: Judged, law: Law) -> dict[str, Json]:
    act, ruling = judged.entry.act, judged.entry.ruling
    event = judged.event
    is_whole = event is not None and act.at == event.at
    is_refused = isinstance(judged.entry, Refusal)
    return {
        "event": event.id if event else None,
        "act": act.name,
        "by": act.by or None,
        "of": act.of or None,
        "when": event.when if event and is_whole else write_span(act.at, zone=law.zone),
        "status": "refused" if is_refused else act.status.value,
        "verdict": ruling.verdict.value,
        "effect": None if is_refused else ruling.effect.value,
        "findings": [_finding(finding, law, by=act.by) for finding in ruling.findings],
    }


def _finding(finding: Finding, law: Law, *, by: str) -> dict[str, Json]:
    """One finding; of a power or a prohibition, what is found is who acted."""
    decisive = decisive_of(finding)
    found = "; ".join(say_found(one.fact, zone=law.zone) for one in decisive)
    if finding.form in _OF_ACTORS:
        found = found or by or "not known"
    return {
        "clause": finding.clause or None,
        "form": finding.form.value,
        "verdict": finding.verdict.value,
        "asked": ", ".join(one.asked for one in decisive) or say_who(finding),
        "found": found or None,
        "words": say_finding(finding, law),
    }


def say_who(finding: Finding) -> str | None:
    """Whom a power names, where the finding is of a power."""
    return ", ".join(finding.who) or None


def _lapse(lapse: Lapse, law: Law) -> dict[str, Json]:
    due = lapse.owed.due
    return {
        "clause": lapse.clause,
        "body": lapse.body or None,
        "debtor": lapse.debtor or None,
        "act": lapse.act,
        "about": lapse.owed.about or None,
        "due": [
            None if end is None else law.zone.civil(end).date().isoformat()
            for end in (due.earliest, due.latest)
        ],
        "verdict": lapse.verdict.value,
        "event": lapse.event or None,
    }
