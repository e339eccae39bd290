"""The piles of papers on the counting table: who holds which papers, and at what value.

Moves papers and says what moved; which papers move, when and at what value is the rule's business.
A ward is counted in a dozen short steps over a few hundred rows, so that what calling numpy costs
is most of the time: hence `take` and buffers where an index in brackets would read shorter.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers, type_of_row
from moothall.count.transcript import Moved


class Piles:
    """Papers in piles, one for each candidate; pile 0 has no further preference and never moves.

    `holder`: of the rankings' type (different papers,), whose pile; `kind`: int64 (different
    papers,), the index of the papers' value in `values`, in parts of a vote.
    """

    __slots__ = (
        "_begins",
        "_is_theirs",
        "_numbers",
        "_rankings",
        "_weights",
        "_width",
        "_worth",
        "holder",
        "kind",
        "values",
    )

    def __init__(self, papers: Papers, *, value: int) -> None:
        """Put every paper on the pile of its first preference, all at `value`."""
        rankings, number = papers.rankings, len(papers.weights)
        self._rankings = rankings
        self._weights = papers.weights
        self._width = len(papers.candidates) + 1
        # Where each ranking begins in the flat array; each candidate's number, as the rows have it.
        self._begins = np.arange(0, rankings.size, rankings.shape[1])
        self._numbers = np.arange(self._width, dtype=rankings.dtype)
        self._is_theirs = np.empty(number, np.bool_)
        self.holder = rankings[:, 0].copy()
        self.kind = np.zeros(number, np.int64)
        self.values = [value]
        self._worth = np.array(self.values)

    def sort(self, continuing: NDArray[np.bool_]) -> tuple[Moved, list[int]]:
        """Put every paper on the pile of its first continuing candidate; before papers move."""
        if False in continuing.tolist():
            self.holder[:] = self._next(self._rankings, continuing)
        went = np.zeros(self._width, np.int64)
        np.add.at(went, self.holder, self._weights)
        return self._of_one_value(went, self.values[0])

    def move(
        self,
        candidate: int,
        continuing: NDArray[np.bool_],
        *,
        revalue: Callable[[int], int] | None = None,
    ) -> tuple[Moved, list[int]]:
        """Move a pile to each paper's next continuing candidate, at the value `revalue` gives.

        Without `revalue` papers keep their value. Returns what moved and the votes that each
        candidate received (index 0: nobody).

        `continuing`: bool (candidates + 1,), where number 0 is true and stands for nobody.
        """
        theirs = np.equal(self.holder, self._numbers[candidate], self._is_theirs)
        return self.deal(theirs.nonzero()[0], continuing, revalue=revalue)

    def deal(
        self,
        rows: NDArray[np.int64],
        continuing: NDArray[np.bool_],
        *,
        revalue: Callable[[int], int] | None = None,
    ) -> tuple[Moved, list[int]]:
        """Move some papers, wherever they lie, as `move` does a pile."""
        to = self._next(self._rankings.take(rows, 0), continuing)
        self.holder[rows] = to
        after = self.values if revalue is None else [revalue(value) for value in self.values]
        if len(after) == 1:
            went = np.zeros(self._width, np.int64)
            np.add.at(went, to, self._weights.take(rows))
            moved, received = self._of_one_value(went, after[0])
        else:
            place = self.kind.take(rows)
            place *= self._width
            place += to
            went = np.zeros(len(after) * self._width, np.int64)
            np.add.at(went, place, self._weights.take(rows))
            moved, received = self._of_many_values(went, after)
        if revalue is not None:
            self._revalue(rows, moved)
        return moved, received

    def transferable(
        self, rows: NDArray[np.int64], continuing: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], int, int]:
        """Which of these papers have a further preference; how many have one, how many none."""
        has = self._next(self._rankings.take(rows, 0), continuing) > 0
        some, none = self._weights[rows[has]].sum(), self._weights[rows[~has]].sum()
        return rows[has], int(some), int(none)

    def _next(
        self, rankings: NDArray[type_of_row], continuing: NDArray[np.bool_]
    ) -> NDArray[type_of_row]:
        """Find the first continuing candidate of each ranking; 0 at its end always continues."""
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
        worth = self._worth if after is self.values else np.array(after)
        return tuple(moved), worth.dot(table).tolist()

    def _revalue(self, rows: NDArray[np.int64], moved: Moved) -> None:
        """Give the papers that moved the value that they have now."""
        if len(moved) == 1:
            self.kind[rows] = self._kind_of(moved[0][1])
        elif moved:
            new = {before: self._kind_of(after) for before, after, _ in moved}
            kinds = np.array([new.get(value, 0) for value in self.values])
            self.kind[rows] = kinds.take(self.kind.take(rows))

    def _kind_of(self, value: int) -> int:
        if value not in self.values:
            self.values.append(value)
            self._worth = np.array(self.values)
        return self.values.index(value)
