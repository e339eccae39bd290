"""From bytes to text that shows all that is in it.

Refuses what is not UTF-8, what is too long to be read by people, and characters that nobody
sees or that turn the order of others round.
Spec: docs/spec/rulebook.md, "What a document may not contain".
"""

from typing import Final

from moothall.rulebook.problems import Problem, ProblemKind
from moothall.values.hiding import HIDING, TURNING

MOST_BYTES: Final = 2 * 1024 * 1024


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
    return text, tuple(_hidden(text, found.start(), file=file) for found in HIDING.finditer(text))


def _not_utf8(content: bytes, at: int, *, file: str) -> Problem:
    before = content[:at].decode().replace("\r\n", "\n").replace("\r", "\n")
    says = f"byte {content[at]:#04x} is not UTF-8"
    return _bad_bytes(file, _place(before, len(before)), says, "save the document as UTF-8")


def _hidden(text: str, at: int, *, file: str) -> Problem:
    character = text[at]
    what = "turns the order of letters round" if TURNING.match(character) else "cannot be seen"
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
