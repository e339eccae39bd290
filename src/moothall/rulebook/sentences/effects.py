"""Says what follows from a ruling: what stands, until when, and who may set it aside.

Owns the words for the four effects. Where the book sets no time or names nobody, that is said.
[design 8, "so what"; rule-language 4]
"""

from moothall.rulebook.judging.law import Law
from moothall.rulebook.judging.rulings import Effect, Ruling
from moothall.rulebook.language.blocks import Condition
from moothall.rulebook.language.expressions import Comparator, Comparison
from moothall.rulebook.sentences.findings import was_done
from moothall.rulebook.sentences.naming import PLAIN, Naming, is_plural, say_list
from moothall.values.durations import Length

_STANDING = {
    "meeting.hold": "The meeting and what it decided stand",
    "meeting.call": "The call stands",
    "paper.circulate": "What was decided on these papers stands",
    "decision.take": "The decision stands",
    "appointment.make": "The appointment stands",
    "election.declare": "The result stands",
    "holding.declare": "The holding stands as it is",
    "money.commit": "What was committed stays committed",
    "officer.remove": "The removal stands",
    "position.announce": "The announcement was made and stands",
}
_CHANGES = {
    "meeting.cancel": "The meeting stands called as it was",
    "meeting.move": "The meeting stands called as it was",
    "decision.set_aside": "The decision stands as it was taken",
    "decision.take": "No decision was taken",
    "appointment.make": "Nobody is appointed by it",
    "ballot.call": "No ballot is called by it",
    "ballot.declare": "The result binds nobody",
    "body.form": "No such body exists by it",
    "money.commit": "The organisation is not bound by it",
    "position.announce": "It is not the organisation's position",
    "seat.fill": "No seat is filled by it",
}
_ASIDE = "decision.set_aside"


def say_effect(ruling: Ruling, law: Law, *, act: str, doer: str, naming: Naming = PLAIN) -> str:
    """What follows, in one to three sentences; "" for an act in order, which stands.

    Args:
        ruling: what the book says of the act.
        law: the book.
        act: the act's id.
        doer: id of the body that did it; "" where nobody says.
        naming: how bodies are called.
    """
    if act == "omission.report":
        return _say_owed(ruling)
    match ruling.effect:
        case Effect.STANDS:
            return ""
        case Effect.CONTESTED:
            return f"{_standing(act)}, marked as contested, until what is missing is known."
        case Effect.VOID:
            changes = _CHANGES.get(act)
            return f"It has no effect. {changes}." if changes else "It has no effect."
        case Effect.IRREGULAR:
            return f"{_standing(act)} until {_say_aside(act, doer, law, naming)}."


def _say_owed(ruling: Ruling) -> str:
    match ruling.effect:
        case Effect.STANDS:
            return ""
        case Effect.CONTESTED:
            return "Whether it was overdue cannot be told from what is known."
        case Effect.VOID | Effect.IRREGULAR:
            late = (one for one in ruling.findings if one.holds is False)
            return (
                "What was owed was done, but late."
                if all(was_done(finding) for finding in late)
                else "What was owed is owed still."
            )


def _standing(act: str) -> str:
    return _STANDING.get(act, "It stands")


def _say_aside(act: str, doer: str, law: Law, naming: Naming) -> str:
    """By whom and until when: whoever did it, and those whom that body answers to. [6.2]"""
    if not _aside_blocks(doer, law):
        return "set aside; the book does not say by whom"
    verb = "set" if is_plural(_last_of(doer, law, naming)) else "sets"
    them = "them" if _standing(act).endswith("stand") else "it"
    return f"{_say_who(doer, law, naming)} {verb} {them} aside; {_say_limit(doer, law)}"


def _say_who(doer: str, law: Law, naming: Naming) -> str:
    """`the Steering Committee itself or the National Committee`."""
    if not doer:
        return "the body that did it, which the account does not name, or one above it"
    said = naming.say(doer)
    own = f"{said} {'themselves' if is_plural(said) else 'itself'}"
    body = law.book.bodies.get(doer)
    if body is None:
        return f"{own} or a body above, of which the book names none,"
    return say_list((own, *(naming.say(name) for name in body.answers_to)))


def _last_of(doer: str, law: Law, naming: Naming) -> str:
    """The body named last, with which the verb agrees."""
    body = law.book.bodies.get(doer)
    above = body.answers_to if body else ("",)
    return naming.say([doer, *above][-1]) if doer and body else ""


def _aside_blocks(doer: str, law: Law) -> tuple[Condition, ...]:
    """What the book says of setting aside, for this body."""
    return tuple(
        block
        for block in law.book.conditions
        if _ASIDE in block.acts.names and (not block.of or doer in block.of)
    )


def _say_limit(doer: str, law: Law) -> str:
    """Within what time, where a condition on setting aside has one."""
    for block in _aside_blocks(doer, law):
        for test in block.must:
            comparison = test.test
            if (
                test.measure.fact == "since"
                and isinstance(comparison, Comparison)
                and comparison.comparator in {Comparator.AT_MOST, Comparator.LESS_THAN}
                and isinstance(comparison.value, Length)
            ):
                return f"clause {block.scope.clause} allows {comparison.value} for that"
    return "no time limit is set"
