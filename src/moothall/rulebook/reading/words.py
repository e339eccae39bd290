"""The words of one line of a test, with their offsets, and the complaints about them.

Owns tokens, the cursor over them, and the mention of a name; knows no grammar.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NoReturn

from moothall.rulebook.language.facts import Sort
from moothall.rulebook.problems import ProblemKind

_TOKEN: Final = re.compile(r">=|<=|[<>=,]|[^\s,<>=]+")
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
LONGEST_LINE: Final = 400
REMEMBERED: Final = 4096  # readings kept: a book says the same things again and again


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a test: what it must stand for, and where it is written.

    Attributes:
        share: a share is taken of it, as of the act itself.
    """

    sort: Sort
    name: str
    offset: int
    share: bool = False


class WordingError(Exception):
    """A line that is no test: what is wrong at which offset, and what to do."""

    def __init__(self, kind: ProblemKind, offset: int, says: str, remedy: str) -> None:
        self.kind = kind
        self.offset = offset
        self.says = says
        self.remedy = remedy
        super().__init__(says)


class Cursor:
    """Walks over the words of one line."""

    __slots__ = ("_at", "_ends", "_offsets", "_text", "_words", "mentions")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[str] = []
        self._offsets: list[int] = []
        self._at = 0
        self.mentions: list[Mention] = []
        if len(text) > LONGEST_LINE:
            raise WordingError(
                ProblemKind.BAD_TEST,
                0,
                f"a test of {len(text)} characters",
                f"keep it under {LONGEST_LINE}",
            )
        for token in _TOKEN.finditer(text):
            self._words.append(token.group())
            self._offsets.append(token.start())

    @property
    def ended(self) -> bool:
        """No word is left."""
        return self._at >= len(self._words)

    def since(self, offset: int) -> str:
        """The words from a place up to the next word that is left."""
        return self._text[offset : self.offset].strip()

    @property
    def offset(self) -> int:
        """Where the next word starts; at the end, where the line ends."""
        return len(self._text) if self.ended else self._offsets[self._at]

    def peek(self, ahead: int = 0) -> str:
        """Look at a word without taking it; "" past the end."""
        at = self._at + ahead
        return self._words[at] if at < len(self._words) else ""

    def take(self) -> str:
        """Take the next word; "" at the end."""
        word = self.peek()
        self._at += 1
        return word

    def accept(self, *words: str) -> bool:
        """Take exactly these words if they come next."""
        if tuple(self._words[self._at : self._at + len(words)]) != words:
            return False
        self._at += len(words)
        return True

    def has(self, word: str) -> bool:
        """Say whether a word is still to come."""
        return word in self._words[self._at :]

    def accept_any(self, words: Collection[str]) -> str:
        """Take the next word if it is one of these, else answer ""."""
        return self.take() if self.peek() in words and not self.ended else ""

    def name(self, sort: Sort, *, share: bool = False) -> str:
        """Take a name and note what it must stand for, if anything."""
        offset, word = self.offset, self.peek()
        if not _NAME.fullmatch(word):
            self.fail("a name is missing" if not word else f"`{word}` is no name", _NAME_REMEDY)
        self.take()
        if sort is not Sort.FREE:
            self.mentions.append(Mention(sort=sort, name=word, offset=offset, share=share))
        return word

    def fail(
        self, says: str, remedy: str, *, kind: ProblemKind = ProblemKind.BAD_TEST, offset: int = -1
    ) -> NoReturn:
        """Stop here: says what is wrong at the next word, or at offset."""
        raise WordingError(kind, self.offset if offset < 0 else offset, says, remedy)

    def must_end(self) -> None:
        """Refuse whatever is left over."""
        if not self.ended:
            self.fail(f"nothing is known of `{self.peek()}` here", "leave it out, or see the tests")


_NAME_REMEDY: Final = "write a name in letters, digits and hyphens"
