"""Papers as a table: one row a paper, one column a candidate, in each cell the place given.

The first row has the candidates' names; a first column headed `papers` says how many papers are
alike. Columns in complaints are columns of the table. A place that is empty in between, or given
twice, ends the ranking there, as on paper. Rows are read one by one, so that what is no table is
refused at the first row that shows it.
"""

from collections.abc import Iterable
from dataclasses import replace

from moothall.count.csv_rows import csv_rows
from moothall.count.errors import PapersError
from moothall.count.papers import (
    LARGEST_POLL,
    MOST_CANDIDATES,
    Papers,
    SetAside,
    hidden_character,
    papers_from,
    require_countable,
)

_WEIGHT = "papers"


def read_csv(raw: bytes, *, seats: int, merge: bool = True) -> Papers:
    """Read papers from the bytes of a CSV file; raises PapersError with line and column.

    `merge` adds up equal papers; without it they stay in the file's order.
    """
    rows = csv_rows(raw)
    line, heads = next(rows, (1, []))
    if not heads:
        raise PapersError("the file is empty", "give a row of names first", line=1, column=1)
    names, skip = _names(heads, line=line)
    return _papers(rows, names, skip, seats=seats, merge=merge)


def _names(row: list[str], *, line: int) -> tuple[list[str], int]:
    """Read the names of the candidates; also whether the first column counts papers."""
    skip = int(row[0].strip().lower() == _WEIGHT)
    names = [name.strip() for name in row[skip:]]
    if not names:
        raise PapersError("there are no candidates", "give a row of names", line=line, column=1)
    if len(names) > MOST_CANDIDATES:
        raise PapersError(
            f"{len(names)} candidates cannot be counted",
            f"give at most {MOST_CANDIDATES:,}",
            line=line,
            column=MOST_CANDIDATES + skip + 1,
        )
    for place, name in enumerate(names, start=1 + skip):
        if hidden_character(name) or not name or names.index(name) != place - 1 - skip:
            raise PapersError(
                f"{name!r} cannot name a candidate",
                "head each column with a name of its own",
                line=line,
                column=place,
            )
    return names, skip


def _papers(
    rows: Iterable[tuple[int, list[str]]], names: list[str], skip: int, *, seats: int, merge: bool
) -> Papers:
    rankings, weights, aside, cut_short, total = [], [], [], 0, 0
    for line, row in rows:
        if skip and not any(map(str.strip, row)):
            continue  # No papers, and nothing said of them.
        weight, places = _row(row, len(names), skip, line=line)
        total += weight
        require_countable(total, line=line)
        ranking, cut = _ranking(places)
        if ranking:
            rankings.append(ranking)
            weights.append(weight)
            cut_short += weight * bool(cut)
        else:
            reason = f"no first preference: {cut}" if cut else "no preference"
            aside.append(SetAside(line=line, papers=weight, reason=reason))
    papers = papers_from(rankings, candidates=names, seats=seats, weights=weights, merge=merge)
    return replace(papers, set_aside=tuple(aside), cut_short=cut_short)


def _row(row: list[str], number: int, skip: int, *, line: int) -> tuple[int, dict[int, int]]:
    """Read one row: how many papers, and the place that each candidate has."""
    if len(row) != number + skip:
        raise PapersError(
            f"this row has {len(row)} cells, the first row {number + skip}",
            "give each column a cell, empty where no place was given",
            line=line,
            column=min(len(row), number + skip) + 1,
        )
    weight = _weight(row[0], line=line) if skip else 1
    places = {}
    for candidate, text in enumerate(row[skip:], start=1):
        place = _cell(text, line=line, column=candidate + skip)
        if place is not None:
            places[candidate] = place
    return weight, places


def _weight(text: str, *, line: int) -> int:
    said = text.strip()
    known = said.isascii() and said.isdigit() and len(said) < 10
    if not known or not 1 <= int(said) <= LARGEST_POLL:
        raise PapersError(
            f"'{said[:20]}' is not a number of papers that can be counted",
            f"write a number from 1 to {LARGEST_POLL:,}",
            line=line,
            column=1,
        )
    return int(said)


def _cell(text: str, *, line: int, column: int) -> int | None:
    said = text.strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 10 and int(said) > 0):
        raise PapersError(
            f"'{said[:20]}' is not a place",
            "write 1 for the first preference and so on, or leave the cell empty",
            line=line,
            column=column,
        )
    return int(said)


def _ranking(places: dict[int, int]) -> tuple[list[int], str]:
    """Put candidates in order as far as their places are consecutive; say why it ends early."""
    ranking: list[int] = []
    for place in range(1, len(places) + 1):
        here = [candidate for candidate, given in places.items() if given == place]
        if len(here) != 1:
            return ranking, (
                "two candidates have the same place" if here else "a place was left empty"
            )
        ranking += here
    return ranking, ""
