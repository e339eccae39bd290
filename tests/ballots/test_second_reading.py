"""A box is read twice. Between the two it may grow, as an open one does, and nothing else."""

import io

import pytest

from moothall.ballots.belenios_v1.verifying import Verdict, inspect_box
from moothall.ballots.errors import Reason
from tests.ballots.elections import YES_NO, Society, society, verdict_on


def read(first: bytes, then: bytes) -> Verdict:
    streams = iter([first, then])
    return inspect_box(
        lambda: io.BytesIO(next(streams)), map_=map, sort=sorted, progress=lambda done, of: None
    )


def voted(*votes: int, closed: bool = False) -> bytes:
    made = society(YES_NO, voters=3)
    for voter, vote in enumerate(votes):
        made.cast(voter, [[int(vote == i) for i in range(3)]])
    return bytes(finished(made).box if closed else made.box)


def finished(made: Society) -> Society:
    made.close()
    made.decrypt(1)
    made.announce()
    return made


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("votes", [(), (0,), (0, 1)])
def test_what_is_appended_meanwhile_is_not_looked_at(
    votes: tuple[int, ...], *, closed: bool
) -> None:
    before, after = voted(*votes), voted(0, 1, 2, closed=closed)
    assert after.startswith(before)
    assert read(before, after) == verdict_on(before)
    assert verdict_on(before).is_valid


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (voted(0), voted(1)),
        (voted(0), voted(1, 2)),
        (voted(0, 1), voted(0)),
        (voted(0, 1), voted()),
        (voted(0, 1, closed=True), voted(0, 1)),
        (voted(0, 1, closed=True), voted(0, 1, 2)),
        (voted(0, 1, closed=True), voted(0, 1, 2, closed=True)),
    ],
)
def test_any_other_change_is_refused(before: bytes, after: bytes) -> None:
    verdict = read(before, after)
    assert (verdict.reason, verdict.says) == (
        Reason.BOX_CHAIN,
        "the box changed while it was read",
    )
    assert verdict.result is None
