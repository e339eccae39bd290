"""Finds two exceptions to one clause that can apply at once and disagree.

Enacts docs/spec/rulebook.md, "Exceptions": of two blocks that stand instead of the same clause,
one must stand instead of the other, or their `when` must exclude each other, or they must ask
the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from moothall.rulebook.book import Clause
from moothall.rulebook.language.blocks import Condition, Power, Scope
from moothall.rulebook.language.expressions import Names
from moothall.rulebook.problems import Problem, ProblemKind
from moothall.rulebook.reading.displacement import targets_of
from moothall.rulebook.reading.exclusion import exclude_each_other

_Bearing: TypeAlias = Condition | Power


def find_disagreements(clauses: Sequence[Clause], *, file: str) -> Iterator[Problem]:
    """List the exceptions that disagree with an earlier one, each once, where they stand."""
    by_target: dict[str, list[_Bearing]] = {}
    for clause in clauses:
        for block in clause.blocks:
            if isinstance(block, Condition | Power):
                for name in block.scope.instead_of:
                    for target in targets_of(name, clauses)[:1]:
                        by_target.setdefault(target.number, []).append(block)
    for number, blocks in by_target.items():
        for at, second in enumerate(blocks):
            for first in blocks[:at]:
                if _disagree(first, second) and not _displaces_either(first, second, clauses):
                    yield _problem(first, second, number, file=file)
                    break


def _disagree(first: _Bearing, second: _Bearing) -> bool:
    """Say whether two blocks can bear on one act and ask different things of it."""
    if not _share_an_act(first.acts, second.acts) or not _share_a_name(first.of, second.of):
        return False
    if _never_together(first.scope, second.scope):
        return False
    match first, second:
        case Condition(), Condition():
            return _share_a_name(first.by, second.by) and _asked(first) != _asked(second)
        case Power(), Power():
            return first.permits is not second.permits
        case _:
            return False


def _asked(condition: Condition) -> Condition:
    """What a condition asks, without where and when it asks it."""
    return replace(condition, scope=Scope(clause=""), of=(), by=())


def _share_an_act(first: Names, second: Names) -> bool:
    if first.negated and second.negated:
        return True
    if first.negated:
        return bool(set(second.names) - set(first.names))
    if second.negated:
        return bool(set(first.names) - set(second.names))
    return bool(set(first.names) & set(second.names))


def _share_a_name(first: Sequence[str], second: Sequence[str]) -> bool:
    return not first or not second or bool(set(first) & set(second))


def _never_together(first: Scope, second: Scope) -> bool:
    return (
        exclude_each_other(first.when, second.when)
        or _ends_before(first, second)
        or _ends_before(second, first)
    )


def _ends_before(first: Scope, second: Scope) -> bool:
    end, start = first.valid_until, second.valid_from
    return isinstance(end, date) and isinstance(start, date) and end < start


def _displaces_either(first: _Bearing, second: _Bearing, clauses: Sequence[Clause]) -> bool:
    """Say whether one of two blocks stands instead of the other's clause."""
    return any(
        target.number == other.scope.clause
        for one, other in ((first, second), (second, first))
        for name in one.scope.instead_of
        for target in targets_of(name, clauses)[:1]
    )


def _problem(first: _Bearing, second: _Bearing, target: str, *, file: str) -> Problem:
    return Problem(
        kind=ProblemKind.EXCEPTIONS_DISAGREE,
        clause=second.scope.clause,
        file=file,
        line=second.scope.line,
        column=1,
        says=(
            f"this and line {first.scope.line} stand instead of clause {target}, can apply at once,"
            " and disagree"
        ),
        remedy="let one be `instead_of` the other, or let their `when` exclude each other",
    )
