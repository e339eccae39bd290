"""Holds what was found against what a test asks: yes, no, or it cannot be known.

Exact throughout: shares are fractions, roots are compared by squaring, nothing is rounded that
the text does not round. [rule-language 1, 5]
"""

from dataclasses import replace
from typing import assert_never

from moothall.rulebook.judging.asking import Posed, is_share, size_key
from moothall.rulebook.judging.bounding import (
    Facts,
    Yardstick,
    bound_of,
    size_of,
    unfolded,
)
from moothall.rulebook.judging.comparing import compare_one
from moothall.rulebook.judging.roots import Root
from moothall.rulebook.judging.rulings import (
    PERHAPS,
    Absence,
    Division,
    Found,
    PerOption,
    Proportion,
    Sum,
)
from moothall.rulebook.judging.working_days import compare_time
from moothall.rulebook.language.expressions import (
    Between,
    Both,
    Comparator,
    Comparison,
    Count,
    Extreme,
    Flag,
    Names,
    Of,
    Rounded,
    Test,
    Times,
    Value,
)
from moothall.values import amounts
from moothall.values.amounts import Range
from moothall.values.durations import Length
from moothall.values.elapsed import Elapsed
from moothall.values.logic import all_of, any_of, negation

_AT_LEAST_OR_MORE = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_ORDERLINESS = frozenset({"in order", "out of order"})
# Of these all that are named are asked for: two bodies confirm it, three people sign.
ASKED_OF_EACH = frozenset({"notice_states", "ratified_by", "signed_by"})
# What is given beforehand: where it may have come too late, it is not shown to have been short.
_BEFOREHAND = frozenset({"agenda", "charges", "notice", "papers"})
_NOBODY = amounts.exactly(0)
_REFINED = (Times, Rounded)
_NONE, _UNKNOWN = Absence.NONE, Absence.UNKNOWN


def holds(posed: Posed, facts: Facts, *, by: Yardstick) -> bool | None:
    """Does the test hold of the facts? None where it cannot be known."""
    test = posed.test.test
    if posed.test.measure.fact == "ruled":
        return _is_ruled(posed, facts)
    found = facts[posed.keys[0]].found
    if found is _UNKNOWN:
        return None
    if isinstance(found, PerOption):
        return all_of(_stands(test, one, facts, by) for _, one in found.options)
    if isinstance(test, Names) and posed.test.measure.fact in ASKED_OF_EACH and not test.negated:
        each = (replace(test, names=(name,)) for name in test.names)
        return all_of(_stands(one, found, facts, by) for one in each)
    stands = _stands(test, found, facts, by)
    if stands and isinstance(found, Elapsed) and found.stated is None:
        is_beforehand = posed.test.measure.fact in _BEFOREHAND
        return None if is_beforehand and _may_have_come_late(test, found) else stands
    if stands is None and isinstance(test, Comparison) and isinstance(found, Range):
        return _stands_against_the_rest(posed, test, found, facts, by)
    return stands


def _may_have_come_late(test: Test, found: Elapsed) -> bool:
    """Is it short only if it was given at all before what it is notice of, which is open?"""
    is_floor = isinstance(test, Comparison) and test.comparator in _AT_LEAST_OR_MORE
    given, end = found.start.latest, found.end.latest
    return not is_floor and (given is None or (end is not None and given > end))


def _stands_against_the_rest(
    posed: Posed, test: Comparison, found: Range, facts: Facts, by: Yardstick
) -> bool | None:
    """A share of the votes, where how many there were is as uncertain as how many were for it.

    So many of all are at least two thirds where a third of them is at least two thirds of the rest.
    """
    value = unfolded(test.value, facts, by)
    fact = posed.test.measure.fact
    if not (isinstance(value, Of) and value.base == "votes" and fact in {"for", "against"}):
        return None
    votes = facts[size_key("votes", test.qualifiers)].found
    part = bound_of(value.amount, test.qualifiers, facts, by)
    if not isinstance(votes, Division) or not isinstance(part, Range) or not part.is_exact:
        return None
    rest = votes.against if fact == "for" else votes.votes_for
    enough = amounts.compare(found * (1 - part.low), test.comparator, rest * part.low)
    return all_of((enough, _has_somebody(test, value, found, facts, by)))


def _is_ruled(posed: Posed, facts: Facts) -> bool | None:
    """Every question named has been answered yes (or, negated, no). [3]"""
    answers = [facts[key].found for key in posed.keys]
    together = all_of(answer if isinstance(answer, bool) else None for answer in answers)
    is_negated = isinstance(posed.test.test, Names) and posed.test.test.negated
    return negation(together) if is_negated else together


def _stands(test: Test, found: Found, facts: Facts, by: Yardstick) -> bool | None:
    if found is _UNKNOWN:
        return None
    if found is _NONE:
        return _stands_without(test, facts, by)
    match test:
        case Flag():
            return _is(found, expected=test.expected)
        case Names():
            return _is_among(found, test)
        case Comparison():
            return _compares(test, found, facts, by)
        case Between():
            return all_of(_compares(end, found, facts, by) for end in _ends(test))
        case Both():
            return all_of(_compares(one, found, facts, by) for one in (test.first, test.second))
        case _:
            assert_never(test)


