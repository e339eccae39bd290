"""BLT read one line at a time: slow, exact, and the only place that complains.

A line of papers is `weight first second ... 0`. `-` (a place left empty) and `=` (two candidates at
one place) end the ranking there: what comes after is not in consecutive order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from moothall.count.errors import PapersError
from moothall.count.papers import LARGEST_POLL, hidden_character

_WORD = re.compile(r"\S+")
# Of a name and its comment; the pattern below takes memory for every letter.
_LONGEST_LINE = 10_000
_NAME = re.compile(r'\s*"((?:[^"\\]|\\.|"")*)"\s*(?:#.*)?$')


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """What one line of papers says; `cut` is the reason why the ranking ends early, if it does."""

    weight: int
    ranking: tuple[int, ...]
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    text: str
    column: int


def numbered_lines(raw: bytes, *, start: int, first_line: int) -> Iterator[tuple[int, int, str]]:
    """Yield (number, offset of the next line, text) for each line; refuses what is not UTF-8."""
    number = first_line
    while start < len(raw):
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        yield number, end + 1, text_of(raw[start:end], line=number)
        start = end + 1
        number += 1


def text_of(line_bytes: bytes, *, line: int) -> str:
    """Decode one line, without its carriage return."""
    try:
        return line_bytes.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError as error:
        column = len(line_bytes[: error.start].decode("utf-8")) + 1
        raise PapersError(
            f"byte 0x{line_bytes[error.start]:02X} is not UTF-8",
            "save the file in the encoding UTF-8",
            line=line,
            column=column,
        ) from None


def words_of(text: str, *, most: int) -> list[_Word]:
    """Split a line, its comment left out, into words that know their column; at most so many."""
    found = islice(_WORD.finditer(text.split("#", 1)[0]), most)
    return [_Word(text=one[0], column=one.start() + 1) for one in found]


def most_words(candidates: int) -> int:
    """How many words of a line to look at: a weight, each candidate and a gap, a 0, one more."""
    return 2 * candidates + 3


def whole_number(word: _Word, *, line: int, wanted: str) -> int:
    """Read one whole number, sign allowed, or say what was wanted instead."""
    if not re.fullmatch(r"-?[0-9]{1,18}", word.text):
        long = re.fullmatch(r"-?[0-9]+", word.text)
        shown = word.text if len(word.text) <= 20 else word.text[:20] + "..."
        reason = f"{shown} is too long a number" if long else f"'{shown}' is not a number"
        raise PapersError(reason, f"write {wanted}", line=line, column=word.column)
    return int(word.text)


def paper_line(words: list[_Word], *, line: int, candidates: int) -> PaperLine:
    """Read the words of one line of papers; raises PapersError for what no paper can say."""
    weight = _weight(words[0], line=line)
    if len(words) == most_words(candidates):
        _require_places(words, line=line, candidates=candidates)
    if len(words) == 1 or words[-1].text != "0":
        after = words[-1].column + len(words[-1].text)
        raise PapersError("no 0 ends this ranking", "end the line with 0", line=line, column=after)
    ranking: list[int] = []
    cut = ""
    for word in words[1:-1]:
        new, reason = _place(word, line=line, candidates=candidates)
        for candidate in new:
            _require_new(candidate, ranking, line=line, column=word.column)
            ranking.append(candidate)
        if reason and not cut:
            cut, kept = reason, len(ranking) - len(new)
    return PaperLine(weight=weight, ranking=tuple(ranking[:kept] if cut else ranking), cut=cut)


def _require_places(words: list[_Word], *, line: int, candidates: int) -> None:
    """Refuse a line of more places than candidates, by the first thing that is wrong in it."""
    seen: list[int] = []
    for word in words[1:]:
        for candidate in _place(word, line=line, candidates=candidates)[0]:
            _require_new(candidate, seen, line=line, column=word.column)
            seen.append(candidate)
    raise PapersError(
        f"this ranking has more than {2 * candidates} places",
        f"write at most {2 * candidates} places, then 0",
        line=line,
        column=words[-1].column,
    )


def _weight(word: _Word, *, line: int) -> int:
    weight = whole_number(word, line=line, wanted="how many papers say so, then the ranking")
    if weight < 1:
        raise PapersError(
            f"{weight} papers cannot say anything",
            "write a number of papers of at least 1",
            line=line,
            column=word.column,
        )
    if weight > LARGEST_POLL:
        raise too_many_papers(weight, line=line, column=word.column)
    return weight


def too_many_papers(papers: int, *, line: int, column: int) -> PapersError:
    """What to say of a poll that would not fit the arithmetic."""
    return PapersError(
        f"{papers:,} papers are more than the {LARGEST_POLL:,} that can be counted exactly",
        "check the number of papers",
        line=line,
        column=column,
    )


def _place(word: _Word, *, line: int, candidates: int) -> tuple[list[int], str]:
    """Read one place of a ranking: the candidates there, and why the ranking ends here if so."""
    if word.text == "-":
        return [], "a place was left empty"
    found: list[int] = []
    column = word.column
    for text in word.text.split("=", candidates + 1):
        number = whole_number(
            _Word(text=text, column=column), line=line, wanted=f"a candidate from 1 to {candidates}"
        )
        if not 1 <= number <= candidates:
            raise PapersError(
                f"there is no candidate {number}",
                f"write a candidate from 1 to {candidates}, and 0 only at the end",
                line=line,
                column=column,
            )
        _require_new(number, found, line=line, column=column)
        found.append(number)
        column += len(text) + 1
    return found, "two candidates have the same place" if len(found) > 1 else ""


def _require_new(candidate: int, ranking: list[int], *, line: int, column: int) -> None:
    if candidate in ranking:
        raise PapersError(
            f"candidate {candidate} is on this paper twice",
            "keep one of the two places",
            line=line,
            column=column,
        )


def quoted(text: str, *, line: int, wanted: str) -> str:
    """Read one quoted name; a quotation mark inside is written twice or after a backslash."""
    if len(text) > _LONGEST_LINE:
        raise PapersError(
            f"this line has {len(text):,} letters, too many for {wanted}",
            f"write at most {_LONGEST_LINE:,}",
            line=line,
            column=_LONGEST_LINE + 1,
        )
    found = _NAME.match(text)
    if not found:
        column = len(text) - len(text.lstrip()) + 1
        raise PapersError(
            f"this is not {wanted}", "put it between quotation marks", line=line, column=column
        )
    hidden = hidden_character(found[1])
    if hidden:
        raise PapersError(
            f"the hidden character U+{ord(hidden):04X} stands in {wanted}",
            "delete it",
            line=line,
            column=text.index(hidden) + 1,
        )
    return re.sub(r'\\(.)|""', lambda one: one[1] or '"', found[1])


def quote(name: str) -> str:
    """Write a name as `quoted` reads it."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
