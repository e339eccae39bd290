"""Made-up polls for hypothesis: few candidates and few papers, so that ties are common."""

from collections.abc import Iterator

from hypothesis import strategies as st

from moothall.count import Papers, papers_from


@st.composite
def polls(draw: st.DrawFn, most_candidates: int = 6, most_papers: int = 30) -> Papers:
    """Draw papers for two to six candidates; rankings as long or as short as may be."""
    candidates = draw(st.integers(2, most_candidates))
    seats = draw(st.integers(1, candidates))
    ranking = st.permutations(range(1, candidates + 1)).flatmap(
        lambda order: st.integers(1, candidates).map(lambda length: tuple(order[:length]))
    )
    rankings = draw(st.lists(ranking, min_size=1, max_size=most_papers))
    weights = draw(st.lists(st.integers(1, 40), min_size=len(rankings), max_size=len(rankings)))
    names = [f"Candidate {number}" for number in range(1, candidates + 1)]
    return papers_from(rankings, candidates=names, seats=seats, weights=weights)


def single_papers(papers: Papers) -> Iterator[tuple[int, ...]]:
    """Every paper on its own, as a tuple of candidates."""
    for row, weight in zip(papers.rankings.tolist(), papers.weights.tolist(), strict=True):
        yield from [tuple(one for one in row if one)] * weight
