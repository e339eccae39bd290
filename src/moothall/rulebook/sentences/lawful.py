"""Says what would be in order instead: the earliest lawful time, who could act, what was wanting.

Nothing is advised: it is what the clause itself asks for. [design 8]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Finding, Form, Measured
from moothall.rulebook.language.expressions import Comparator, Comparison, Flag
from moothall.rulebook.sentences.asked import say_when
from moothall.rulebook.sentences.dates import say_span
from moothall.rulebook.sentences.findings import (
    decisive_of,
    say_asked,
    say_due,
    say_hindrance,
    say_noun,
    was_done,
)
from moothall.rulebook.sentences.naming import PLAIN, Naming, say_list
from moothall.rulebook.sentences.phrases import noun_of
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed, earliest_lawful
from moothall.values.instants import Zone
from moothall.values.spans import Span, civil_day

_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_THINGS = {"meeting.hold": "meeting", "paper.circulate": "decision on these papers"}


def say_lawful(finding: Finding, law: Law, *, act: str, of: str, naming: Naming = PLAIN) -> str:
    """What would satisfy a finding that does not hold, in one or more sentences.

    Args:
        finding: what one clause says of the act.
        law: the book.
        act: the act's id.
        of: id of the body whose meeting, seat or decision it is; "" where nobody says.
        naming: how bodies are called.
    """
    match finding.form:
        case Form.POWER if say_hindrance(finding) or not finding.who:
            return ""
        case Form.POWER:
            return f"In order if done by {naming.either(finding.who)}."
        case Form.PROHIBITION:
            return _say_permitted(finding, naming)
        case Form.DUTY:
            return _say_instead(finding, law, naming)
        case Form.UNPROVIDED:
            return "The book would have to say who may do this."
        case Form.CONDITION | Form.ADVICE:
            return " ".join(_say_condition(finding, law, act=act, of=of, naming=naming))


def _say_permitted(finding: Finding, naming: Naming) -> str:
    tests = [one.test for one in finding.measured if one.test is not None]
    if not tests:
        return "No way of doing this is in order."
    return f"The clause forbids it only {' and '.join(say_when(test, naming) for test in tests)}."


def _say_instead(finding: Finding, law: Law, naming: Naming) -> str:
    """By when it was to be done, and who may act where it was not. [6.41]"""
    owed = finding.measured[0].fact.found
    by = (
        f"In order if done when due, {say_due(owed[0], law)}. "
        if isinstance(owed, tuple) and owed
        else ""
    )
    if was_done(finding):
        return by.rstrip()
    if not finding.who:
        return f"{by}It is owed until it is done; the clause names nobody to do it instead."
    who = naming.either(finding.who)
    return f"{by}It is owed until it is done, and {who} may now act instead."


def _say_condition(
    finding: Finding, law: Law, *, act: str, of: str, naming: Naming
) -> Iterator[str]:
    for one in decisive_of(finding):
        if said := _say_wanting(one, law, act=act, of=of, naming=naming):
            yield said
    for alternative in finding.alternatives:
        yield say_exception(alternative, naming)


def _say_wanting(one: Measured, law: Law, *, act: str, of: str, naming: Naming) -> str:
    test, found = one.test, one.fact.found
    if test is None:
        return ""
    if isinstance(found, Elapsed) and (said := _say_earliest(one, found, law, act=act)):
        return said
    asked = say_asked(one, naming)
    match test.measure.fact:
        case "by":
            return f"In order if done by {_who_may(of, asked, law, naming)}."
        case "decided_by":
            return _say_whose(one, law, naming)
        case "authority":
            return f"In order with a decision of {asked}, taken before it."
        case "heard":
            return "In order once those concerned have been heard."
        case "disclosed":
            return "In order once it has been made public."
        case "told":
            return f"In order with {asked} told."
        case _ if isinstance(test.test, Flag):
            return ""
        case _:
            return f"In order where {noun_of(test.measure)} is {asked}."


def _say_earliest(one: Measured, found: Elapsed, law: Law, *, act: str) -> str:
    """`The meeting was on 28 October, hour unknown, so the earliest lawful meeting was ...`."""
    comparison = one.test.test if one.test is not None else None
    if not isinstance(comparison, Comparison) or not isinstance(comparison.value, Length):
        return ""
    if comparison.comparator not in _FLOORS or found.start.earliest is None:
        return ""
    lawful = earliest_lawful(found, comparison.value, calendar=law.calendar)
    if lawful.earliest is None and lawful.latest is None:
        return ""  # so many working days, which this book's weekdays alone do not count
    thing = _THINGS.get(act, "time")
    when = say_span(lawful, zone=law.zone)
    return f"{_say_given(found.end, thing, law.zone)}he earliest lawful {thing} was {when}."


def _say_given(end: Span, thing: str, zone: Zone) -> str:
    """How the date is known, where that is why the answer is a span."""
    if thing != "meeting" or end.earliest is None or end.is_exact:
        return "T"
    said = say_span(end, zone=zone)
    if end == civil_day(zone.civil(end.earliest).date(), zone=zone):
        return f"The meeting was on {said}, hour unknown, so t"
    return f"The meeting was in {said}, day unknown, so t" if " and " not in said else "T"


def _say_whose(one: Measured, law: Law, naming: Naming) -> str:
    """Who may do it to a decision: the body that took it, and those above that body."""
    found = one.fact.found
    takers = (
        [name for name in found if name in law.book.bodies] if isinstance(found, frozenset) else []
    )
    if not takers:
        return "In order if done by the body that took the decision or one above it."
    return f"In order if done by {_who_may(takers[0], '', law, naming)}."


def _who_may(of: str, asked: str, law: Law, naming: Naming) -> str:
    """The body itself and those it answers to, by name where the book has it."""
    if of not in law.book.bodies:
        return asked
    return say_list(tuple(naming.say(name) for name in (of, *sorted(answers_to(of, law)))))


def answers_to(of: str, law: Law) -> frozenset[str]:
    """Every body that a body answers to by the book, directly or through others."""
    found: set[str] = set()
    waiting = [of]
    while waiting:
        body = law.book.bodies.get(waiting.pop())
        for name in body.answers_to if body else ():
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def say_exception(tests: tuple[Measured, ...], naming: Naming = PLAIN) -> str:
    """Whether an exception of the same clause would have covered the act."""
    terms = " with ".join(_say_term(one, naming) for one in tests)
    said = f"The exception for {terms}"
    if any(one.holds is False for one in tests):
        return f"{said} would not have covered it."
    if all(one.holds for one in tests):
        return f"{said} covers it."
    return f"Whether {_lower(said)} covers it is not known."


def _say_term(one: Measured, naming: Naming) -> str:
    """`notice of 48 hours`: that more would do as well goes without saying."""
    return f"{_lower(say_noun(one))} of {say_asked(one, naming).removeprefix('at least ')}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
