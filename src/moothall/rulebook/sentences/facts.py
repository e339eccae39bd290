"""Says what was found, in a few words: `20 hours`, `at least 10`, `steering-committee`, `no`."""

from fractions import Fraction
from typing import assert_never

from moothall.rulebook.judging.rulings import (
    Absence,
    Division,
    Fact,
    Found,
    Owed,
    PerOption,
    Proportion,
    Sum,
)
from moothall.rulebook.sentences.dates import say_elapsed, say_span
from moothall.rulebook.sentences.naming import PLAIN, Naming, say_share
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed
from moothall.values.instants import Zone


def say_found(fact: Fact, *, zone: Zone, naming: Naming = PLAIN) -> str:
    """Say what was found."""
    return _say(fact.found, zone, naming)


def _say(found: Found, zone: Zone, naming: Naming) -> str:
    match found:
        case Absence():
            return "none" if found is Absence.NONE else "not known"
        case bool():
            return "yes" if found else "no"
        case frozenset():
            return naming.who(found)
        case Range():
            return say_range(found)
        case Proportion():
            return _say_share(found.share)
        case Sum():
            return f"{say_range(found.amount)} {found.currency}".strip()
        case Division():
            return f"{say_range(found.votes_for)} to {say_range(found.against)}"
        case Elapsed():
            return say_elapsed(found, zone=zone)
        case Length():
            return str(found)
        case PerOption():
            return "; ".join(f"{name}: {_say(one, zone, naming)}" for name, one in found.options)
        case tuple():
            return "; ".join(say_owed(owed, zone=zone) for owed in found) or "nothing owed"
        case _:
            assert_never(found)


def say_owed(owed: Owed, *, zone: Zone) -> str:
    """`due 12 June 2016, not done`."""
    done = "not done" if owed.done is None else f"done {say_span(owed.done, zone=zone)}"
    return f"due {say_span(owed.due, zone=zone)}, {done}"


def say_range(number: Range) -> str:
    """`6`, `at least 10`, `8 to 16`, `more than 100`."""
    if number.high is None:
        return f"{'more than' if number.is_over else 'at least'} {say_number(number.low)}"
    if number.is_exact:
        return say_number(number.low)
    if number.low == 0:
        return f"{'under' if number.is_under else 'at most'} {say_number(number.high)}"
    return f"{say_number(number.low)} to {say_number(number.high)}"


def say_number(number: Fraction | int) -> str:
    """Whole numbers with commas; others as a fraction."""
    if number == int(number):
        return f"{int(number):,}"
    return str(Fraction(number))


def _say_share(share: Range) -> str:
    if share.is_exact and share.low in (0, 1):
        return "all" if share.low else "none"
    return say_share(Fraction(share.low)) if share.is_exact else say_range(share)
