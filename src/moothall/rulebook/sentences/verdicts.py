"""Says a ruling in one sentence with the number, and what would settle one that is open.

`Out of order` is about the act; no word of blame for anybody. [design 8]
"""

from collections.abc import Iterator

from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Absence, Finding, Form, Measured, Ruling, Verdict
from moothall.rulebook.sentences.facts import say_found
from moothall.rulebook.sentences.findings import decisive_of, open_tests, say_asked, say_finding
from moothall.rulebook.sentences.naming import PLAIN, Naming
from moothall.rulebook.sentences.phrases import unknown_of
from moothall.values.elapsed import Elapsed

NOTHING_BEARS = "No clause bears on this."
_GRAVEST = {Form.PROHIBITION: 0, Form.UNPROVIDED: 1, Form.POWER: 1, Form.CONDITION: 2, Form.DUTY: 2}


def deciding(ruling: Ruling) -> tuple[Finding, ...]:
    """The findings that make the ruling what it is, the gravest first; advice never does."""
    bearing = [one for one in ruling.findings if one.form is not Form.ADVICE]
    telling = [one for one in bearing if one.verdict is ruling.verdict]
    return tuple(sorted(telling, key=_gravity))


def _gravity(finding: Finding) -> tuple[int, int]:
    """Want of power first; then what was measured in time, which has a number."""
    has_number = any(isinstance(one.fact.found, Elapsed) for one in decisive_of(finding))
    return _GRAVEST.get(finding.form, 3), 0 if has_number else 1


def say_ruling(ruling: Ruling, law: Law, naming: Naming = PLAIN) -> str:
    """The reason in one sentence, without the verdict's own word."""
    telling = deciding(ruling)
    if not telling:
        return NOTHING_BEARS
    if ruling.verdict is Verdict.IN_ORDER:
        return _say_kept(telling, law, naming)
    if ruling.verdict is Verdict.OUT_OF_ORDER:
        return say_finding(telling[0], law, naming)
    unknown = tuple(dict.fromkeys(_unknowns(telling)))
    is_owed = telling[0].form is Form.DUTY
    return (
        f"{_listed(unknown, 'It is not known ')}."
        if unknown and not is_owed
        else say_finding(telling[0], law, naming)
    )


def _say_kept(telling: tuple[Finding, ...], law: Law, naming: Naming) -> str:
    """`9 days' notice, 7 asked.` where there is a number; else what was asked and is so."""
    for finding in telling:
        for one in finding.measured:
            if isinstance(one.fact.found, Elapsed) and one.test is not None:
                found = say_found(one.fact, zone=law.zone, naming=naming)
                return _say_time(one, found, say_asked(one, naming))
    return say_finding(telling[0], law, naming)


def _say_time(one: Measured, found: str, asked: str) -> str:
    """`9 days' notice, 7 asked.`: a unit that both have is said once."""
    wanted = asked.removeprefix("at least ")
    number, _, unit = wanted.partition(" ")
    short = number if found.endswith(unit) and found.count(" ") == 1 else wanted
    said = f"{short} asked" if wanted != asked else f"{asked} asked"
    if one.test is not None and one.test.measure.fact == "notice":
        return f"{_possessive(found)} notice, {said}."
    return f"{found[:1].upper()}{found[1:]}, {said}."


def _possessive(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return f"{said}'" if said.endswith("s") else f"{said}'s"


def say_missing(ruling: Ruling, law: Law, *, doer: str, naming: Naming = PLAIN) -> str:
    """What would settle a ruling that is open, and who could say it; "" where nothing would.

    Args:
        ruling: a ruling that is open.
        law: the book, which says who rules on a question of judgement.
        doer: id of the body that acted; "" where nobody says.
        naming: how bodies are called.
    """
    telling = deciding(ruling)
    said = [_say_ruler(name, law, naming) for name in dict.fromkeys(_questions(telling))]
    unknown = tuple(one for one in dict.fromkeys(_unknowns(telling)) if one != unknown_of("ruled"))
    if unknown:
        whom = naming.say(doer) if doer else "whoever did it, whom the account does not name"
        said.append(f"{_listed(unknown, '', last=' and ')} (to be asked: {whom})")
    return f"{'; '.join(said)}." if said else ""


def _questions(findings: tuple[Finding, ...]) -> Iterator[str]:
    """The questions of judgement on which nobody has ruled."""
    for finding in findings:
        for one in decisive_of(finding):
            if one.test is not None and one.test.measure.fact == "ruled":
                yield one.key.removeprefix("ruled ")


def _say_ruler(name: str, law: Law, naming: Naming) -> str:
    """`a ruling by the chair on the question “Is it urgent?”`."""
    question = law.book.questions[name]
    who = naming.say(question.ruled_by) if question.ruled_by else "nobody whom the book names"
    return f"a ruling by {who} on the question “{question.asks}”"


def _unknowns(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        if finding.form in {Form.POWER, Form.PROHIBITION}:
            yield from [unknown_of(test.measure.fact) for test in open_tests(finding)] or [
                "who acted"
            ]
            continue
        if finding.form is Form.DUTY:
            yield "the date from which its time runs"
            continue
        for one in decisive_of(finding):
            if one.fact.found is Absence.UNKNOWN and one.test is not None:
                yield unknown_of(one.test.measure.fact)


def _listed(parts: tuple[str, ...], start: str, *, last: str = " or ") -> str:
    *first, final = parts
    return start + (f"{', '.join(first)}{last}{final}" if first else final)
