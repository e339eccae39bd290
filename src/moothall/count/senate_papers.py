"""Senate papers as published: a table with a row a paper and its marks above and below the line.

Two layouts: a column for each square, headed `A:name` (as from 2019), groups first, or one column
`Preferences` with all marks (2016), beside a list of the ballot paper's candidates. A column
`papers` says how many are alike. Equal rows are read once. What counts is `senate_formality`.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from moothall.count.csv_rows import require_not_too_long
from moothall.count.errors import PapersError
from moothall.count.papers import (
    LARGEST_POLL,
    MOST_CANDIDATES,
    Papers,
    SetAside,
    hidden_character,
    papers_from,
)
from moothall.count.senate_formality import BallotPaper, vote

_SQUARE = re.compile(r"([A-Z]{1,2}):(.*)")
_ALL_MARKS, _WEIGHT, _UNGROUPED = "preferences", "papers", "UG"
# A tick or a cross is published as * or /, and means 1. [268A(2)(a), 269(1A)(a)]
_USUAL = {b"*": 1, b"/": 1, b"x": 1, b"X": 1} | {
    str(number).encode(): number for number in range(1, 1000)
}
_HIGHEST = 10**9
_DASHES = re.compile(rb"[-,\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where the marks begin and the number of papers stands, in columns from 0."""

    paper: BallotPaper
    first: int
    weight: int | None
    in_one_cell: bool


def is_senate(raw: bytes) -> bool:
    """Say whether a CSV file has squares above or below the line, or all marks in one column."""
    heads = _heads(raw)
    return any(_SQUARE.fullmatch(head) or head.lower() == _ALL_MARKS for head in heads)


def read_senate(raw: bytes, *, seats: int, ballot_paper: BallotPaper | None = None) -> Papers:
    """Read Senate papers; raises PapersError with line and column.

    `ballot_paper` is needed where all marks are in one column. Informal papers are set aside;
    papers with numbers that are disregarded are counted in `cut_short`.
    """
    layout = _layout(_heads(raw), ballot_paper)
    rankings, weights, aside, cut_short = [], [], [], 0
    for marks, (number, line) in _alike(raw, layout).items():
        said = vote(layout.paper, _numbers(marks, layout, line=line))
        if said.ranking:
            rankings.append(said.ranking)
            weights.append(number)
            cut_short += number * said.cut
        else:
            aside.append(SetAside(line=line, papers=number, reason=said.informal))
    papers = papers_from(rankings, candidates=layout.paper.candidates, seats=seats, weights=weights)
    return replace(papers, set_aside=tuple(aside), cut_short=cut_short)


def _heads(raw: bytes) -> list[str]:
    first = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    return [head.strip() for head in _cells(first, line=1)]


def _cells(row: bytes, *, line: int) -> list[str]:
    """Take one line of CSV apart."""
    require_not_too_long(len(row), line=line)
    try:
        return next(csv.reader(io.StringIO(row.decode(), newline=""), strict=True), [])
    except UnicodeDecodeError as error:
        raise PapersError(
            f"byte 0x{row[error.start]:02X} is not UTF-8",
            "save the file in the encoding UTF-8",
            line=line,
            column=1,
        ) from None
    except csv.Error as error:
        raise PapersError(
            f"this is not CSV ({error})", "mend the quotation marks", line=line, column=1
        ) from None


def _layout(heads: Sequence[str], ballot_paper: BallotPaper | None) -> _Layout:
    small = [head.lower() for head in heads]
    weight = small.index(_WEIGHT) if _WEIGHT in small else None
    if _ALL_MARKS in small:
        if ballot_paper is None:
            raise PapersError(
                "all marks are in one column, and nothing says whose squares they are",
                "give --ballot-paper FILE, a CSV of group,name in the order of the ballot paper",
                line=1,
                column=small.index(_ALL_MARKS) + 1,
            )
        first = small.index(_ALL_MARKS)
        return _Layout(paper=ballot_paper, first=first, weight=weight, in_one_cell=True)
    if ballot_paper is not None:
        raise PapersError(
            "the first row says already whose squares they are",
            "leave --ballot-paper out",
            line=1,
            column=1,
        )
    squares = [_SQUARE.fullmatch(head) for head in heads]
    first = next((place for place, square in enumerate(squares) if square), len(heads))
    if not any(squares) or not all(squares[first:]) or (weight is not None and weight > first):
        raise PapersError(
            "the squares of the ballot paper are not the last columns",
            "head them like A:Name, groups first, and put every other column before them",
            line=1,
            column=first + 1,
        )
    named = [(square[1], square[2].strip()) for square in squares[first:] if square]
    return _Layout(paper=_from_heads(named, first), first=first, weight=weight, in_one_cell=False)


def _from_heads(named: list[tuple[str, str]], first: int) -> BallotPaper:
    """Part the squares at the line: below it the groups' letters begin again."""
    seen: list[str] = []
    for group, _ in named:
        if group in seen or group == _UNGROUPED:
            break
        seen.append(group)
    return _paper(seen, named[len(seen) :], line=1, column=first + len(seen) + 1)


