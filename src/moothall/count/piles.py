"""The piles of papers on the counting table: who holds which papers, and at what value.

Moves papers and says what moved; which papers move, when and at what value is the rule's business.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers, type_of_row
from moothall.count.transcript import Moved


class Piles:
    """Papers in piles, one for each candidate; pile 0 has no further preference and never moves.

    `holder`: int64 (different papers,), whose pile; `kind`: int64 (different papers,), the index of
    the papers' value in `values`, in parts of a vote.
    """

    __slots__ = ("_candidates", "_rankings", "_weights", "holder", "kind", "values")

    def __init__(self, papers: Papers, *, value: int) -> None:
        """Gather every paper in one heap, all at `value`, not yet sorted."""
        self._rankings = papers.rankings
        self._weights = papers.weights
        self._candidates = len(papers.candidates)
        self.holder = np.zeros(len(papers.weights), np.int64)
        self.kind = np.zeros(len(papers.weights), np.int64)
        self.values = [value]

    def sort(self, continuing: NDArray[np.bool_]) -> tuple[Moved, list[int]]:
        """Put every paper on the pile of its first continuing candidate."""
        if continuing.all():
            self.holder[:] = self._rankings[:, 0]
        else:
            self.holder[:] = _next(self._rankings, continuing)
        went = np.zeros(self._candidates + 1, np.int64)
        np.add.at(went, self.holder, self._weights)
        return self._revalued(None, went[None, :], lambda value: value)

    def move(
        self, candidate: int, continuing: NDArray[np.bool_], *, revalue: Callable[[int], int]
    ) -> tuple[Moved, list[int]]:
        """Move a pile to each paper's next continuing candidate, at the value `revalue` gives.

        Returns what moved and the votes that each candidate received (index 0: nobody).

        `continuing`: bool (candidates + 1,), where number 0 is true and stands for nobody.
        """
        return self.deal((self.holder == candidate).nonzero()[0], continuing, revalue=revalue)

    def deal(
        self,
        rows: NDArray[np.int64],
        continuing: NDArray[np.bool_],
        *,
        revalue: Callable[[int], int],
    ) -> tuple[Moved, list[int]]:
        """Move some papers, wherever they lie, as `move` does a pile."""
        to = _next(self._rankings.take(rows, axis=0), continuing)
        self.holder[rows] = to
        went = np.zeros((len(self.values), self._candidates + 1), np.int64)
        place = self.kind.take(rows)
        place *= self._candidates + 1
        place += to
        np.add.at(went.reshape(-1), place, self._weights.take(rows))
        return self._revalued(rows, went, revalue)

    def transferable(self, rows: NDArray[np.int64], continuing: NDArray[np.bool_]) -> int:
        """How many of these papers have a further preference for a continuing candidate."""
        to = _next(self._rankings.take(rows, axis=0), continuing)
        return int(self._weights[rows[to > 0]].sum())

    def _revalued(
        self,
        rows: NDArray[np.int64] | None,
        went: NDArray[np.int64],
        revalue: Callable[[int], int],
    ) -> tuple[Moved, list[int]]:
        """Give the papers that moved their new value and say what moved, highest value first.

        `went`: int64 (kinds, candidates + 1), papers of each value that went to each candidate.
        """
        after = [revalue(value) for value in self.values]
        moved = [
            (before, value, tuple(papers))
            for before, value, papers in zip(self.values, after, went.tolist(), strict=True)
            if any(papers)
        ]
        received: list[int] = (np.array(after, np.int64) @ went).tolist()
        if rows is not None and any(value != before for before, value, _ in moved):
            new = {before: self._kind_of(value) for before, value, _ in moved}
            kinds = np.array([new.get(value, 0) for value in self.values])
            self.kind[rows] = kinds[self.kind.take(rows)]
        return tuple(sorted(moved, reverse=True)), received

    def _kind_of(self, value: int) -> int:
        if value not in self.values:
            self.values.append(value)
        return self.values.index(value)


def _next(rankings: NDArray[type_of_row], continuing: NDArray[np.bool_]) -> NDArray[type_of_row]:
    """Find the first continuing candidate of each ranking; 0 at its end always continues."""
    place = continuing.take(rankings).argmax(axis=1)
    place += np.arange(len(rankings)) * rankings.shape[1]
    found: NDArray[type_of_row] = rankings.reshape(-1).take(place)
    return found
