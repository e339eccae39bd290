"""Says what a test asks for, in words: `at least 7 days`, `more than half of the votes`."""

from typing import assert_never

from moothall.rulebook.judging.measuring import ASKED_OF_EACH
from moothall.rulebook.language.expressions import (
    Between,
    Both,
    Comparator,
    Comparison,
    Count,
    Extreme,
    FactTest,
    Flag,
    Measure,
    Money,
    Named,
    Names,
    Of,
    Part,
    Qualifiers,
    Ratio,
    Rounded,
    Times,
    Value,
)
from moothall.rulebook.sentences.acts import say_act_within
from moothall.rulebook.sentences.facts import say_number
from moothall.rulebook.sentences.naming import Naming, say_list, say_share
from moothall.rulebook.sentences.phrases import noun_of
from moothall.values.durations import Length

_WORDS = {
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.EXACTLY: "",
}

_NOT_YET = {
    "election.declare": "no election of {} has been declared",
    "meeting.hold": "{} has not yet met",
    "seat.fill": "no seat of {} has been filled",
}
_OF_PEOPLE = frozenset({"by", "decided_by", "ratified_by", "signed_by", "to"})
_RULED = {
    "in order": "one that was in order",
    "out of order": "one that was out of order",
    "undecided": "one on which the ruling is open",
}


def say_wanted(test: FactTest, naming: Naming) -> str:
    """What is asked, without the thing measured: `at least 7 days`, `yes`, `the members`."""
    match test.test:
        case Comparison() as comparison:
            return _say_comparison(comparison, naming)
        case Between(low=low, high=high, qualifiers=qualifiers):
            said = f"from {say_value(low, naming)} to {say_value(high, naming)}"
            return said + _say_qualifiers(qualifiers, naming)
        case Both(first=first, second=second):
            return f"{_say_comparison(first, naming)} and {_say_comparison(second, naming)}"
        case Names(names=names, negated=negated):
            if ruled := [_RULED[name] for name in names if name in _RULED]:
                said = say_list(tuple(ruled))
            else:
                said = naming.relations(name.replace("_", " ") for name in names)
            if not negated and test.measure.fact in ASKED_OF_EACH:
                return _all_of(said)
            if not negated:
                return said
            if names == ("none",):
                return "that there is one"
            return f"{'anybody' if test.measure.fact in _OF_PEOPLE else 'anything'} but {said}"
        case Flag(expected=expected):
            return "yes" if expected else "no"
        case _:
            assert_never(test.test)


def _all_of(said: str) -> str:
    """A list of which each is asked for: `A and B`."""
    first, _, last = said.rpartition(" or ")
    return f"{first} and {last}" if first else last


def say_when(test: FactTest, naming: Naming) -> str:
    """A test as a state of affairs: `while the National Committee has not yet met`."""
    measure = test.measure
    if measure.fact == "times" and _is_none(test):
        return f"while {_say_not_yet(measure, naming)}"
    if isinstance(test.test, Flag):
        return f"where the answer to {noun_of(measure)} is {say_wanted(test, naming)}"
    if measure.fact in {"kind", "subject"} and isinstance(test.test, Names):
        return _say_concern(test.test)
    if measure.fact == "vacant" and isinstance(test.test, Names):
        verb = "is not" if test.test.negated else "is"
        return f"where {naming.either(test.test.names)} {verb} vacant"
    return f"where {noun_of(measure)} is {say_wanted(test, naming)}"


def _say_not_yet(measure: Measure, naming: Naming) -> str:
    """`the National Committee has not yet met`, `no seat of the National Committee is filled`."""
    concerned = naming.say(measure.of) if measure.of else ""
    if concerned and measure.argument in _NOT_YET:
        return _NOT_YET[measure.argument].format(concerned)
    of = f" of {concerned}" if concerned else ""
    return f"the record has none{of} of this: {say_act_within(measure.argument)}"


def _say_concern(names: Names) -> str:
    """The names of a kind or subject are words of the book and no bodies."""
    said = " or ".join(f"“{name.replace('-', ' ')}”" for name in names.names)
    return f"unless it concerns {said}" if names.negated else f"where it concerns {said}"


def say_value(value: Value, naming: Naming) -> str:
    """`7 days`, `two thirds of the seats`, `1,000 GBP`."""
    match value:
        case Length():
            return str(value)
        case Count(number=number):
            return say_number(number)
        case Part(number=number):
            return say_share(number)
        case Ratio(number=number):
            return f"{number.numerator} to {number.denominator}"
        case Money(number=number, currency=currency):
            return f"{say_number(number)} {currency}".strip()
        case Named(name=name):
            return naming.say(name)
        case Of(amount=amount, base=base):
            return f"{say_value(amount, naming)} of {naming.base(base)}"
        case Extreme(greater=greater, first=first, second=second):
            which = "greater" if greater else "lesser"
            return f"the {which} of {say_value(first, naming)} and {say_value(second, naming)}"
        case Times(number=number, value=inner, root=root):
            times = f"{say_number(number)} times "
            return f"{times}{'the square root of ' if root else ''}{say_value(inner, naming)}"
        case Rounded(value=inner, how=how):
            return f"{say_value(inner, naming)}, rounded {how.value}"
        case _:
            assert_never(value)


def _say_comparison(comparison: Comparison, naming: Naming) -> str:
    said = _WORDS[comparison.comparator] + say_value(comparison.value, naming)
    return said + _say_qualifiers(comparison.qualifiers, naming)


def _say_qualifiers(qualifiers: Qualifiers, naming: Naming) -> str:
    words = [f"leaving out {naming.say(name)}" for name in qualifiers.excluding]
    words += [qualifiers.attendance] if qualifiers.attendance else []
    words += [f"as of {qualifiers.as_of}"] if qualifiers.as_of else []
    words += [f"for each {qualifiers.per}"] if qualifiers.per else []
    words += [f"within {qualifiers.within}"] if qualifiers.within else []
    words += ["or never before"] if qualifiers.or_never else []
    return "".join(f", {word}" for word in words)


def _is_none(test: FactTest) -> bool:
    comparison = test.test
    if not isinstance(comparison, Comparison) or comparison.comparator is not Comparator.EXACTLY:
        return False
    return isinstance(comparison.value, Count) and comparison.value.number == 0
