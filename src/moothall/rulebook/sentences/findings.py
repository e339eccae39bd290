"""Says a finding in one sentence, with the number: what was asked, what was found, by how much.

The actor is never blamed: a sentence is about the act, its notice, its votes. [design 8]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.powers import DELEGATED
from moothall.rulebook.judging.rulings import Absence, Finding, Form, Measured, Owed, Proportion
from moothall.rulebook.language.expressions import Comparator, Comparison, FactTest, Flag, Of
from moothall.rulebook.sentences.acts import say_act_within
from moothall.rulebook.sentences.asked import say_value, say_wanted, say_when
from moothall.rulebook.sentences.dates import say_gap, say_span
from moothall.rulebook.sentences.facts import say_found
from moothall.rulebook.sentences.naming import PLAIN, Naming
from moothall.rulebook.sentences.phrases import denied_of, noun_of, noun_of_key, unknown_of
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, shortfall
from moothall.values.spans import Span

_HINDRANCES = {
    "may_be_delegated": "The clause does not let this power be handed on to them.",
    "handed_on": "Whoever takes the power back had not handed it on to them.",
    "used": "The power had been used, and the clause lets it be taken back only before.",
}
_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})


def say_finding(finding: Finding, law: Law, naming: Naming = PLAIN) -> str:
    """One sentence for each test that tells; the last ends with a full stop."""
    match finding.form:
        case Form.POWER:
            return _say_power(finding, naming)
        case Form.UNPROVIDED:
            return "No clause says who may do this."
        case Form.PROHIBITION:
            return _say_prohibition(finding, naming)
        case Form.DUTY:
            return _say_duty(finding, law)
        case Form.CONDITION | Form.ADVICE:
            said = [say_measured(one, law, naming) for one in decisive_of(finding)]
            covered = ["An exception covers it."] if exception_of(finding) else []
            return " ".join([*covered, *said, *_say_open_exceptions(finding, law, naming)])


def _say_open_exceptions(finding: Finding, law: Law, naming: Naming) -> Iterator[str]:
    """Where only an exception leaves it open: what would have to be known of it."""
    is_open = finding.holds is None and all(one.holds is not None for one in finding.measured)
    for tests in finding.alternatives if is_open else ():
        if all(one.holds is not False for one in tests):
            unknown = [say_measured(one, law, naming) for one in tests if one.holds is None]
            yield f"An exception may cover it. {' '.join(unknown)}"


def _say_power(finding: Finding, naming: Naming) -> str:
    if not finding.who:
        return "The clause does not let this power be handed on or taken back."
    who = naming.either(finding.who)
    match finding.holds:
        case True if any(one.asked == DELEGATED for one in finding.measured):
            return f"It was for {who} to do this, and the power had been handed on."
        case True:
            return f"It was for {who} to do this."
        case False if said := say_hindrance(finding):
            return said
        case False if failed := [one.test for one in finding.measured if one.holds is False]:
            when = " and ".join(say_when(test, naming) for test in failed if test is not None)
            return f"They may do this only {when}." if when else f"Only {who} may do this."
        case False:
            return f"Only {who} may do this."
        case None if tests := open_tests(finding):
            when = " and ".join(say_when(test, naming) for test in tests)
            return f"Only {who} may do this {when}; whether that is so is not known."
        case None:
            return f"Only {who} may do this; whether it was one of them is not known."


def open_tests(finding: Finding) -> tuple[FactTest, ...]:
    """The tests of a power or a prohibition of which it is not known whether they hold."""
    return tuple(one.test for one in finding.measured if one.holds is None and one.test is not None)


def say_hindrance(finding: Finding) -> str:
    """Why a power could not be handed on or taken back so; "" where it is a matter of who acted."""
    failed = (one.key.partition(" ")[0] for one in finding.measured if one.holds is False)
    return next((_HINDRANCES[word] for word in failed if word in _HINDRANCES), "")


def _say_prohibition(finding: Finding, naming: Naming) -> str:
    tests = [one.test for one in finding.measured if one.test is not None]
    when = " and ".join(say_when(test, naming) for test in tests)
    if finding.who == ("anyone",):
        said = "Nobody may do this"
    else:
        said = f"{_capital(naming.either(finding.who))} may not do this"
    said += f" {when}" if when else ""
    return f"{said}." if finding.holds is False else f"{said}; whether that is so is not known."


def _say_duty(finding: Finding, law: Law) -> str:
    measured = finding.measured[0]
    found = measured.fact.found
    if not isinstance(found, tuple) or not found:
        return "Nothing was owed."
    owed, *others = found
    due = say_due(owed, law)
    match finding.holds:
        case False:
            said = f"It was due {due} and {_say_done(owed, law)}."
        case None:
            said = f"It was due {due}; whether that had passed cannot be known."
        case True:
            said = f"It was due {due}, which had not passed, or it was done in time."
    also = "; ".join(say_due(one, law) for one in others)
    return f"{said} The report may also mean what was due {also}." if also else said


def say_due(owed: Owed, law: Law) -> str:
    """By when: `by 12 June 2016`, `in August 2016`, `between 15 February and 14 March 2016`."""
    said = say_span(_in_days(owed.due, law), zone=law.zone)
    if said.startswith(("between ", "at ")):
        return said
    return f"by {said}" if said[:1].isdigit() and " " in said else f"in {said}"


def _in_days(due: Span, law: Law) -> Span:
    """What falls due with the last second of a day is due by that day."""
    if due.earliest is None or due.latest is None:
        return due
    days = [law.day(law.zone.civil(end).date()) for end in (due.earliest, due.latest)]
    ends_with_days = (days[0][1], days[1][1]) == (due.earliest, due.latest)
    return Span(days[0][0], due.latest) if ends_with_days else due


def was_done(finding: Finding) -> bool:
    """Was all that a duty asked for done in the end?"""
    owed = finding.measured[0].fact.found
    return isinstance(owed, tuple) and all(one.done is not None for one in owed)


def _say_done(owed: Owed, law: Law) -> str:
    if owed.done is None:
        return "had not been done"
    said = say_span(owed.done, zone=law.zone)
    return f"was done only {said}" if said.startswith(("between ", "at ")) else f"was done {said}"


def decisive_of(finding: Finding) -> tuple[Measured, ...]:
    """The tests that make a finding what it is: those that fail, else those unknown, else all.

    Of what is in order by an exception, those of the exception.
    """
    if finding.holds is True:
        return exception_of(finding) or finding.measured
    wanted = tuple(one for one in finding.measured if one.holds is finding.holds)
    return wanted or tuple(one for one in finding.measured if one.holds is not True)


def exception_of(finding: Finding) -> tuple[Measured, ...]:
    """The tests of the exception by which it is in order, where the rule itself is not met."""
    if finding.holds is not True or all(one.holds is not False for one in finding.measured):
        return ()
    covering = (tests for tests in finding.alternatives if all(one.holds for one in tests))
    return next(covering, ())


def say_measured(one: Measured, law: Law, naming: Naming) -> str:
    """One test with what was found for it, in a sentence."""
    if one.holds is None:
        return _say_unknown(one, law, naming)
    if one.holds is False:
        return _say_failed(one, law, naming)
    found, asked = say_found(one.fact, zone=law.zone, naming=naming), say_asked(one, naming)
    return f"{_capital(_noun(one))}: {found}; asked: {asked}."


def say_asked(one: Measured, naming: Naming) -> str:
    """What the test asks for, in words."""
    return one.asked if one.test is None else say_wanted(one.test, naming)


def say_own(asked: str) -> str:
    """Whose decisions, seen from the body that acts: `its own decision or that of a body ...`."""
    return asked.replace("the body itself", "its own decision").replace("a body", "that of a body")


def say_noun(one: Measured) -> str:
    """The thing measured, as a heading has it: `Notice`."""
    return _capital(_noun(one).removeprefix("the "))


def say_shortfall(one: Measured, law: Law) -> str:
    """`short by 6 days 4 hours`, where it is a matter of time; else nothing."""
    comparison, found = one.test.test if one.test is not None else None, one.fact.found
    if one.holds is not False or not isinstance(found, Elapsed):
        return ""
    if not isinstance(comparison, Comparison) or not isinstance(comparison.value, Length):
        return ""
    comparator = comparison.comparator
    gap = shortfall(found, comparator.value, comparison.value, calendar=law.calendar)
    if gap is None:
        return ""
    return f"{'short' if comparator in _FLOORS else 'over'} by {say_gap(*gap)}"


def _say_failed(one: Measured, law: Law, naming: Naming) -> str:
    short = say_shortfall(one, law)
    if short:
        return f"{_capital(_noun(one))} was {short}."
    found, asked = say_found(one.fact, zone=law.zone, naming=naming), say_asked(one, naming)
    denied = denied_of(_word(one))
    if denied and _is_flag(one):
        return f"{denied}."
    match _word(one):
        case "authority" if one.fact.found is Absence.NONE:
            return f"It rests on no decision of {asked}."
        case "authority":
            return f"It rests on {found}; the clause asks for a decision of {asked}."
        case "by":
            return f"It was done by {found}; only {asked} may do this."
        case "decided_by":
            return _say_decided(one, law, naming)
        case "in_post_of" if one.test is not None:
            post = naming.say(one.test.measure.argument)
            return f"Who takes the post holds that of {post} too; the two do not go together."
        case "told" if isinstance(one.fact.found, Proportion):
            return _say_told(one, found, naming)
        case "during":
            fell = "no such period" if one.fact.found is Absence.NONE else found
            return f"It fell in {fell}; the clause asks for {asked}."
        case "notice" | "charges" | "ratified_by" | "since" if one.fact.found is Absence.NONE:
            return f"{_say_wanting(one)}; the clause asks for {asked}."
        case _ if _is_flag(one):
            return f"{_capital(_noun(one))}: {found}; asked: {asked}."
        case _:
            return f"{_capital(_noun(one))} was {found}; the clause asks for {asked}."


def _say_wanting(one: Measured) -> str:
    """Of a time: that there was none, or nothing from which it could run; of a consent its want."""
    word = _word(one)
    if word == "ratified_by":
        return "Nobody had confirmed it"
    if word == "since" and one.test is not None:
        return f"There had been no {say_act_within(one.test.measure.argument)} before"
    return f"There was no {_noun(one).removeprefix('the ')}"


def _say_decided(one: Measured, law: Law, naming: Naming) -> str:
    """Whose decision it was, seen from the body that acts."""
    found = say_found(one.fact, zone=law.zone, naming=naming.seen_by_actor())
    asked = say_own(say_asked(one, naming.about(of="", by="")))
    return f"The decision was taken by {found}; a body may do this only to {asked}."


def _say_told(one: Measured, found: str, naming: Naming) -> str:
    """`None of the local groups was told; the clause asks that all are.`"""
    bound = one.test.test if one.test is not None else None
    if not isinstance(bound, Comparison) or not isinstance(bound.value, Of):
        return f"Told: {found}; asked: {say_asked(one, naming)}."
    asked = say_value(bound.value.amount, naming)
    verb = "was" if found == "none" else "were"
    base = naming.base(bound.value.base)
    return f"{_capital(found)} of {base} {verb} told; the clause asks that {asked} are."


def _say_unknown(one: Measured, law: Law, naming: Naming) -> str:
    found = say_found(one.fact, zone=law.zone, naming=naming)
    asked = "" if _is_flag(one) else f" (asked: {say_asked(one, naming)})"
    if one.fact.found is Absence.UNKNOWN or found == "not known":
        return f"It is not known {unknown_of(_word(one))}{asked}."
    return f"{_capital(_noun(one))}: {found}, which leaves it open{asked}."


def _is_flag(one: Measured) -> bool:
    return one.test is not None and isinstance(one.test.test, Flag)


def _noun(one: Measured) -> str:
    return noun_of_key(one.key) if one.test is None else noun_of(one.test.measure)


def _word(one: Measured) -> str:
    return one.key.split()[0] if one.test is None else one.test.measure.fact


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
