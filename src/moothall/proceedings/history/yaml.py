"""Reads YAML into values that know where they stand, so that every complaint can say its place.

Less than YAML on purpose: no aliases, no tags, no key twice; a date stays the text that was
written. Nesting is bounded, and nothing here recurses with the depth of the input.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from moothall.proceedings.errors import MalformedHistoryError

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
Content: TypeAlias = "str | int | bool | list[Node] | dict[str, Node] | None"

MOST_BYTES = 8 * 1024 * 1024
MOST_DEPTH = 20
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the line and column (from 1) at which it begins."""

    content: Content
    line: int
    column: int

    def plain(self) -> Plain:
        """The value without its places; as deep as MOST_DEPTH."""
        match self.content:
            case dict():
                return {key: node.plain() for key, node in self.content.items()}
            case list():
                return [node.plain() for node in self.content]
            case _:
                return self.content


class _Builder:
    """Builds nodes from the events of the parser, from a stack of what is open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[tuple[yaml.Event, list[Node]]] = []
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._enter(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                start, parts = self._open.pop()
                whole = self._mapping(parts) if isinstance(start, yaml.MappingStartEvent) else parts
                self._add(_node(start, whole))
            case yaml.ScalarEvent():
                self._add(_node(event, _scalar(event)))
            case yaml.AliasEvent():
                raise self.error(event, "an alias (*) is not allowed here; write the value out")
            case yaml.DocumentStartEvent() if self.root is not None:
                raise self.error(event, "a second document begins here; keep one in a file")
            case _:
                pass

    def _enter(self, event: yaml.Event) -> None:
        if len(self._open) >= MOST_DEPTH:
            raise self.error(event, f"nested more than {MOST_DEPTH} deep; write it flatter")
        self._open.append((event, []))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.root = node

    def _mapping(self, parts: list[Node]) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            word = str(key.content)
            if isinstance(key.content, list | dict):
                raise self._at(key, "a key must be a word; write it as word: value")
            if word in found:
                raise self._at(key, f"{word!r} stands here a second time; keep one")
            found[word] = value
        return found

    def error(self, event: yaml.Event, message: str) -> MalformedHistoryError:
        return self._at(_node(event, None), message)

    def _at(self, node: Node, message: str) -> MalformedHistoryError:
        return MalformedHistoryError((f"{self._name}:{node.line}:{node.column}: {message}",))


def read_yaml(content: bytes, *, name: str) -> Node:
    """Read one YAML document.

    Raises:
        MalformedHistoryError: with the place, what is wrong and what to do.
    """
    builder = _Builder(name)
    try:
        for event in yaml.parse(_decoded(content, name), Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        problem = f"{name}:{place}: this is not YAML: {error.problem or error.context}"
        raise MalformedHistoryError((f"{problem}; mend the line or the one before it",)) from error
    except yaml.YAMLError as error:
        message = f"{name}:1:1: this is not YAML: {_one_line(error)}; save it as plain text"
        raise MalformedHistoryError((message,)) from error
    if builder.root is None:
        raise MalformedHistoryError((f"{name}:1:1: the file is empty; it needs `events:`",))
    return builder.root


def _decoded(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        size = f"{len(content):,} bytes, more than the {MOST_BYTES:,} that a history may have"
        raise MalformedHistoryError((f"{name}: {size}; split it by years",))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"{name}:{line}:{column}: this is not UTF-8 text; save the file as UTF-8"
        raise MalformedHistoryError((message,)) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _node(event: yaml.Event, content: Content) -> Node:
    mark = event.start_mark
    return Node(content, mark.line + 1, mark.column + 1) if mark else Node(content, 1, 1)


def _scalar(event: yaml.ScalarEvent) -> Content:
    """A plain word may be a number, true, false or null; anything quoted is text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
