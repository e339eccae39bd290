"""The piles of papers on the counting table: who holds which papers, and at what value.

Moves papers and says what moved; which papers move, when and at what value is the rule's business.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from moothall.count.papers import Papers
from moothall.count.transcript import Parcel


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

    def sort(self, continuing: NDArray[np.bool_]) -> tuple[Parcel, ...]:
        """Put every paper on the pile of its first continuing candidate."""
        return self._deal(slice(None), continuing, lambda value: value)

    def move(
        self, candidate: int, continuing: NDArray[np.bool_], *, revalue: Callable[[int], int]
    ) -> tuple[Parcel, ...]:
        """Move a pile to each paper's next continuing candidate, at the value `revalue` gives.

        `continuing`: bool (candidates + 1,), where number 0 is true and stands for nobody.
        """
        return self._deal(np.flatnonzero(self.holder == candidate), continuing, revalue)

    def _deal(
        self,
        rows: NDArray[np.int64] | slice,
        continuing: NDArray[np.bool_],
        revalue: Callable[[int], int],
    ) -> tuple[Parcel, ...]:
        rankings = self._rankings[rows]
        place = continuing[rankings].argmax(axis=1)
        to = rankings[np.arange(len(rankings)), place].astype(np.int64)
        self.holder[rows] = to
        width = self._candidates + 1
        moved = np.zeros(len(self.values) * width, np.int64)
        np.add.at(moved, self.kind[rows] * width + to, self._weights[rows])
        return self._revalued(rows, moved.reshape(-1, width).tolist(), revalue)

    def _revalued(
        self,
        rows: NDArray[np.int64] | slice,
        moved: list[list[int]],
        revalue: Callable[[int], int],
    ) -> tuple[Parcel, ...]:
        """Give the papers that moved their new value and say what moved, highest value first."""
        parcels = []
        new_kind = list(range(len(moved)))
        for kind, papers in enumerate(moved):
            if not any(papers):
                continue
            before = self.values[kind]
            after = revalue(before)
            if after != before:
                new_kind[kind] = self._kind_of(after)
            went = tuple((to, number) for to, number in enumerate(papers) if number)
            parcels.append(Parcel(value_before=before, value_after=after, papers=went))
        if new_kind != list(range(len(moved))):
            self.kind[rows] = np.array(new_kind)[self.kind[rows]]
        return tuple(sorted(parcels, key=lambda parcel: -parcel.value_before))

    def _kind_of(self, value: int) -> int:
        if value not in self.values:
            self.values.append(value)
        return self.values.index(value)
