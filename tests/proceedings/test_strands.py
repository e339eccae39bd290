"""A strand counts and finds its last act as a plain search of the same acts would."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.proceedings.act import Act
from moothall.proceedings.note import NoteAct
from moothall.proceedings.state.occurrences import FEW, Occurrence, Strand
from moothall.values.instants import Instant
from moothall.values.spans import Span

ENDS = st.none() | st.integers(0, 9).map(Instant)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, last = draw(ENDS), draw(ENDS)
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Span(first, last)


def occurrence(number: int, at: Span) -> Occurrence:
    done = Act(name="vote.take", by="", of="", at=at, particulars=NoteAct())
    none = frozenset[str]()
    return Occurrence(act="vote.take", at=at, by=None, of=none, number=number, done=done)


@given(st.lists(spans(), max_size=2 * FEW + 3), ENDS)
def test_a_strand_counts_as_a_search_does(dates: list[Span], at: Instant | None) -> None:
    strand = Strand()
    acts = [occurrence(number, span) for number, span in enumerate(dates)]
    for one in acts:
        strand.add(one)
    begun = [s for s in dates if at is None or s.earliest is None or s.earliest <= at]
    ended = [s for s in dates if at is not None and s.latest is not None and s.latest < at]
    assert strand.count_begun(at) == len(begun)
    assert strand.count_ended(at) == len(ended)
    assert strand.is_before(at) == (at is None or (bool(acts) and all_end_by(at, dates)))


@given(st.lists(spans(), max_size=2 * FEW + 3))
def test_a_strand_goes_back_from_the_act_that_was_done_last(dates: list[Span]) -> None:
    strand = Strand()
    acts = [occurrence(number, span) for number, span in enumerate(dates)]
    for one in acts:
        strand.add(one)
    order = sorted((one.at.latest is None, one.at.latest or 0, one.number) for one in acts)
    assert [one.number for one in strand.latest_first()] == [number for _, _, number in order[::-1]]
    assert strand.last == next(strand.latest_first(), None)


@given(st.lists(spans(), min_size=1, max_size=2 * FEW + 3), ENDS)
def test_a_strand_that_grows_after_it_was_asked_answers_for_all(
    dates: list[Span], at: Instant | None
) -> None:
    acts = [occurrence(number, span) for number, span in enumerate(dates)]
    growing, asked_last = Strand(), Strand()
    for one in acts:
        growing.add(one)
        growing.count_begun(at)
    for one in acts:
        asked_last.add(one)
    assert list(growing.latest_first()) == list(asked_last.latest_first())
    assert growing.count_begun(at) == asked_last.count_begun(at)
    assert growing.count_ended(at) == asked_last.count_ended(at)


def all_end_by(at: Instant, dates: list[Span]) -> bool:
    return all(span.latest is not None and span.latest <= at for span in dates)