def _ends(test: Between) -> tuple[Comparison, Comparison]:
    """`10 days to 60 days` as the two comparisons that it makes."""
    qualifiers = test.qualifiers
    return (
        Comparison(comparator=Comparator.AT_LEAST, value=test.low, qualifiers=qualifiers),
        Comparison(comparator=Comparator.AT_MOST, value=test.high, qualifiers=qualifiers),
    )


def _stands_without(test: Test, facts: Facts, by: Yardstick) -> bool | None:
    """Nothing was found: no people, votes or money are 0 of them; of a time only `or never`."""
    match test:
        case Flag():
            return not test.expected
        case Names():
            return ("none" in test.names) != test.negated
        case Comparison():
            return test.qualifiers.or_never or _compares_nothing(test, facts, by)
        case Between():
            ends = (_compares_nothing(end, facts, by) for end in _ends(test))
            return test.qualifiers.or_never or all_of(ends)
        case Both():
            return all_of(_stands_without(one, facts, by) for one in (test.first, test.second))


def _compares_nothing(test: Comparison, facts: Facts, by: Yardstick) -> bool | None:
    value = unfolded(test.value, facts, by)
    if isinstance(value, Extreme):
        return _compares_extreme(test, value, _NONE, facts, by)
    bound = bound_of(value, test.qualifiers, facts, by)
    match bound:
        case Sum():
            return amounts.compare(_NOBODY, test.comparator, bound.amount)
        case Range() | Root():
            enough = compare_one(test.comparator, _NOBODY, bound)
            return all_of((enough, _has_somebody(test, value, _NONE, facts, by)))
        case Length() | Division():
            return False
        case None:
            return None


def _is(found: Found, *, expected: bool) -> bool | None:
    if isinstance(found, bool):
        return found is expected
    if isinstance(found, Range):
        some = amounts.compare(found, ">", amounts.exactly(0))
        return some if expected else negation(some)
    return None


def _is_among(found: Found, test: Names) -> bool | None:
    if isinstance(found, bool):
        found = frozenset({"true" if found else "false"})
    if not isinstance(found, frozenset):
        return None
    if not found.isdisjoint(test.names):
        return not test.negated
    if "undecided" in found and not _ORDERLINESS.isdisjoint(test.names):
        return None
    if not found.isdisjoint([f"{PERHAPS}{name}" for name in test.names]):
        return None
    return test.negated


def _compares(test: Comparison, found: Found, facts: Facts, by: Yardstick) -> bool | None:
    if isinstance(found, Proportion):
        return _compares_proportion(test, found, facts, by)
    value = test.value
    if isinstance(value, Count) and isinstance(found, Range):
        return amounts.compare(found, test.comparator, value.exact)
    if isinstance(value, Length) and isinstance(found, Elapsed):
        return compare_time(found, test.comparator, value, facts, calendar=by.calendar)
    value = unfolded(value, facts, by)
    if isinstance(value, Extreme):
        return _compares_extreme(test, value, found, facts, by)
    bound = bound_of(value, test.qualifiers, facts, by)
    if isinstance(found, Elapsed) and isinstance(bound, Length):
        return compare_time(found, test.comparator, bound, facts, calendar=by.calendar)
    enough = compare_one(test.comparator, found, bound)
    return all_of((enough, _has_somebody(test, value, found, facts, by)))


def _has_somebody(
    test: Comparison, value: Value, found: Found, facts: Facts, by: Yardstick
) -> bool | None:
    """At least a share of nobody is no majority: what it is a share of must not be empty. [6.11]"""
    if test.comparator not in _AT_LEAST_OR_MORE:
        return True
    while isinstance(value, _REFINED):
        value = value.value
    if not isinstance(value, Of) or not is_share(value.amount, by.quantities):
        return True
    size = size_of(size_key(value.base, test.qualifiers), facts)
    if not isinstance(size, Range):
        return True
    counted = found if isinstance(found, Range) else _NOBODY
    return any_of(amounts.compare(one, ">", _NOBODY) for one in (counted, size))


def _compares_proportion(
    test: Comparison, found: Proportion, facts: Facts, by: Yardstick
) -> bool | None:
    """A share that is stated is held against the share that is asked of the same base."""
    value = test.value
    if not isinstance(value, Of) or found.base != value.base:
        return None
    if is_share(value.amount, by.quantities):
        asked = bound_of(value.amount, test.qualifiers, facts, by)
        if isinstance(asked, Range):
            return amounts.compare(found.share, test.comparator, asked)
    return None


def _compares_extreme(
    test: Comparison, value: Extreme, found: Found, facts: Facts, by: Yardstick
) -> bool | None:
    """At least the lesser of two is at least either; at least the greater is at least both."""
    if test.comparator is Comparator.EXACTLY:
        ends = (Comparator.AT_LEAST, Comparator.AT_MOST)
        return all_of(
            _compares_extreme(replace(test, comparator=end), value, found, facts, by)
            for end in ends
        )
    sides = [
        _compares_side(replace(test, value=side), found, facts, by)
        for side in (value.first, value.second)
    ]
    wants_more = test.comparator in _AT_LEAST_OR_MORE
    return all_of(sides) if wants_more is value.greater else any_of(sides)


def _compares_side(test: Comparison, found: Found, facts: Facts, by: Yardstick) -> bool | None:
    if found is _NONE:
        return _compares_nothing(test, facts, by)
    return _compares(test, found, facts, by)
