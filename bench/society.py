"""A large society's acts, for measuring: groups that meet, decide and publish, year after year."""

from collections.abc import Iterator, Mapping
from itertools import islice, product

from moothall.proceedings.act import Act, Particulars, Stated
from moothall.proceedings.body.form import FormBody
from moothall.proceedings.decision.take import TakeDecision
from moothall.proceedings.meeting.call import CallMeeting
from moothall.proceedings.meeting.hold import HoldMeeting
from moothall.proceedings.minutes.publish import PublishMinutes
from moothall.values.amounts import exactly as number
from moothall.values.instants import Instant
from moothall.values.spans import Span, exactly

GROUPS = 2_000
START = 1_420_070_400
DAY = 86_400


def acts(count: int) -> Iterator[Act]:
    """So many acts, in order of time."""
    return islice(_all(), count)


def _all() -> Iterator[Act]:
    groups = [f"group-{one}" for one in range(GROUPS)]
    for group in groups:
        yield _act(group, FormBody(), 0)
    for month, group in product(range(10_000), groups):
        yield from _meeting(group, month)


def _meeting(group: str, month: int) -> Iterator[Act]:
    meeting, decision = f"{group}-m{month}", f"{group}-d{month}"
    day = 30 * month + 10
    present: dict[str, Stated] = {"present": number(5 + month % 30)}
    votes: dict[str, Stated] = {"for": number(4), "against": number(1)}
    called = CallMeeting(meeting=meeting, held_at=_at(day))
    yield _act(group, called, day - 9)
    yield _act(group, HoldMeeting(meeting=meeting), day, present)
    yield _act(group, TakeDecision(decision=decision, meeting=meeting), day, {**present, **votes})
    yield _act(group, PublishMinutes(meeting=meeting), day + 7)


def _act(
    group: str, particulars: Particulars, day: int, stated: Mapping[str, Stated] | None = None
) -> Act:
    return Act(
        name=particulars.ACT,
        by=group,
        of=group,
        at=_at(day),
        kind="local-groups" if particulars.ACT == "body.form" else "",
        stated=stated or {},
        particulars=particulars,
    )


def _at(day: int) -> Span:
    return exactly(Instant(START + day * DAY))
