"""What a test asks of the facts: a key for the thing measured and one for each base it is of.

Owns the keys, which entries store; two tests that ask the same thing have the same key.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from moothall.rulebook.judging.working_days import CLOSED_DAYS, is_in_working_days
from moothall.rulebook.language.expressions import (
    UNQUALIFIED,
    Between,
    Both,
    Comparison,
    Extreme,
    FactTest,
    Flag,
    Measure,
    Named,
    Names,
    Of,
    Part,
    Qualifiers,
    Rounded,
    Test,
    Times,
    Value,
)
from moothall.values.durations import Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Something to be measured: how much notice, how many in favour, by whom decided.

    Attributes:
        key: its key among the facts.
        measure, qualifiers: what is measured and what narrows it.
        base: the class within which it is counted; "" for all.
        names: for a question (`ruled`), the question's name.
    """

    key: str
    measure: Measure
    qualifiers: Qualifiers = UNQUALIFIED
    base: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing:
    """The size of a base: seats, members, a declared body or people, or a varied quantity."""

    key: str
    base: str
    qualifiers: Qualifiers = UNQUALIFIED


Question: TypeAlias = Asking | Sizing


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A test with the keys of what it asks for.

    Attributes:
        test: the test.
        key: of the thing measured; for `ruled` one key for each question named.
        questions: everything to be gathered before it can be answered.
    """

    test: FactTest
    keys: tuple[str, ...]
    questions: tuple[Question, ...]


def pose(test: FactTest, *, quantities: Mapping[str, Value]) -> Posed:
    """Work out what a test asks for; quantities are the book's, by name."""
    askings = tuple(_askings(test, quantities))
    sizings = tuple(_sizings(test.test, quantities))
    keys = tuple(asking.key for asking in askings)
    return Posed(test=test, keys=keys, questions=(*askings, *sizings))


def size_key(base: str, qualifiers: Qualifiers) -> str:
    """Key of the size of a base: `size of seats excluding interested`."""
    if qualifiers is UNQUALIFIED:
        return f"size of {base}"
    words = [f"size of {base}", *_shared_words(qualifiers)]
    if qualifiers.as_of:
        words.append(f"as of {qualifiers.as_of}")
    return " ".join(words)


def _askings(test: FactTest, quantities: Mapping[str, Value]) -> Iterator[Asking]:
    measure = test.measure
    if measure.fact == "ruled" and isinstance(test.test, Names):
        for name in test.test.names:
            yield Asking(key=f"ruled {name}", measure=measure, name=name)
        return
    if measure.fact == "vacant" and isinstance(test.test, Names):
        posts = ", ".join(test.test.names)
        yield Asking(key=f"vacant {posts}", measure=measure, name=posts)
        return
    qualifiers = qualifiers_of(test.test)
    base = _counted_within(test.test, quantities)
    words = [_measure_words(measure), *([f"of {base}"] if base else []), *_words(qualifiers)]
    yield Asking(key=" ".join(words), measure=measure, qualifiers=qualifiers, base=base)


def _measure_words(measure: Measure) -> str:
    words = [measure.fact, "first" if measure.first else "", measure.argument, measure.kind]
    words.append(f"by {measure.by}" if measure.by else "")
    words.append(f"of {measure.of}" if measure.of else "")
    return " ".join(word for word in words if word)


def _shared_words(qualifiers: Qualifiers) -> Iterator[str]:
    """Words that narrow a measure and its base alike."""
    for name in qualifiers.excluding:
        yield f"excluding {name}"
    if qualifiers.attendance:
        yield qualifiers.attendance


def _words(qualifiers: Qualifiers) -> Iterator[str]:
    if qualifiers is UNQUALIFIED:
        return
    yield from _shared_words(qualifiers)
    if qualifiers.counting_vacant:
        yield f"counting vacant as {qualifiers.counting_vacant}"
    if qualifiers.counting_spoilt:
        yield "counting spoilt"
    if qualifiers.lasting is not None:
        yield f"for {qualifiers.lasting}"
    if qualifiers.within:
        yield f"in {qualifiers.within}"
    for word in ("per", "since", "by", "to"):
        if value := getattr(qualifiers, word):
            yield f"{word} {value}"
    if qualifiers.same:
        yield f"for same {qualifiers.same}"


def qualifiers_of(test: Test) -> Qualifiers:
    """The qualifiers of a comparison; a name or a flag has none."""
    match test:
        case Comparison() | Between():
            return test.qualifiers
        case Both():
            return test.first.qualifiers
        case Names() | Flag():
            return UNQUALIFIED


def _counted_within(test: Test, quantities: Mapping[str, Value]) -> str:
    """The base of `>= 3 of electors`: a count within it, where a share would be of its size."""
    if isinstance(test, Comparison) and isinstance(test.value, Of):
        return "" if is_share(test.value.amount, quantities) else test.value.base
    return ""


def is_share(value: Value, quantities: Mapping[str, Value]) -> bool:
    """Is it a share of a base, `1/3` or a quantity that stands for one?"""
    if isinstance(value, Named) and value.name in quantities:
        return is_share(quantities[value.name], quantities)
    return isinstance(value, Part)


def _sizings(test: Test, quantities: Mapping[str, Value]) -> Iterator[Sizing]:
    for value, qualifiers in _values(test):
        for base in _bases(value, quantities):
            is_itself = base.startswith("quantity ") or base == CLOSED_DAYS
            key = base if is_itself else size_key(base, qualifiers)
            yield Sizing(key=key, base=base, qualifiers=qualifiers)


def _values(test: Test) -> tuple[tuple[Value, Qualifiers], ...]:
    """What it is compared with, each with what narrows it."""
    match test:
        case Comparison():
            return ((test.value, test.qualifiers),)
        case Between():
            return ((test.low, test.qualifiers), (test.high, test.qualifiers))
        case Both():
            return (*_values(test.first), *_values(test.second))
        case Names() | Flag():
            return ()


def _bases(value: Value, quantities: Mapping[str, Value]) -> Iterator[str]:
    match value:
        case Of(amount=amount, base=base):
            if is_share(amount, quantities):
                yield base
            yield from _bases(amount, quantities)
        case Named(name=name) if name in quantities:
            yield f"quantity {name}"
            yield from _bases(quantities[name], quantities)
        case Named(name=name):
            yield name
        case Extreme():
            yield from _bases(value.first, quantities)
            yield from _bases(value.second, quantities)
        case Times() | Rounded():
            yield from _bases(value.value, quantities)
        case Length() if is_in_working_days(value):
            yield CLOSED_DAYS
        case _:
            return
