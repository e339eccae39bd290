"""Follows `instead_of`: it must point at a clause with blocks, and never in a circle.

Enacts docs/spec/rulebook.md, "Exceptions".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.rulebook.book import Clause
from moothall.rulebook.language.facts import Sort
from moothall.rulebook.problems import Problem, ProblemKind, nearest
from moothall.rulebook.reading.block_reading import MentionAt

_REMEDY = "point at a number or run-in title of this book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One `instead_of`: from which clause to which, and where it is written."""

    source: str
    target: str
    mention: MentionAt


def targets_of(name: str, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses at which a number or label points: one, unless a label stands twice."""
    numbered = [clause for clause in clauses if clause.number == name]
    return numbered or [clause for clause in clauses if name and clause.label == name]


def find_pointers(
    mentions: Sequence[MentionAt], clauses: Sequence[Clause], *, file: str
) -> tuple[list[Pointer], list[Problem]]:
    """List the pointers of a book, and those that point nowhere or at two clauses."""
    pointers: list[Pointer] = []
    problems: list[Problem] = []
    for one in mentions:
        if one.mention.sort is not Sort.DISPLACED:
            continue
        targets = targets_of(one.mention.name, clauses)
        reason = _why_not(one, targets, clauses)
        if reason is None:
            pointer = Pointer(source=one.clause, target=targets[0].number, mention=one)
            pointers.append(pointer)
        else:
            says, remedy = reason
            problems.append(_problem(one, ProblemKind.DISPLACES_NOTHING, says, remedy, file=file))
    return pointers, problems


def _why_not(
    one: MentionAt, targets: Sequence[Clause], clauses: Sequence[Clause]
) -> tuple[str, str] | None:
    """Say why a pointer displaces nothing, and what to do; None where it does."""
    name = one.mention.name
    if not targets:
        known = {clause.number for clause in clauses} | {clause.label for clause in clauses} - {""}
        return f"`instead_of` points nowhere: `{name}`", nearest(name, sorted(known), _REMEDY)
    if len(targets) > 1:
        numbers = " and ".join(clause.number for clause in targets)
        return f"`instead_of` points at two clauses: `{name}` is {numbers}", "write the number"
    target = targets[0]
    if not target.is_sound:
        return None
    if target.number != one.clause:
        says = f"clause {target.number} has no block that could be displaced"
        return None if target.blocks else (says, _REMEDY)
    others = [block for block in target.blocks if not block.scope.instead_of]
    says = "a block stands instead of its own clause, which has no other"
    return None if others else (says, _REMEDY)


def find_circles(pointers: Sequence[Pointer], *, file: str) -> Iterator[Problem]:
    """List each circle once, at the pointer that opens it.

    A block may displace the other blocks of its own clause; that is no circle.
    """
    edges: dict[str, list[Pointer]] = {}
    for pointer in pointers:
        if pointer.source != pointer.target:
            edges.setdefault(pointer.source, []).append(pointer)
    found: set[frozenset[str]] = set()
    for start in edges:
        circle = _circle_from(start, edges)
        if circle and frozenset(circle) not in found:
            found.add(frozenset(circle))
            says = f"`instead_of` runs in a circle: {', '.join(circle)}"
            remedy = "take one of them out"
            yield _problem(
                edges[start][0].mention,
                ProblemKind.DISPLACED_IN_A_CIRCLE,
                says,
                remedy,
                file=file,
            )


def _circle_from(start: str, edges: dict[str, list[Pointer]]) -> tuple[str, ...]:
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for pointer in edges.get(path[-1], ()):
            if pointer.target == start:
                return (*path, start)
            if pointer.target not in seen:
                seen.add(pointer.target)
                paths.append((*path, pointer.target))
    return ()


def _problem(one: MentionAt, kind: ProblemKind, says: str, remedy: str, *, file: str) -> Problem:
    return Problem(
        kind=kind,
        clause=one.clause,
        file=file,
        line=one.place[0],
        column=one.place[1],
        says=says,
        remedy=remedy,
    )
