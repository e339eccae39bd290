"""The piles of papers on the counting table: who holds which papers, and at what value.

Moves papers and says what moved; which papers move, when and at what value is the rule's business.
A ward is counted in a dozen short steps over a few hundred rows, so that what calling numpy costs
is most of the time: hence `take` where an index in brackets would read shorter.
"""

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers, type_of_row
from moothall.count.transcript import Moved

# So many different papers move at a time, so that what moving them takes stays in the cache.
_AT_ONCE = 1 << 15
# So few numbers are turned into numpy's own index type once, not whenever something is looked up.
_FEW = 1 << 16


class Piles:
    """Papers in piles, one for each candidate; pile 0 has no further preference and never moves.

    `holder`: integers (different papers,), whose pile; `values`: in parts of a vote, every value
    that papers have had.
    """

    __slots__ = ("_begins", "_rankings", "_row_of_value", "_weights", "_width", "holder", "values")

    def __init__(self, papers: Papers, *, value: int) -> None:
        """Put every paper on the pile of its first preference, all at `value`."""
        rankings, number = papers.rankings, len(papers.weights)
        if rankings.size <= _FEW:
            rankings = rankings.astype(np.intp)
        self._rankings = rankings
        self._weights = papers.weights
        self._width = len(papers.candidates) + 1
        # Where each ranking begins in the flat array.
        length = rankings.shape[1]
        self._begins = np.arange(0, min(number, _AT_ONCE) * length, length)
        # Where the row of the papers' value begins in a flat table of values and candidates.
        self._row_of_value = np.zeros(number, np.int64)
        self.holder = rankings[:, 0].copy()
        self.values = [value]

    def kinds(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The index in `values` of what these papers are worth: int64 (rows,)."""
        return self._row_of_value.take(rows) // self._width

    def sort(self, continuing: NDArray[np.bool_]) -> tuple[Moved, list[int]]:
        """Put every paper on the pile of its first continuing candidate; before papers move."""
        if False in continuing.tolist():
            return self.deal(np.arange(len(self.holder)), continuing)
        went = np.zeros(self._width, np.int64)
        np.add.at(went, self.holder, self._weights)
        return self._of_one_value(went, self.values[0])

    def move(
        self, candidate: int, continuing: NDArray[np.bool_], after: list[int] | None = None
    ) -> tuple[Moved, list[int]]:
        """Move a pile to each paper's next continuing candidate, at the values `after`.

        `after` has one for each of `values`; without it papers keep their value. Returns what moved
        and the votes that each candidate received (index 0: nobody).

        `continuing`: bool (candidates + 1,), where number 0 is true and stands for nobody.
        """
        return self.deal((self.holder == candidate).nonzero()[0], continuing, after)

    def deal(
        self,
        rows: NDArray[np.int64],
        continuing: NDArray[np.bool_],
        after: list[int] | None = None,
    ) -> tuple[Moved, list[int]]:
        """Move some papers, wherever they lie, as `move` does a pile."""
        values = self.values
        went = np.zeros(len(values) * self._width, np.int64)
        for some in _portions(rows):
            self._hand_over(some, continuing, went)
        if len(values) == 1:
            moved, received = self._of_one_value(went, (after or values)[0])
        else:
            moved, received = self._of_many_values(went, after or values)
        if after:
            self._revalue(rows, moved)
        return moved, received

    def _hand_over(
        self, rows: NDArray[np.int64], continuing: NDArray[np.bool_], went: NDArray[np.int64]
    ) -> None:
        """Hand papers to whoever is next on each, and add them up in `went`, value by value."""
        to = self._next(rows, continuing)
        self.holder[rows] = to
        if len(self.values) == 1:
            np.add.at(went, to, self._weights.take(rows))
        else:
            place = self._row_of_value.take(rows)
            place += to
            np.add.at(went, place, self._weights.take(rows))

    def transferable(
        self, rows: NDArray[np.int64], continuing: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], int, int]:
        """Which of these papers have a further preference; how many have one, how many none."""
        to = [self._next(some, continuing) for some in _portions(rows)]
        has = np.concatenate(to) > 0
        some, none = self._weights[rows[has]].sum(), self._weights[rows[~has]].sum()
        return rows[has], int(some), int(none)

    def _next(self, rows: NDArray[np.int64], continuing: NDArray[np.bool_]) -> NDArray[type_of_row]:
        """Find the first continuing candidate of these; 0 at a ranking's end always continues."""
        rankings = self._rankings.take(rows, 0)
        place = continuing.take(rankings).argmax(1)
        place += self._begins[: len(place)]
        found: NDArray[type_of_row] = rankings.take(place)
        return found

    def _of_one_value(self, went: NDArray[np.int64], after: int) -> tuple[Moved, list[int]]:
        """Say what moved and was received where all papers had the same value."""
        papers = went.tolist()
        moved = ((self.values[0], after, tuple(papers)),) if any(papers) else ()
        return moved, [after * number for number in papers]

    def _of_many_values(self, went: NDArray[np.int64], after: list[int]) -> tuple[Moved, list[int]]:
        """Say what moved, highest value first, and what was received.

        `went`: int64 (kinds x (candidates + 1),), papers of each value that went to each.
        """
        table = went.reshape(-1, self._width)
        moved = [
            (before, value, tuple(papers))
            for before, value, papers in zip(self.values, after, table.tolist(), strict=True)
            if any(papers)
        ]
        if len(moved) > 1:
            moved.sort(reverse=True)
        return tuple(moved), np.array(after).dot(table).tolist()

    def _revalue(self, rows: NDArray[np.int64], moved: Moved) -> None:
        """Give the papers that moved the value that they have now."""
        if len(moved) == 1:
            self._row_of_value[rows] = self._begin_of(moved[0][1])
        elif moved:
            new = {before: self._begin_of(after) for before, after, _ in moved}
            begins = np.array([new.get(value, 0) for value in self.values])
            for some in _portions(rows):
                self._row_of_value[some] = begins.take(self.kinds(some))

    def _begin_of(self, value: int) -> int:
        if value not in self.values:
            self.values.append(value)
        return self.values.index(value) * self._width


def _portions(rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The same rows, not too many at a time."""
    if len(rows) <= _AT_ONCE:
        return [rows]
    return [rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE)]
