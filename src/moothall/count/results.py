"""The results of an election in many seats: who stood in each, for whom, with how many votes."""

from dataclasses import dataclass

from moothall.count.csv_rows import csv_rows
from moothall.count.errors import PapersError
from moothall.count.papers import hidden_character

_NEEDED = ("constituency", "party", "votes")
_MOST_VOTES = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat: (party, votes) of every candidate, most votes first.

    Equal votes stay in the order of the file, so that the one listed first has won the lot.
    """

    name: str
    country: str
    votes: tuple[tuple[str, int], ...]

    @property
    def winner(self) -> str:
        """The party of whoever had most votes."""
        return self.votes[0][0]

    @property
    def second(self) -> str | None:
        """The party of whoever came second, if anybody did."""
        return self.votes[1][0] if len(self.votes) > 1 else None

    def best(self, party: str) -> int:
        """The votes of a party's candidate, the best placed if it had several; 0 if none."""
        return max((votes for one, votes in self.votes if one == party), default=0)

    def all(self, party: str) -> int:
        """The votes of all candidates of a party together."""
        return sum(votes for one, votes in self.votes if one == party)

    @property
    def total(self) -> int:
        """All votes of the seat."""
        return sum(votes for _, votes in self.votes)


def read_results(raw: bytes) -> tuple[Seat, ...]:
    """Read a table of results: CSV with columns constituency, party, votes, and country if any.

    One row a candidate, in any order. Raises PapersError with the line and the column of the table.
    """
    return _seats(list(csv_rows(raw)))


def _seats(rows: list[tuple[int, list[str]]]) -> tuple[Seat, ...]:
    columns = _columns(rows)
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for line, cells in rows[1:]:
        row = [cell.strip() for cell in cells]
        if len(row) != len(rows[0][1]):
            raise PapersError(
                f"this row has {len(row)} cells, the first row {len(rows[0][1])}",
                "give each column a cell",
                line=line,
                column=min(len(row), len(rows[0][1])) + 1,
            )
        for needed in ("constituency", "party"):
            name = row[columns[needed]]
            if not name or hidden_character(name):
                raise PapersError(
                    f"this row names no {needed} that can be read",
                    "fill it in, in letters that can be seen",
                    line=line,
                    column=columns[needed] + 1,
                )
        country = row[columns["country"]] if "country" in columns else ""
        votes = _votes(row[columns["votes"]], line=line, column=columns["votes"] + 1)
        seat = found.setdefault((row[columns["constituency"]], country), [])
        seat.append((row[columns["party"]], votes))
    return tuple(
        Seat(name=name, country=country, votes=tuple(sorted(votes, key=lambda one: -one[1])))
        for (name, country), votes in found.items()
    )


def _columns(rows: list[tuple[int, list[str]]]) -> dict[str, int]:
    """Say in which column of the table each name stands."""
    heads = [head.strip().lower() for head in rows[0][1]] if rows else []
    for needed in _NEEDED:
        if needed not in heads:
            raise PapersError(
                f"no column is headed {needed}",
                f"begin with a row of names: {', '.join(_NEEDED)}",
                line=1,
                column=1,
            )
    return {head: place for place, head in enumerate(heads)}


def _votes(text: str, *, line: int, column: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= _MOST_VOTES):
        raise PapersError(
            f"'{text[:20]}' is not a number of votes",
            "write a whole number without separators",
            line=line,
            column=column,
        )
    return int(text)
