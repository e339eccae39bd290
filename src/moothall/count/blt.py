"""BLT, the common format of ranked papers: reading and writing.

Candidates and seats; candidates withdrawn as negative numbers; one line for each ranking; a 0; the
names and the title in quotation marks. `#` begins a comment; blank lines say nothing.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from moothall.count.blt_bulk import read_block
from moothall.count.blt_lines import (
    most_words,
    numbered_lines,
    paper_line,
    quote,
    quoted,
    too_many_papers,
    whole_number,
    words_of,
)
from moothall.count.errors import PapersError
from moothall.count.papers import (
    LARGEST_POLL,
    MOST_CANDIDATES,
    Papers,
    SetAside,
    as_filed,
    merged,
    row_type,
    type_of_row,
)

_SLOW_LINES = 64
_SMALL_STEP = 1 << 13
_LARGE_STEP = 1 << 20


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What has been read so far, and where the next line begins."""

    raw: bytes
    offset: int = 0
    line: int = 1
    candidates: int = 0
    seats: int = 0
    total: int = 0
    cut_short: int = 0
    step: int = 1 << 16
    withdrawn: set[int] = field(default_factory=set)
    rankings: list[NDArray[type_of_row]] = field(default_factory=list)
    weights: list[NDArray[np.int64]] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def read_blt(raw: bytes, *, merge: bool = True) -> Papers:
    """Read BLT, equal papers added up or, if not to `merge`, in their order; or PapersError."""
    _refuse_other_encodings(raw)
    reading = _Reading(raw=raw, offset=3 if raw.startswith(b"\xef\xbb\xbf") else 0)
    _read_size(reading)
    while not _read_papers(reading):
        pass
    names, title = _read_names(reading)
    papers = Papers(
        candidates=names,
        seats=reading.seats,
        rankings=_stacked(reading),
        weights=np.concatenate([np.zeros(0, np.int64), *reading.weights]),
        title=title,
        withdrawn=frozenset(reading.withdrawn),
        set_aside=tuple(reading.set_aside),
        cut_short=reading.cut_short,
    )
    return merged(papers) if merge else as_filed(papers)


def _refuse_other_encodings(raw: bytes) -> None:
    if not raw or raw.isspace():
        raise PapersError("the file is empty", "give a file of papers in BLT", line=1, column=1)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        remedy = "save the file in the encoding UTF-8"
        raise PapersError("the file is in UTF-16", remedy, line=1, column=1)


def _read_size(reading: _Reading) -> None:
    """Read the first line: how many candidates, how many seats."""
    lines = numbered_lines(reading.raw, start=reading.offset, first_line=1)
    for number, after, text in lines:
        words = words_of(text, most=3)
        if not words:
            continue
        wanted = "the number of candidates, a space and the number of seats"
        values = [whole_number(word, line=number, wanted=wanted) for word in words[:2]]
        if len(words) != 2:
            raise PapersError(
                "the first line has two numbers", f"write {wanted}", line=number, column=1
            )
        _require_size(*values, line=number, columns=[word.column for word in words])
        reading.candidates, reading.seats = values
        reading.offset, reading.line = after, number + 1
        return
    raise PapersError("there is nothing but comments", "add the papers", line=1, column=1)


def _require_size(candidates: int, seats: int, *, line: int, columns: list[int]) -> None:
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise PapersError(
            f"{candidates} candidates cannot be counted",
            f"write a number of candidates from 1 to {MOST_CANDIDATES:,}",
            line=line,
            column=columns[0],
        )
    if not 1 <= seats <= candidates:
        raise PapersError(
            f"{seats} seats cannot be filled by {candidates} candidates",
            f"write a number of seats from 1 to {candidates}",
            line=line,
            column=columns[1],
        )


def _read_papers(reading: _Reading) -> bool:
    """Read on in bulk as far as that goes, or some lines slowly; True when the last 0 is met."""
    _skip_comments(reading)
    block = read_block(
        reading.raw, start=reading.offset, most=reading.step, candidates=reading.candidates
    )
    if block is None:
        reading.step = _SMALL_STEP
        return _read_lines(reading)
    numbers = reading.line + block.places
    for empty in np.flatnonzero(block.rankings[:, 0] == 0):
        _set_aside(reading, int(block.weights[empty]), "", line=int(numbers[empty]))
    _add(reading, block.rankings, block.weights, numbers)
    reading.offset += block.length
    reading.line += block.lines
    reading.step = min(2 * reading.step, _LARGE_STEP)
    return False


# Blank lines and comments; possessive, so that any number of them is passed at once.
_NOTHING = re.compile(rb"(?:[ \t\r]*+(?:#[^\n]*+)?+\n)++")


def _skip_comments(reading: _Reading) -> None:
    found = _NOTHING.match(reading.raw, reading.offset)
    if found:
        reading.line += reading.raw.count(b"\n", reading.offset, found.end())
        reading.offset = found.end()


