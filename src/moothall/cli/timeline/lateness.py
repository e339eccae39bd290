"""How late what was owed was, from when it was due to when it was done or reported undone."""

from moothall.cli.timeline.cases import Case, omitted
from moothall.cli.timeline.numbers import Measure
from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Finding, Owed
from moothall.rulebook.sentences.acts import say_act
from moothall.rulebook.sentences.dates import say_elapsed, say_span
from moothall.rulebook.sentences.findings import say_due
from moothall.values.elapsed import Elapsed


def measure_duty(finding: Finding, case: Case, law: Law) -> tuple[Measure, ...]:
    """A line for each thing that the clause asks for."""
    owed = finding.measured[0].fact.found
    return (
        tuple(_measure(one, finding, case, law) for one in owed) if isinstance(owed, tuple) else ()
    )


def _measure(owed: Owed, finding: Finding, case: Case, law: Law) -> Measure:
    end = owed.done if owed.done is not None else case.act.at
    found = f"done {say_span(end, zone=law.zone)}" if owed.done is not None else "not done"
    late = say_elapsed(Elapsed(owed.due, end), zone=law.zone)
    match finding.holds:
        case False:
            difference = f"late by {late} when it was {'done' if owed.done else 'reported'}"
        case None:
            difference = "cannot be told"
        case True:
            difference = "none"
    return Measure(say_act(omitted(case.act)), say_due(owed, law), found, difference)
