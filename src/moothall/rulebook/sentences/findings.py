"""Says a finding in one sentence, with the number: what was asked, what was found, by how much.

The actor is never blamed: a sentence is about the act, its notice, its votes. [design 8]
"""

from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Absence, Finding, Form, Measured, Owed
from moothall.rulebook.language.expressions import Comparator, Comparison, FactTest
from moothall.rulebook.sentences.dates import say_difference, say_span
from moothall.rulebook.sentences.facts import say_found
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, shortfall

_NOUNS = {
    "notice": "notice",
    "papers": "the time to read the papers",
    "present": "attendance",
    "for": "votes in favour",
    "authority": "the decision it rests on",
    "decided_by": "who took the decision",
    "by": "who acted",
    "custodians": "the number of custodians",
    "told": "the share of those told",
    "heard": "a hearing",
    "disclosed": "being made public",
    "consent": "consent",
    "support": "support",
    "amount": "the amount",
}


def say_finding(finding: Finding, law: Law) -> str:
    """One sentence; it ends with a full stop."""
    match finding.form:
        case Form.POWER:
            return _say_power(finding)
        case Form.UNPROVIDED:
            return "No clause says who may do this."
        case Form.PROHIBITION:
            return _say_prohibition(finding)
        case Form.DUTY:
            return _say_duty(finding, law)
        case Form.CONDITION | Form.ADVICE:
            return _say_condition(finding, law)


def _say_power(finding: Finding) -> str:
    who = say_list(finding.who)
    match finding.holds:
        case True:
            return f"It was for {who} to do this."
        case False:
            return f"Only {who} may do this."
        case None:
            return f"Only {who} may do this; it is not known whether that is so here."


def _say_prohibition(finding: Finding) -> str:
    who = "Nobody" if finding.who == ("anyone",) else f"Not {say_list(finding.who)}"
    when = say_list(tuple(one.asked for one in finding.measured))
    said = f"{who} may do this" + (f" while {when}" if when else "")
    return f"{said}." if finding.holds is False else f"{said}; whether that is so is not known."


def _say_duty(finding: Finding, law: Law) -> str:
    measured = finding.measured[0]
    found = measured.fact.found
    if not isinstance(found, tuple) or not found:
        return "Nothing was owed."
    owed = found[0]
    due = say_span(owed.due, zone=law.zone)
    match finding.holds:
        case False:
            return f"It was owed by {due} and {_say_done(owed, law)}."
        case None:
            return f"It was owed by {due}; whether that had passed cannot be known."
        case True:
            return f"It was owed by {due}, which had not passed or was kept."


def _say_done(owed: Owed, law: Law) -> str:
    if owed.done is None:
        return "had not been done"
    return f"was done only {say_span(owed.done, zone=law.zone)}"


def _say_condition(finding: Finding, law: Law) -> str:
    decisive = decisive_of(finding)
    return " ".join(_say_measured(one, law) for one in decisive)


def decisive_of(finding: Finding) -> tuple[Measured, ...]:
    """The tests that make a finding what it is: those that fail, else those unknown, else all."""
    if finding.holds is True:
        return finding.measured
    wanted = tuple(one for one in finding.measured if one.holds is finding.holds)
    return wanted or tuple(one for one in finding.measured if one.holds is not True)


def _say_measured(one: Measured, law: Law) -> str:
    word = one.key.split()[0]
    noun = _NOUNS.get(word, one.key)
    if one.holds is None:
        return f"{_capital(noun)}: asked {one.asked}; {_say_unknown(one, law)}."
    short = _say_shortfall(one, law)
    if one.holds is False and short:
        return f"{_capital(noun)} {short}."
    found = say_found(one.fact, zone=law.zone)
    return f"{_capital(noun)}: asked {one.asked}, found {found}."


def _say_unknown(one: Measured, law: Law) -> str:
    if one.fact.found is Absence.UNKNOWN:
        return "nobody has said what it was"
    return f"found {say_found(one.fact, zone=law.zone)}, which leaves it open"


def _say_shortfall(one: Measured, law: Law) -> str:
    """`was short by 6 days 4 hours`, where it is a matter of time."""
    test = one.test
    found = one.fact.found
    if not isinstance(found, Elapsed) or not isinstance(test, FactTest):
        return ""
    if not isinstance(test.test, Comparison) or not isinstance(test.test.value, Length):
        return ""
    comparator = test.test.comparator
    gap = shortfall(found, comparator.value, test.test.value, calendar=law.calendar)
    if gap is None:
        return ""
    is_floor = comparator in {Comparator.AT_LEAST, Comparator.MORE_THAN}
    least, most = (say_difference(one) for one in gap)
    by = least if least == most else f"between {least} and {most}"
    return f"was short by {by}" if is_floor else f"was over by {by}"


def say_list(names: tuple[str, ...]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
