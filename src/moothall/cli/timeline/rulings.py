"""A ruling's own page: the verdict, what follows, the words, the numbers, what would be lawful.

Owns what stands above the fold and what below it, always in the order of design 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.cli.timeline.answers import Answer, answers_to
from moothall.cli.timeline.cases import Case, naming_of
from moothall.cli.timeline.lateness import measure_duty
from moothall.cli.timeline.numbers import Measure
from moothall.cli.timeline.provenance import say_source
from moothall.cli.timeline.standings import Standing, standing_of_verdict
from moothall.proceedings.entering import Refusal
from moothall.proceedings.replay import Replay
from moothall.rulebook.book import Clause
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Absence, Fact, Finding, Form, Measured
from moothall.rulebook.judging.unjudged import unjudged_keys
from moothall.rulebook.sentences.effects import say_effect
from moothall.rulebook.sentences.facts import say_found
from moothall.rulebook.sentences.findings import (
    decisive_of,
    say_asked,
    say_finding,
    say_noun,
    say_shortfall,
)
from moothall.rulebook.sentences.lawful import say_exception, say_lawful
from moothall.rulebook.sentences.naming import Naming
from moothall.rulebook.sentences.phrases import noun_of_key
from moothall.rulebook.sentences.verdicts import deciding, say_missing

_NUMBERED = frozenset({Form.CONDITION, Form.ADVICE})
_WORDS = frozenset({"kind", "subject"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A clause that makes the ruling what it is.

    Attributes:
        clause: the clause; None where no clause gives anybody the power.
        sentence: what it finds.
        measures: its numbers; empty for powers and duties.
        lawful: what would satisfy it; "" where it is satisfied.
    """

    clause: Clause | None
    sentence: str
    measures: tuple[Measure, ...]
    lawful: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another clause that was looked at."""

    clause: Clause | None
    standing: Standing
    is_advice: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact, and where it comes from."""

    noun: str
    found: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingPage:
    """Everything that a ruling's page says.

    Attributes:
        case: the act.
        effect: so what; "" for an act in order.
        deciding: the clauses that decide it, the gravest first.
        others: other clauses looked at.
        unjudged: of the same sections, clauses that the machine judges in part or not at all.
        facts: what was found, and where it comes from.
        missing: what would decide an open ruling, and who could say; "" where it is not open.
        answers: replies of those concerned and reviews of the ruling.
        status: how the history knows of it.
    """

    case: Case
    effect: str
    deciding: tuple[Deciding, ...]
    others: tuple[Other, ...]
    unjudged: tuple[Clause, ...]
    facts: tuple[Noted, ...]
    missing: str
    answers: tuple[Answer, ...]
    status: str


def ruling_page(case: Case, replay: Replay) -> RulingPage:
    """Make an act ready for its page."""
    law = replay.law
    naming = naming_of(replay).about(of=case.act.of, by=case.act.by)
    telling = deciding(case.ruling)
    others = tuple(one for one in case.ruling.findings if one not in telling)
    return RulingPage(
        case=case,
        effect=_effect(case, law, naming),
        deciding=tuple(_deciding(one, case, law, naming) for one in telling),
        others=tuple(_other(one, law, naming) for one in others),
        unjudged=tuple(_unjudged(case, law)),
        facts=tuple(_facts(case, law, naming)),
        missing=_missing(case, law, naming),
        answers=answers_to(case, replay),
        status=_status(case),
    )


def _deciding(finding: Finding, case: Case, law: Law, naming: Naming) -> Deciding:
    lawful = ""
    if finding.holds is False:
        lawful = say_lawful(finding, law, act=case.act.name, of=case.home, naming=naming)
    elif finding.holds is None:
        lawful = " ".join(say_exception(tests, naming) for tests in finding.alternatives)
    if finding.form is Form.DUTY:
        return _overdue(finding, case, law, lawful)
    telling = decisive_of(finding) if finding.form in _NUMBERED else ()
    return Deciding(
        clause=law.book.clause(finding.clause) if finding.clause else None,
        sentence=say_finding(finding, law, naming),
        measures=tuple(_measure(one, law, naming) for one in telling if one.test is not None),
        lawful=lawful,
    )


