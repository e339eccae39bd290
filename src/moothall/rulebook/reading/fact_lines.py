"""Reads tables from fact to test: `{ notice = ">= 7 days", disclosed = true }`.

Enacts docs/spec/rulebook.md, "Tests".
"""

import re
from typing import Final

from moothall.rulebook.language.expressions import (
    Comparison,
    FactTest,
    Flag,
    Measure,
    Names,
    Test,
    Tests,
)
from moothall.rulebook.language.facts import Fact, Kind
from moothall.rulebook.problems import ProblemKind
from moothall.rulebook.reading.comparisons import read_test
from moothall.rulebook.reading.measures import ReadMeasure, read_measure
from moothall.rulebook.reading.tables import Table
from moothall.rulebook.reading.words import WordingError

_WHOLE_LINE: Final = re.compile(r"\s*([^<>=]*?)\s*([<>=].*)", re.DOTALL)


def read_tests(table: Table | None) -> Tests:
    """Read every line of a table; lines that are not understood are noted and left out."""
    if table is None:
        return ()
    lines = [_read_line(table, key) for key in table]
    return tuple(line for line in lines if line is not None)


def read_alternatives(table: Table, key: str) -> tuple[Tests, ...]:
    """Read one table of tests or a list of them."""
    return tuple(read_tests(one) for one in table.tables(key))


def read_whole_line(table: Table, key: str) -> FactTest | None:
    """Read fact and test out of one string: `guide = { yes = "notice >= 7 days" }`."""
    for text, at in table.one_string(key):
        found = _WHOLE_LINE.fullmatch(text)
        if not found:
            table.complain(
                ProblemKind.BAD_TEST, key, "a bound without a sign", 'write "notice >= 7 days"'
            )
            return None
        read = _read_measure(table, found[1], at + found.start(1))
        if read is None:
            return None
        test = _read_test(table, read.fact, found[2], at + found.start(2))
        if test is None:
            return None
        return FactTest(measure=read.measure, test=test, asked=text.strip(), line=table.line(key))
    return None


def read_comparison_at(table: Table, key: str, kind: Kind) -> Comparison | None:
    """Read the value of a key as one comparison, such as `apart = "<= 15 months"`."""
    fact = Fact(meaning=key, kinds=frozenset({kind}))
    for text, at in table.one_string(key):
        test = _read_test(table, fact, text, at)
        if test is None or isinstance(test, Comparison):
            return test
        table.complain(
            ProblemKind.BAD_TEST, key, f"`{key}` is not a single comparison", 'write one: ">= 2"'
        )
    return None


def read_bound_of(table: Table, key: str, fact: str) -> FactTest | None:
    """Read the value of a key as the bound of a number that the key stands for."""
    bound = read_comparison_at(table, key, Kind.NUMBER)
    if bound is None:
        return None
    asked = f"{fact} {_said(table.value(key))}"
    return FactTest(measure=Measure(fact=fact), test=bound, asked=asked, line=table.line(key))


def _read_line(table: Table, key: str) -> FactTest | None:
    read = _read_measure(table, key, table.text_offset(key))
    if read is None:
        return None
    test = _read_right_side(table, key, read)
    if test is None:
        return None
    asked = f"{key} {_said(table.value(key))}"
    return FactTest(measure=read.measure, test=test, asked=asked, line=table.line(key))


def _read_right_side(table: Table, key: str, read: ReadMeasure) -> Test | None:
    """Read a value by its type, if the fact is compared with that type."""
    fact = read.fact
    match table.value(key):
        case bool(value) if Kind.FLAG in fact.kinds:
            return Flag(expected=value)
        case str():
            return next((_read_test(table, fact, *one) for one in table.one_string(key)), None)
        case list() if Kind.NAMES in fact.kinds:
            names = table.names(key, fact.names, also=fact.also)
            if not table.value(key):
                says = f"`{key}` is compared with no name"
                table.complain(ProblemKind.BAD_TEST, key, says, "name at least one")
            return Names(names=names) if names else None
        case int(number) if not isinstance(number, bool) and Kind.FLAG not in fact.kinds:
            table.wrong_type(key, "a test", f'write "= {number}" or ">= {number}"')
        case _:
            table.wrong_type(key, " or ".join(sorted(fact.kinds)), _remedy(fact))
    return None


def _remedy(fact: Fact) -> str:
    if Kind.FLAG in fact.kinds:
        return "write `true` or `false`"
    return 'write a test in quotation marks, such as ">= 2"'


def _read_measure(table: Table, text: str, at: int) -> ReadMeasure | None:
    """Read a left side and note the names in it."""
    try:
        read = read_measure(text)
    except WordingError as error:
        table.misunderstood(error, at)
        return None
    table.block.mention(read.mentions, at)
    return read


def _read_test(table: Table, fact: Fact, text: str, at: int) -> Test | None:
    """Read a string as a test and note the names in it."""
    try:
        read = read_test(text, kinds=fact.kinds, names=fact.names, also=fact.also)
    except WordingError as error:
        table.misunderstood(error, at)
        return None
    table.block.mention(read.mentions, at, fact.kinds)
    return read.test


def _said(value: object) -> str:
    """Say the right side as the book does: `>= 7 days`, `true`, `place, date`."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
