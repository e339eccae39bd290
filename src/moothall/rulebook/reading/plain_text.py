"""From bytes to text that shows all that is in it.

Refuses what is not UTF-8, what is too long to be read by people, and characters that nobody
sees or that turn the order of others round. The characters are listed here rather than asked of
the interpreter's tables, so that the same bytes are a book, or none, under every version of it.
Spec: docs/spec/rulebook.md, "What a document may not contain".
"""

import re
from typing import Final

from moothall.rulebook.problems import Problem, ProblemKind

MOST_BYTES: Final = 2 * 1024 * 1024

_BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH: Final = "\u200b-\u200d\u2060\ufeff"
_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_UNSEEN: Final = (
    # soft hyphen, grapheme joiner, fillers, vowels without a shape, variation selectors,
    # invisible operators, annotations, shorthand and musical controls, private use, tags
    "\u00ad\u034f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u2061-\u2065\u206a-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_HIDING: Final = re.compile(f"[{_BIDIRECTIONAL}{_ZERO_WIDTH}{_CONTROL}{_UNSEEN}]")
_TURNING: Final = re.compile(f"[{_BIDIRECTIONAL}]")


def read_text(content: bytes, *, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a document; the text is "" where there is nothing to go on with."""
    if len(content) > MOST_BYTES:
        says = f"the document has {len(content)} bytes"
        return "", (_bad_bytes(file, (1, 1), says, "keep it under 2 MiB"),)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return "", (_not_utf8(content, error.start, file=file),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(_hidden(text, found.start(), file=file) for found in _HIDING.finditer(text))


def _not_utf8(content: bytes, at: int, *, file: str) -> Problem:
    before = content[:at].decode().replace("\r\n", "\n").replace("\r", "\n")
    says = f"byte {content[at]:#04x} is not UTF-8"
    return _bad_bytes(file, _place(before, len(before)), says, "save the document as UTF-8")


def _hidden(text: str, at: int, *, file: str) -> Problem:
    character = text[at]
    what = "turns the order of letters round" if _TURNING.match(character) else "cannot be seen"
    line, column = _place(text, at)
    return Problem(
        kind=ProblemKind.HIDDEN_TEXT,
        clause="",
        file=file,
        line=line,
        column=column,
        says=f"the character U+{ord(character):04X} {what}",
        remedy="take it out",
    )


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, 1-based, of an offset into a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _bad_bytes(file: str, place: tuple[int, int], says: str, remedy: str) -> Problem:
    return Problem(
        kind=ProblemKind.BAD_BYTES,
        clause="",
        file=file,
        line=place[0],
        column=place[1],
        says=says,
        remedy=remedy,
    )
