"""Finds what a document holds and a page does not show: people vote on what they see.

Owns the refusal of raw HTML, entities, images, link definitions, and links that lead elsewhere
than they say. Spec: docs/spec/rulebook.md, "What a document may not contain".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.entities import html5
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from moothall.rulebook.problems import Problem, ProblemKind

_ENTITY: Final = re.compile(r"&(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_SHOWN_ENTITIES: Final = ("amp", "lt", "gt")
_LINKS: Final = MarkdownIt("commonmark")


def find_hidden_text(
    tokens: Iterable[Token], environment: Mapping[str, object], *, lines: Sequence[str], file: str
) -> list[Problem]:
    """List everything in a document that a page would not show as it is written.

    Args:
        tokens: the document as Markdown tokens.
        environment: where the parser keeps link definitions.
        lines: the document's lines.
        file: its name.
    """
    found = [*_in_tokens(tokens), *_in_definitions(environment)]
    seen: Counter[tuple[str, int]] = Counter()
    problems = []
    for one in found:
        sought, _, _, first, _ = one
        problems.append(_placed(one, seen[sought, first], lines=lines, file=file))
        seen[sought, first] += 1
    return problems


_Finding = tuple[str, str, str, int, int]  # what to look for, says, remedy, first and last line


def _in_tokens(tokens: Iterable[Token]) -> Iterator[_Finding]:
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type == "html_block":
            yield token.content.strip()[:1], "raw HTML", _WRITE_MARKDOWN, first, end
        elif token.type == "inline":
            for sought, says, remedy in _in_line(token):
                yield sought, says, remedy, first, end


def _in_line(token: Token) -> Iterator[tuple[str, str, str]]:
    """List what hides in one paragraph: what to look for there, reason, remedy."""
    if "&" in token.content:
        yield from _entities(token.content)
    children = token.children or []
    for number, child in enumerate(children):
        match child.type:
            case "html_inline":
                yield child.content, "raw HTML", _WRITE_MARKDOWN
            case "image":
                yield "![", "an image", "say in words what it shows"
            case "link_open" if child.markup != "autolink":
                yield from _link(child, children[number + 1 :])


def _entities(content: str) -> Iterator[tuple[str, str, str]]:
    for found in _ENTITY.finditer(content):
        name = found[1]
        is_entity = name.startswith("#") or f"{name};" in html5
        if is_entity and name not in _SHOWN_ENTITIES:
            yield found[0], f"`{found[0]}` is not shown as it is written", "write the character"


def _link(opening: Token, following: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Compare what a link shows with where it leads."""
    shown = ""
    for child in following:
        if child.type == "link_close":
            break
        shown += child.content
    target = str(opening.attrs.get("href", ""))
    if target != _LINKS.normalizeLink(shown) or "title" in opening.attrs:
        yield f"[{shown}", f"a link shows `{shown}` and leads to `{target}`", _WRITE_ADDRESS


def _in_definitions(environment: Mapping[str, object]) -> Iterator[_Finding]:
    """List link definitions: the commonest way to hide a comment in Markdown."""
    references = environment.get("references")
    duplicates = environment.get("duplicate_refs")
    definitions = [*(references.values() if isinstance(references, dict) else ())]
    definitions += duplicates if isinstance(duplicates, list) else []
    for definition in definitions:
        first, end = definition["map"]
        yield "[", "a link definition, which a page does not show", _WRITE_ADDRESS, first, end


def _placed(one: _Finding, passed: int, *, lines: Sequence[str], file: str) -> Problem:
    """Put a finding where it stands; passed is how many like it come before it."""
    sought, says, remedy, first, end = one
    line, column = _find(sought.split("\n")[0], passed, lines[first:end])
    return Problem(
        kind=ProblemKind.HIDDEN_TEXT,
        clause="",
        file=file,
        line=first + line + 1,
        column=column + 1,
        says=says,
        remedy=remedy,
    )


def _find(sought: str, passed: int, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of what is sought, counted from 0; the beginning if it is not there."""
    for number, line in enumerate(lines):
        found = line.count(sought)
        if passed < found:
            at = -1
            for _ in range(passed + 1):
                at = line.find(sought, at + 1)
            return number, at
        passed -= found
    return 0, 0


_WRITE_MARKDOWN: Final = "write it in Markdown, or take it out"
_WRITE_ADDRESS: Final = "write the address itself: <https://example.org>"
