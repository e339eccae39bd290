"""Small polls written down, and what a result says at a stage."""

from collections.abc import Iterable

from moothall.count import Papers, StagedResult, papers_from

NAMES = ["Alice", "Bob", "Carol", "Dan", "Erin", "Mallory"]


def poll(
    rankings: dict[str, int], *, seats: int, candidates: int = 4, withdrawn: Iterable[int] = ()
) -> Papers:
    """Papers as {"1 2": 10}: ten papers say 1, then 2."""
    return papers_from(
        [tuple(map(int, ranking.split())) for ranking in rankings],
        candidates=NAMES[:candidates],
        seats=seats,
        weights=rankings.values(),
        withdrawn=withdrawn,
    )


def totals(result: StagedResult, stage: int) -> list[str]:
    return [result.votes(votes) for votes in result.stages[stage - 1].totals]
