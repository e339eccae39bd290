"""One TOML table of a rule block, read key by key; what is wrong is noted, not raised.

Owns the types of values. Knows no form of block: those say which keys there are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias, TypeVar

from moothall.rulebook.language.facts import Kind, Sort
from moothall.rulebook.problems import ProblemKind, nearest
from moothall.rulebook.reading.block_reading import BlockReading
from moothall.rulebook.reading.mentions import read_name
from moothall.rulebook.reading.places import Path, Span
from moothall.rulebook.reading.words import Cursor, WordingError

T = TypeVar("T")
Kinds: TypeAlias = frozenset[Kind]
NO_KINDS: Final[Kinds] = frozenset()
_TYPES: Final[Mapping[type, str]] = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
    float: "a decimal number",
}


class Table:
    """A table of a block, at a path within it."""

    __slots__ = ("_path", "_values", "block")

    def __init__(
        self, values: Mapping[str, object], *, block: BlockReading, path: Path = ()
    ) -> None:
        self._values = values
        self._path = path
        self.block = block

    def __contains__(self, key: str) -> bool:
        """Say whether a key is written."""
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """The keys in the order in which they are written."""
        return iter(self._values)

    def value(self, key: str) -> object:
        """The value as TOML gives it; None where the key is absent."""
        return self._values.get(key)

    def offset(self, key: str | None = None) -> int:
        """Where a key is written; without one, where the table begins."""
        path = self._path if key is None else (*self._path, key)
        span = self.block.spans.get(path)
        if span is None:
            return self.block.spans[self._path].value if self._path in self.block.spans else 0
        return span.key if key is not None else span.value

    def start(self) -> int:
        """Where the first key is written."""
        return min((self.offset(key) for key in self._values), default=0)

    def text_offset(self, key: str) -> int:
        """Where the characters of a key begin, behind a quotation mark if it has one."""
        at = self.offset(key)
        return at + (self.block.source.toml[at : at + 1] in ("'", '"'))

    def line(self, key: str) -> int:
        """1-based line of the document on which a key is written."""
        return self.block.source.place(self.offset(key))[0]

    def complain(self, kind: ProblemKind, key: str | None, says: str, remedy: str) -> None:
        """Note a problem with a key, or with the table."""
        self.block.complain(kind, self.offset(key), says, remedy)

    def only(self, known: Iterable[str], *, what: str) -> None:
        """Note every key that a table of this sort does not have."""
        allowed = tuple(known)
        for key in self._values:
            if key not in allowed:
                self.complain(
                    ProblemKind.UNKNOWN_KEY,
                    key,
                    f"{what} has no key `{key}`",
                    nearest(key, allowed, f"its keys are {', '.join(allowed)}"),
                )

    def needs(self, key: str, *, what: str, remedy: str) -> None:
        """Note it where a required key is absent."""
        if key not in self._values:
            self.complain(ProblemKind.MISSING_KEY, None, f"{what} has no `{key}`", remedy)

    def wrong_type(self, key: str, wanted: str, remedy: str, *, at: int | None = None) -> None:
        """Note that a value is of the wrong type."""
        value = self._values[key]
        if at is not None and isinstance(value, list):
            value = value[at]
        found = _TYPES.get(type(value), "a date or time")
        offset = self._value_span(key, at).value
        self.block.complain(
            ProblemKind.WRONG_TYPE, offset, f"`{key}` is {found}, not {wanted}", remedy
        )

    def text(self, key: str, default: str = "") -> str:
        """A string that is not empty."""
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            self.wrong_type(key, "a string", f'write {key} = "..."')
            return default
        if not value.strip():
            self.complain(
                ProblemKind.WRONG_TYPE, key, f"`{key}` is empty", "write it out or leave it away"
            )
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if isinstance(value, bool):
            return value
        self.wrong_type(key, "true or false", f"write {key} = true or {key} = false")
        return default

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number from nought up."""
        value = self._values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.wrong_type(
            key, "a whole number from 0 up", f"write {key} = 2, without quotation marks"
        )
        return default

    def one_of(self, key: str, words: tuple[str, ...], default: str = "") -> str:
        """One word or phrase of a closed list."""
        word = self.text(key, default)
        if word == default or self.is_listed(word, words, at=self._value_span(key).value):
            return word
        return default

    def is_listed(self, word: str, words: tuple[str, ...], *, at: int) -> bool:
        """Say whether a word is on a closed list, and note it where it is not."""
        if word not in words:
            self.block.complain(
                ProblemKind.UNKNOWN_WORD,
                at,
                f"unknown word `{word}`",
                nearest(word, words, f"write one of: {', '.join(words)}"),
            )
        return word in words

    def shaped(self, key: str, shape: re.Pattern[str], remedy: str) -> str:
        """A string of a given shape."""
        text = self.text(key)
        if text and not shape.fullmatch(text):
            offset = self._value_span(key).value
            self.block.complain(
                ProblemKind.UNKNOWN_WORD, offset, f"`{key}` is not understood", remedy
            )
            return ""
        return text

    def strings(self, key: str) -> tuple[tuple[str, int], ...]:
        """A string or a list of strings, each with its offset in the source."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return ((value, self._value_span(key).text_at),)
        if not isinstance(value, list):
            self.wrong_type(key, "a string or a list of strings", f'write {key} = ["...", "..."]')
            return ()
        found = []
        for number, one in enumerate(value):
            if isinstance(one, str):
                found.append((one, self._value_span(key, number).text_at))
            else:
                self.wrong_type(key, "a string", "put it in quotation marks", at=number)
        return tuple(found)

    def names(self, key: str, sort: Sort, *, also: tuple[str, ...] = ()) -> tuple[str, ...]:
        """One name or a list of names of a sort."""
        return tuple(self.phrases(key, partial(read_name, sort=sort, also=also)))

    def name(self, key: str, sort: Sort, *, also: tuple[str, ...] = ()) -> str:
        """One name of a sort; "" where the key is absent."""
        return self.phrase(key, partial(read_name, sort=sort, also=also)) or ""

    def table(self, key: str) -> "Table | None":
        """A table within this one."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong_type(key, "a table", f"write {key} = {{ ... }}")
            return None
        return Table(value, block=self.block, path=(*self._path, key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """A table, or a list of tables, within this one."""
        value = self._values.get(key)
        if not isinstance(value, list):
            one = self.table(key)
            return () if one is None else (one,)
        found = []
        for number, one in enumerate(value):
            if isinstance(one, dict):
                found.append(Table(one, block=self.block, path=(*self._path, key, number)))
            else:
                self.wrong_type(key, "a table", f"write {key} = [{{ ... }}, {{ ... }}]", at=number)
        return tuple(found)

    def written(self, key: str) -> str:
        """The string of a key, unchecked; "" where there is none."""
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    def one_string(self, key: str) -> tuple[tuple[str, int], ...]:
        """The string of a key with its offset in the source; nothing where the key is absent."""
        if key in self._values and not isinstance(self._values[key], str):
            self.wrong_type(key, "a string", f'write {key} = "..."')
            return ()
        return self.strings(key)

    def phrase(self, key: str, read: Callable[[Cursor], T], kinds: Kinds = NO_KINDS) -> T | None:
        """What read makes of the string of a key; None where there is none."""
        for text, at in self.one_string(key):
            return self.read_words(text, at, read, kinds)
        return None

    def phrases(self, key: str, read: Callable[[Cursor], T], kinds: Kinds = NO_KINDS) -> list[T]:
        """What read makes of each string of a key."""
        answers = [self.read_words(text, at, read, kinds) for text, at in self.strings(key)]
        return [answer for answer in answers if answer is not None]

    def read_words(
        self, text: str, at: int, read: Callable[[Cursor], T], kinds: Kinds = NO_KINDS
    ) -> T | None:
        """What read makes of a whole text; None, and the problem noted, where it does not.

        Args:
            text: the words.
            at: their offset in the source.
            read: takes words from the cursor.
            kinds: what a quantity that is named in them must be.
        """
        try:
            cursor = Cursor(text)
            answer = read(cursor)
            cursor.must_end()
        except WordingError as error:
            self.misunderstood(error, at)
            return None
        self.block.mention(cursor.mentions, at, kinds)
        return answer

    def misunderstood(self, error: WordingError, at: int) -> None:
        """Note what was not understood in a text that begins at an offset."""
        self.block.complain(error.kind, at + error.offset, error.says, error.remedy)

    def value_offset(self, key: str) -> int:
        """Where a value is written."""
        return self._value_span(key).value

    def _value_span(self, key: str, number: int | None = None) -> Span:
        path: Path = (*self._path, key) if number is None else (*self._path, key, number)
        return self.block.spans[path]
