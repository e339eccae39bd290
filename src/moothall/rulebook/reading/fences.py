"""Reads the fences of a document: which are rule blocks, and where their lines stand.

Spec: docs/spec/rulebook.md, "The document".
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from markdown_it.token import Token

from moothall.rulebook.problems import ProblemKind, nearest

RULE: Final = "rule"
_MISTAKABLE: Final = frozenset({"rules", "toml", "ruel", "rul", "rulle"})

Complaint: TypeAlias = tuple[ProblemKind, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """The source of a rule block, the 1-based line it begins on, and how far lines are moved in."""

    source: str
    first_line: int
    indents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FenceReading:
    """A rule block, or none; kind, reason and remedy of what is wrong."""

    fence: Fence | None
    complaints: tuple[Complaint, ...] = ()


def read_fence(token: Token, *, lines: list[str]) -> FenceReading:
    """Read one fence of a document whose lines are given."""
    info = token.info.split()
    complaints = [*_of_words(info), *_of_end(token, lines)]
    if info[:1] != [RULE]:
        return FenceReading(fence=None, complaints=tuple(complaints))
    start, source = (token.map or [0, 0])[0] + 1, token.content
    indents = _indents(lines[start:], source.split("\n"))
    fence = Fence(source=source, first_line=start + 1, indents=indents)
    return FenceReading(fence=fence, complaints=tuple(complaints))


def _of_words(info: list[str]) -> list[Complaint]:
    """Note words beside the fence that a page would not show, and near misses of `rule`."""
    first = info[0] if info else ""
    if len(info) > 1:
        hidden = " ".join(info[1:])
        return [
            (ProblemKind.HIDDEN_TEXT, f"`{hidden}` beside the fence is not shown", "take it out")
        ]
    if first != RULE and (first.lower() == RULE or first.lower() in _MISTAKABLE):
        remedy = nearest(first.lower(), [RULE], "a rule block begins with ```rule")
        return [(ProblemKind.BAD_BLOCK, f"a fence marked `{first}` is not read", remedy)]
    return []


def _of_end(token: Token, lines: list[str]) -> list[Complaint]:
    """Note a fence that is never closed: it would swallow the rest of the document."""
    first, end = token.map or [0, 0]
    last = lines[end - 1].strip(" >\t")
    if end - 1 > first and last.startswith(token.markup) and not last.strip(token.markup[0]):
        return []
    return [
        (ProblemKind.BAD_BLOCK, "a fence that is never closed", f"close it with {token.markup}")
    ]


def _indents(above: list[str], source: list[str]) -> tuple[int, ...]:
    """By how many characters each line is moved in; empty where none is."""
    moved = tuple(
        len(line) - len(written) if line.endswith(written) else 0
        for line, written in zip(above, source, strict=False)
        if written
    )
    return moved if any(moved) else ()
