"""However large a hostile record is, a verifier's memory is bounded, and the box is refused."""

import io
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.canonical import dump
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.verifying import Verdict, inspect_box
from moothall.ballots.errors import Reason
from tests.ballots.elections import YES_NO, society, verdict_on

_A = TypeVar("_A")
_B = TypeVar("_B")


def greedy(function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    """Take eight chunks ahead, as two processes do."""
    ahead: list[_A] = []
    for item in items:
        ahead.append(item)
        if len(ahead) == 8:
            yield from map(function, ahead)
            ahead = []
    yield from map(function, ahead)


def most_memory(box: bytes) -> tuple[Verdict, int]:
    tracemalloc.start()
    verdict = inspect_box(
        lambda: io.BytesIO(box), map_=greedy, sort=sorted, progress=lambda done, of: None
    )
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return verdict, most


def test_large_ballots_are_not_held_by_the_chunk() -> None:
    made = society(YES_NO, voters=1)
    for place in range(40):
        made.append(Kind.BALLOT, b'"%d%s"' % (place, b"x" * (1 << 20)))
    verdict, most = most_memory(bytes(made.box))
    assert verdict.reason is Reason.FIELDS
    assert verdict.says.startswith("ballot 1 (")
    assert most < 20 << 20


def test_progress_counts_ballots_whatever_their_size() -> None:
    made = society(YES_NO, voters=1)
    for place in range(40):
        made.cast(0, [[int(place % 3 == i) for i in range(3)]])
    heard: list[tuple[int, int]] = []
    box = bytes(made.box)
    inspect_box(
        lambda: io.BytesIO(box), map_=greedy, sort=sorted, progress=lambda *at: heard.append(at)
    )
    assert heard == [(32, 40), (40, 40)]


def test_many_ballots_are_parted_finer_towards_the_end() -> None:
    made = society(YES_NO, voters=1)
    for _ in range(160):
        made.cast(0, [[1, 0, 0]])
    heard: list[int] = []
    box = bytes(made.box)
    inspect_box(
        lambda: io.BytesIO(box), map_=map, sort=sorted, progress=lambda done, of: heard.append(done)
    )
    sizes = [heard[0], *(later - one for one, later in pairwise(heard))]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-2:], heard[-1]) == (10, [4, 2], 160)


def test_a_tally_that_is_far_too_large_is_not_taken_apart() -> None:
    made = society(YES_NO, voters=1)
    made.cast(0, [[1, 0, 0]])
    made.append(Kind.END_BALLOTS)
    tally = b"[" + b"0," * (1 << 22) + b"0]"
    sized = dump({"num_tallied": 1, "total_weight": 1, "encrypted_tally": digest(tally)})
    made.append(Kind.ENCRYPTED_TALLY, tally, sized)
    verdict, most = most_memory(bytes(made.box))
    assert (verdict.reason, verdict.says) == (
        Reason.TALLY,
        f"event 3 (EncryptedTally): it has {len(tally)} bytes, and may have 32768",
    )
    assert most < 4 * len(tally)


def test_a_number_without_end_is_refused_whatever_python_is_told() -> None:
    made = society(YES_NO, voters=1)
    made.append(Kind.BALLOT, b"1" * 5000)
    verdict = verdict_on(bytes(made.box))
    assert verdict.reason is Reason.NOT_JSON
    assert verdict.says.endswith(f"): this is no JSON of ours: {'1' * 20}... has 5000 digits")
