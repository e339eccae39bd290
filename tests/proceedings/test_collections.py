"""Both back ends of the collections answer alike, whatever was put and whenever it is asked."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.proceedings.state.collection import Collection, Dictionary
from moothall.values.instants import Instant
from moothall.values.spans import Span
from tests.proceedings.ledger import Ledger


@dataclass(frozen=True)
class Seat:
    holder: str
    of: str


MOMENTS = st.none() | st.integers(0, 9).map(Instant)
PUTS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.builds(Seat, holder=st.sampled_from("xyz"), of=st.sampled_from("pq")),
        MOMENTS.map(lambda earliest: Span(earliest, None)),
    ),
    max_size=12,
)


@given(puts=PUTS, at=MOMENTS, of=st.sampled_from("pq"), key=st.sampled_from("abc"))
def test_both_back_ends_answer_alike(
    puts: list[tuple[str, Seat, Span]], at: Instant | None, of: str, key: str
) -> None:
    one: Collection[Seat] = Dictionary()
    other: Collection[Seat] = Ledger()
    for name, seat, since in puts:
        one.put(name, seat, since=since)
        other.put(name, seat, since=since)
    assert one.get(key, at=at) == other.get(key, at=at)
    assert one.where(at=at) == other.where(at=at)
    assert one.where(at=at, of=of) == other.where(at=at, of=of)
    assert one.latest(at=at, of=of) == other.latest(at=at, of=of)


DATES = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(
    lambda pair: Span(Instant(pair[0]), Instant(sum(pair)))
)


@given(dates=st.lists(DATES, max_size=8), at=MOMENTS)
def test_whole_values_hold_in_the_order_of_their_dates_however_they_were_told(
    dates: list[Span], at: Instant | None
) -> None:
    one: Collection[int] = Dictionary(is_whole=True)
    other: Collection[int] = Ledger(is_whole=True)
    for number, since in enumerate(dates):
        one.put("a", number, since=since)
        other.put("a", number, since=since)
    assert one.get("a", at=at) == other.get("a", at=at)
    assert one.since("a", at=at) == other.since("a", at=at)
    begun = [span for span in dates if at is None or (span.earliest or 0) <= at]
    held = one.since("a", at=at)
    assert (held is None) is (not begun)
    assert held is None or not any(held.is_before(span) for span in begun)


@pytest.mark.parametrize("back_end", [Dictionary, Ledger])
def test_the_latest_is_what_was_put_last_and_not_the_newest_key(
    back_end: type[Dictionary[Seat] | Ledger[Seat]],
) -> None:
    held = back_end()
    since = Span(Instant(0), None)
    held.put("a", Seat("x", "p"), since=since)
    held.put("b", Seat("y", "p"), since=since)
    held.put("a", Seat("z", "p"), since=since)
    assert held.latest(at=Instant(1), of="p") == Seat("z", "p")
    assert held.where(at=Instant(1)) == (Seat("y", "p"), Seat("z", "p"))
    assert held.latest(at=Instant(1), of="q") is None
