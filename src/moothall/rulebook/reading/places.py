"""Finds where each key and value of a TOML table is written.

The standard library reads TOML but keeps no places. This walks over text that it has already
accepted, so it only has to know where things begin. Two spellings of TOML are refused, since a
rule block is one flat table that people read aloud: headings in brackets, and dotted keys.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
_EQUALS: Final = re.compile(r"[ \t]*=[ \t]*")
_STRING: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")' + r"|'''.*?'{3,5}(?!')" + r"|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR: Final = re.compile(r"[^,\]}\n#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Offsets of a key and its value; an element of a list has its own offset as key.

    Attributes:
        text_at: where the characters of a plain string begin; the value's start for others.
    """

    key: int
    value: int
    text_at: int


class UnreadableSpellingError(Exception):
    """A spelling that TOML allows and a rule block does not: says what at which offset."""

    def __init__(self, offset: int, says: str, remedy: str) -> None:
        self.offset = offset
        self.says = says
        self.remedy = remedy
        super().__init__(says)


def find_spans(source: str) -> dict[Path, Span]:
    """Map the path of every key and list element of accepted TOML to where it is written.

    Raises:
        UnreadableSpellingError: for a heading in brackets or a dotted key.
    """
    spans: dict[Path, Span] = {}
    at = _skip(source, 0)
    while at < len(source):
        at = _skip(source, _walk_pair(source, at, (), spans))
    return spans


def _skip(source: str, at: int) -> int:
    found = _BLANK.match(source, at)
    return found.end() if found else at


def _walk_pair(source: str, at: int, within: Path, spans: dict[Path, Span]) -> int:
    """Walk over `key = value` and answer where it ends."""
    found = _KEY.match(source, at)
    if not found:
        raise UnreadableSpellingError(
            at, "a heading in brackets", "write the table in braces: must = { ... }"
        )
    equals = _EQUALS.match(source, found.end())
    if not equals:
        raise UnreadableSpellingError(
            at, "a key with a dot or a space", 'put it in quotation marks: "since meeting.hold"'
        )
    key = next(part for part in found.groups() if part is not None)
    return _walk_value(source, equals.end(), key_at=at, path=(*within, key), spans=spans)


def _walk_value(source: str, at: int, *, key_at: int, path: Path, spans: dict[Path, Span]) -> int:
    """Walk over one value and answer where it ends."""
    opening = source[at]
    if opening in "\"'":
        found = _STRING.match(source, at)
        marks = 3 if source[at : at + 3] in ('"""', "'''") else 1
        spans[path] = Span(key=key_at, value=at, text_at=at + marks)
        return found.end() if found else len(source)
    spans[path] = Span(key=key_at, value=at, text_at=at)
    if opening == "{":
        return _walk_table(source, at, path, spans)
    if opening == "[":
        return _walk_list(source, at, path, spans)
    found = _SCALAR.match(source, at)
    return found.end() if found else at + 1


def _walk_table(source: str, at: int, path: Path, spans: dict[Path, Span]) -> int:
    at = _skip(source, at + 1)
    while source[at] != "}":
        at = _skip(source, _walk_pair(source, at, path, spans))
        at = _after_comma(source, at)
    return at + 1


def _walk_list(source: str, at: int, path: Path, spans: dict[Path, Span]) -> int:
    at = _skip(source, at + 1)
    number = 0
    while source[at] != "]":
        at = _walk_value(source, at, key_at=at, path=(*path, number), spans=spans)
        at = _after_comma(source, _skip(source, at))
        number += 1
    return at + 1


def _after_comma(source: str, at: int) -> int:
    return _skip(source, at + 1) if source[at] == "," else at