def _paper(
    groups: Sequence[str], below: list[tuple[str, str]], *, line: int, column: int
) -> BallotPaper:
    """Lay out a ballot paper; every group must have candidates, every candidate a name."""
    of_group = {
        group: tuple(place for place, (one, _) in enumerate(below, start=1) if one == group)
        for group in groups
    }
    names = tuple(name for _, name in below)
    if len(names) > MOST_CANDIDATES:
        raise PapersError(
            f"{len(names)} candidates cannot be counted",
            f"give at most {MOST_CANDIDATES:,}",
            line=line,
            column=column,
        )
    wrong = [
        f"group {group} has no candidate" for group, members in of_group.items() if not members
    ]
    wrong += ["a candidate has no name" for name in names if not name]
    wrong += [f"{name!r} cannot name a candidate" for name in names if hidden_character(name)]
    if wrong or not names:
        raise PapersError(
            wrong[0] if names else "there are no squares below the line",
            "give a square above the line to each group and one below it to each candidate",
            line=line,
            column=column,
        )
    return BallotPaper(groups=tuple(of_group.values()), candidates=names)


def read_ballot_paper(raw: bytes) -> BallotPaper:
    """Read the list of candidates, a CSV of group and name in the order of the ballot paper.

    UG stands for the ungrouped, who have no square above the line. Raises PapersError.
    """
    lines = raw.removeprefix(b"\xef\xbb\xbf").splitlines()
    rows = [
        (number, _cells(row, line=number))
        for number, row in enumerate(lines, start=1)
        if row.strip()
    ]
    if not rows or [head.strip().lower() for head in rows[0][1][:2]] != ["group", "name"]:
        raise PapersError(
            "the ballot paper does not begin with group,name",
            "give a row of these two names, then one row for each candidate",
            line=1,
            column=1,
        )
    below: list[tuple[str, str]] = []
    groups: list[str] = []
    for line, row in rows[1:]:
        group, name = [*map(str.strip, row), "", ""][:2]
        goes_on = bool(below) and group == below[-1][0]
        if not group or not name or (group in groups and not goes_on):
            raise PapersError(
                f"'{group[:20]},{name[:20]}' lacks one of the two, or stands apart from its group",
                "give a group and a name to each candidate; UG for the ungrouped",
                line=line,
                column=1,
            )
        groups += [] if goes_on or group == _UNGROUPED else [group]
        below.append((group, name))
    return _paper(groups, below, line=2, column=1)


def _alike(raw: bytes, layout: _Layout) -> dict[bytes, tuple[int, int]]:
    """Gather equal rows of marks: how many papers, and the first line that has them."""
    found: dict[bytes, tuple[int, int]] = {}
    for line, row in _rows(raw):
        before, marks = _parted(row, layout, line=line)
        more = 1 if layout.weight is None else _weight(before[layout.weight], layout, line=line)
        number, first = found.get(marks, (0, line))
        found[marks] = (number + more, first)
    return found


def _rows(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Every row of papers with its line; the row of dashes of 2016 says nothing."""
    for line, row in enumerate(raw.split(b"\n"), start=1):
        text = row.rstrip(b"\r")
        if line > 1 and text.strip() and not (line == 2 and _DASHES.fullmatch(text)):
            yield line, text


def _parted(row: bytes, layout: _Layout, *, line: int) -> tuple[Sequence[bytes | str], bytes]:
    """Part a row into what stands before the marks, and the marks as they are."""
    if layout.in_one_cell or b'"' in row:
        cells = _cells(row, line=line)
        if len(cells) > layout.first:
            marks = cells[layout.first :]
            joined = marks[0] if layout.in_one_cell else ",".join(marks)
            return cells, joined.encode()
    else:
        parts = row.split(b",", layout.first)
        if len(parts) > layout.first:
            return parts, parts[layout.first]
    raise PapersError(
        "this row ends before its marks",
        "give every row the columns of the first",
        line=line,
        column=1,
    )


def _weight(cell: bytes | str, layout: _Layout, *, line: int) -> int:
    text = (cell.decode(errors="replace") if isinstance(cell, bytes) else cell).strip()
    if text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) <= LARGEST_POLL:
        return int(text)
    raise PapersError(
        f"'{text[:20]}' is not a number of papers that can be counted",
        f"write a number from 1 to {LARGEST_POLL:,}",
        line=line,
        column=(layout.weight or 0) + 1,
    )


def _numbers(marks: bytes, layout: _Layout, *, line: int) -> list[tuple[int, int]]:
    """Read the marks of one paper: (square, number), blank squares left out."""
    cells = marks.split(b",")
    if len(cells) != layout.paper.squares:
        raise PapersError(
            f"this paper has {len(cells)} squares, the ballot paper {layout.paper.squares}",
            "give each square its place, empty if it is not marked",
            line=line,
            column=layout.first + 1,
        )
    found = []
    for square, cell in enumerate(cells):
        if cell:
            number = _USUAL.get(cell)
            if number is None:
                number = _mark(cell, line=line, column=layout.first + square + 1)
            if number is not None:
                found.append((square, number))
    return found


def _mark(cell: bytes, *, line: int, column: int) -> int | None:
    """Read a mark that is not usual; None if it is blank after all."""
    text = cell.decode(errors="replace").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 10 else _HIGHEST
    known = _USUAL.get(text.encode())
    if known is None:
        raise PapersError(
            f"'{text[:20]}' is no mark that can be counted",
            "write a number, * for a tick, / for a cross, or nothing",
            line=line,
            column=column,
        )
    return known