def _overdue(finding: Finding, case: Case, law: Law, lawful: str) -> Deciding:
    """What a report of an omission turns on: by when it was owed, and how late it was."""
    return Deciding(
        clause=law.book.clause(finding.clause),
        sentence=say_finding(finding, law),
        measures=measure_duty(finding, case, law),
        lawful=lawful,
    )


def _missing(case: Case, law: Law, naming: Naming) -> str:
    """What would decide a ruling that is open, and who could say it."""
    if case.standing is not Standing.OPEN:
        return ""
    return say_missing(case.ruling, law, doer=case.doer, naming=naming)


def _measure(one: Measured, law: Law, naming: Naming) -> Measure:
    seen = naming.seen_by_actor() if one.key == "decided_by" else naming
    found = say_found(one.fact, zone=law.zone, naming=seen)
    match one.holds:
        case True:
            difference = "none"
        case False:
            difference = say_shortfall(one, law) or "not what is asked"
        case None:
            is_unknown = one.fact.found is Absence.UNKNOWN or found == "not known"
            difference = "cannot be told" if is_unknown else "may be either"
    return Measure(say_noun(one), say_asked(one, seen), found, difference)


def _other(finding: Finding, law: Law, naming: Naming) -> Other:
    return Other(
        clause=law.book.clause(finding.clause) if finding.clause else None,
        standing=standing_of_verdict(finding.verdict),
        is_advice=finding.form is Form.ADVICE,
        sentence=say_finding(finding, law, naming),
    )


def _unjudged(case: Case, law: Law) -> Iterator[Clause]:
    """Clauses of the sections concerned without a block, and those whose blocks say only part."""
    numbers = {finding.clause for finding in case.ruling.findings}
    sections = {clause.section for clause in law.book.clauses if clause.number in numbers}
    for clause in law.book.clauses:
        is_words_only = clause.section in sections and not clause.blocks
        if is_words_only or (clause.number in numbers and _is_in_part(clause)):
            yield clause


def _is_in_part(clause: Clause) -> bool:
    """Its words say more than its blocks, or its blocks more than a ruling rests on."""
    return not clause.covers_all or bool(unjudged_keys(clause))


def _facts(case: Case, law: Law, naming: Naming) -> Iterator[Noted]:
    for key, fact in sorted(case.judged.entry.facts.items()):
        noun = noun_of_key(key, naming)
        seen = naming.seen_by_actor() if key == "decided_by" else naming
        found = _plainly(key, fact) or say_found(fact, zone=law.zone, naming=seen)
        yield Noted(noun[:1].upper() + noun[1:], found, say_source(fact))


def _plainly(key: str, fact: Fact) -> str:
    """Of what kind or about what it is, which names no body; "" for any other fact."""
    if key not in _WORDS or not isinstance(fact.found, frozenset):
        return ""
    return ", ".join(sorted(fact.found)).replace("-", " ")


def _effect(case: Case, law: Law, naming: Naming) -> str:
    """What follows; an act performed here that is not in order was refused."""
    if case.standing is Standing.NONE:
        return ""
    if isinstance(case.judged.entry, Refusal):
        return "It was refused and changed nothing."
    return say_effect(case.ruling, law, act=case.act.name, doer=case.doer, naming=naming)


def _status(case: Case) -> str:
    """How the history knows of an act: planned, performed, refused, or reported."""
    if isinstance(case.judged.entry, Refusal):
        return "refused, and so not done"
    if case.event is None:
        return "follows of itself from the rulebook"
    if case.is_planned:
        return "reported as planned"
    return case.act.mode.value