def _read_lines(reading: _Reading) -> bool:
    """Read some lines one by one; True when the 0 that ends the papers is met."""
    lines = numbered_lines(reading.raw, start=reading.offset, first_line=reading.line)
    rows: list[tuple[int, ...]] = []
    weights: list[int] = []
    numbers: list[int] = []
    last = False
    for number, after, text in islice(lines, _SLOW_LINES):
        reading.offset, reading.line = after, number + 1
        words = words_of(text, most=most_words(reading.candidates))
        last = [word.text for word in words] == ["0"]
        if last:
            break
        if words and not _is_withdrawal(reading, text, line=number):
            paper = paper_line(words, line=number, candidates=reading.candidates)
            rows.append(paper.ranking)
            weights.append(paper.weight)
            numbers.append(number)
            if not paper.ranking:
                _set_aside(reading, paper.weight, paper.cut, line=number)
            elif paper.cut:
                reading.cut_short += paper.weight
    if not last:
        _require_more(reading)
    table = _table(rows, reading.candidates)
    _add(reading, table, np.array(weights, np.int64), np.array(numbers, np.int64))
    return last


def _require_more(reading: _Reading) -> None:
    if reading.offset >= len(reading.raw):
        raise PapersError(
            "the file ends before the papers do",
            "end the papers with a line that is 0, then the names in quotation marks",
            line=reading.line,
            column=1,
        )


def _is_withdrawal(reading: _Reading, text: str, *, line: int) -> bool:
    """Read a line of negative numbers, candidates withdrawn, if it is one."""
    words = words_of(text, most=most_words(reading.candidates))
    if len(words) == most_words(reading.candidates) or not all(
        word.text.startswith("-") and len(word.text) > 1 for word in words
    ):
        return False
    for word in words:
        wanted = f"a withdrawn candidate from -1 to -{reading.candidates}"
        candidate = -whole_number(word, line=line, wanted=wanted)
        if not 1 <= candidate <= reading.candidates:
            raise PapersError(
                f"there is no candidate {candidate} to withdraw, nor are papers ever negative",
                f"write {wanted}",
                line=line,
                column=word.column,
            )
        reading.withdrawn.add(candidate)
    return True


def _set_aside(reading: _Reading, papers: int, cut: str, *, line: int) -> None:
    reason = f"no first preference: {cut}" if cut else "no preference"
    reading.set_aside.append(SetAside(line=line, papers=papers, reason=reason))


def _table(rows: list[tuple[int, ...]], candidates: int) -> NDArray[type_of_row]:
    width = max(map(len, rows), default=0) + 1
    table = np.zeros((len(rows), width), dtype=row_type(candidates))
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def _add(
    reading: _Reading,
    rankings: NDArray[type_of_row],
    weights: NDArray[np.int64],
    numbers: NDArray[np.int64],
) -> None:
    """Take papers in; `numbers` are their lines, to say which one is too much."""
    reading.total += int(weights.sum())
    if reading.total > LARGEST_POLL:
        running = np.cumsum(weights) + (reading.total - int(weights.sum()))
        first = int((running > LARGEST_POLL).argmax())
        raise too_many_papers(int(running[first]), line=int(numbers[first]), column=1)
    reading.rankings.append(rankings)
    reading.weights.append(weights)


_MOST_BYTES = 4_000_000_000


def _stacked(reading: _Reading) -> NDArray[type_of_row]:
    """Put all rankings in one table as wide as the longest."""
    rows = sum(len(table) for table in reading.rankings)
    width = max((table.shape[1] for table in reading.rankings), default=1)
    if rows * width * reading.candidates.bit_length() // 8 > _MOST_BYTES:
        raise PapersError(
            f"{rows:,} rankings of up to {width - 1:,} places do not fit in memory",
            "count a file of fewer papers",
            line=reading.line,
            column=1,
        )
    whole = np.zeros((rows, width), row_type(reading.candidates))
    begin = 0
    for table in reading.rankings:
        whole[begin : begin + len(table), : table.shape[1]] = table
        begin += len(table)
    return whole


def _read_names(reading: _Reading) -> tuple[tuple[str, ...], str]:
    """Read the names, one a line, and the title if there is one."""
    found: list[str] = []
    lines = numbered_lines(reading.raw, start=reading.offset, first_line=reading.line)
    number = reading.line
    for number, _, text in lines:
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if len(found) > reading.candidates:
            raise PapersError("there is more after the title", "delete it", line=number, column=1)
        wanted = "a candidate's name" if len(found) < reading.candidates else "a title"
        found.append(quoted(text, line=number, wanted=wanted))
    if len(found) < reading.candidates:
        raise PapersError(
            f"the file ends after {len(found)} of {reading.candidates} names",
            "add a name in quotation marks for each candidate",
            line=number,
            column=1,
        )
    return tuple(found[: reading.candidates]), "".join(found[reading.candidates :])


def write_blt(papers: Papers) -> str:
    """Write papers as BLT, rankings in order, so that equal polls give equal files."""
    lines = [f"{len(papers.candidates)} {papers.seats}"]
    if papers.withdrawn:
        lines.append(" ".join(f"-{candidate}" for candidate in sorted(papers.withdrawn)))
    rankings = [[one for one in row if one] for row in papers.rankings.tolist()]
    for ranking, weight in sorted(zip(rankings, papers.weights.tolist(), strict=True)):
        lines.append(" ".join(map(str, [weight, *ranking, 0])))
    lines.append("0")
    lines += [quote(name) for name in (*papers.candidates, papers.title)]
    return "\n".join(lines) + "\n"
