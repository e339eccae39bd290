"""What makes a rulebook unreadable or meaningless: a problem has a place, a reason and a remedy.

Owns the kinds of problem and how one prints. Spec: docs/spec/rulebook.md, "Problems".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong, in a word that a program can sort by."""

    BAD_BYTES = "bad bytes"
    HIDDEN_TEXT = "hidden text"
    BAD_TOML = "bad toml"
    BAD_BLOCK = "bad block"
    LOST_CLAUSE = "lost clause"
    BLOCK_OUTSIDE_CLAUSE = "block outside clause"
    UNKNOWN_KEY = "unknown key"
    MISSING_KEY = "missing key"
    WRONG_TYPE = "wrong type"
    UNKNOWN_WORD = "unknown word"
    UNKNOWN_ACT = "unknown act"
    UNKNOWN_FACT = "unknown fact"
    UNKNOWN_UNIT = "unknown unit"
    UNKNOWN_BASE = "unknown base"
    UNKNOWN_NAME = "unknown name"
    SHARE_WITHOUT_BASE = "share without base"
    BAD_TEST = "bad test"
    NO_ACT = "no act"
    NOBODY_OWES = "nobody owes"
    DUPLICATE_CLAUSE = "duplicate clause"
    DUPLICATE_NAME = "duplicate name"
    NO_BOOK = "no book"
    NO_AS_OF = "no as_of"
    QUANTITY_CYCLE = "quantity cycle"
    DISPLACES_NOTHING = "displaces nothing"
    DISPLACED_IN_A_CIRCLE = "displaced in a circle"
    EXCEPTIONS_DISAGREE = "exceptions disagree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a book.

    Attributes:
        kind: what is wrong.
        clause: number of the clause concerned; "" where there is none.
        file: the document's name; line and column: 1-based, in characters.
        says: what is wrong there; remedy: what to do.
    """

    kind: ProblemKind
    clause: str
    file: str
    line: int
    column: int
    says: str
    remedy: str

    def __str__(self) -> str:
        """One line: `rulebook.md:12:9: unknown fact `notise`; did you mean `notice`?`."""
        return f"{self.file}:{self.line}:{self.column}: {self.says}; {self.remedy}"


def in_order_of_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by line, then column; each problem once."""
    return tuple(
        sorted(set(problems), key=lambda one: (one.line, one.column, one.says, one.remedy))
    )


def nearest(word: str, words: Iterable[str], otherwise: str) -> str:
    """Ask whether the nearest of the known words was meant, or say otherwise.

    >>> nearest("notise", ["notice", "papers"], "see the list of facts")
    'did you mean `notice`?'
    """
    close = get_close_matches(word[:80], list(words), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else otherwise
