"""Verifies a whole ballot box, from the box alone. [F 10].

The box is read twice: once for the chain, the roll and the last ballot of each credential, once for
the proofs, which go out in chunks through a `map` from the caller. What is compared across the
whole box is sorted by a `sorted` from the caller. So memory holds what those two hold, and the
answer does not depend on who computes what.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import BinaryIO

from moothall.ballots.belenios_v1.ballot import Ballot, read_ballot, require_ballot
from moothall.ballots.belenios_v1.election import Election, Question, read_election
from moothall.ballots.belenios_v1.mapping import Failure, Map, judged
from moothall.ballots.belenios_v1.opening import Opening
from moothall.ballots.belenios_v1.overview import (
    SecondReading,
    credentials_of,
    named,
    overview_of,
)
from moothall.ballots.belenios_v1.public_list import read_credentials
from moothall.ballots.belenios_v1.result import Result
from moothall.ballots.belenios_v1.setup import read_keys, require_no_weights
from moothall.ballots.belenios_v1.tally import Sum, added, closed, empty_sum, sum_of_ballot
from moothall.ballots.belenios_v1.weighing import UNKNOWN, Sort, weigh
from moothall.ballots.errors import DoesNotHoldError, Reason

_CHUNK = 32  # ballots, the most that are handed out together
_LEAST_OF_CHUNK = 4
_FEW = 4 * _CHUNK  # ballots, of which so few are not worth parting any further
_SHARES = 16  # chunks that the rest is enough for: so all who work end at nearly the same time
_MOST_OF_CHUNK = 1 << 20  # bytes, after which a chunk takes no more: hostile ballots may be large

Numbered = tuple[int, bytes, int]  # a ballot's place from 0, its bytes, what it counts for
Progress = Callable[[int, int], None]  # ballots done, ballots in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a box; `reason` is None where it holds, `result` None where it is open."""

    reason: Reason | None
    says: str
    group: str | None
    ballots: int
    counted: int
    result: Result | None
    questions: tuple[Question, ...]  # none where the election could not be read
    voters: int = 0  # on the roll
    is_independent: bool = True

    @property
    def is_valid(self) -> bool:
        """Whether everything in the box holds."""
        return self.reason is None


@dataclass(slots=True, kw_only=True)
class _Found:
    """What is known so far, for the verdict on a box that fails."""

    group: str | None = None
    ballots: int = 0
    counted: int = 0
    result: Result | None = None
    questions: tuple[Question, ...] = ()
    voters: int = 0
    is_independent: bool = True

    def verdict(self, reason: Reason | None, says: str) -> Verdict:
        """Close with what was found."""
        return Verdict(
            reason=reason,
            says=says,
            group=self.group,
            ballots=self.ballots,
            counted=self.counted,
            result=None if reason else self.result,
            questions=self.questions,
            voters=self.voters,
            is_independent=self.is_independent,
        )


def inspect_box(
    open_box: Callable[[], BinaryIO], *, map_: Map, sort: Sort, progress: Progress
) -> Verdict:
    """Verify a box. `open_box` is called twice; raises NotABoxError.

    What is appended between the two readings is not part of the verdict; any other change is found.
    """
    found = _Found()
    try:
        found.result = _inspect(open_box, found, map_=map_, sort=sort, progress=progress).result
    except DoesNotHoldError as error:
        return found.verdict(error.reason, error.says)
    return found.verdict(None, "everything in the box holds")


def require_box(
    open_box: Callable[[], BinaryIO], *, map_: Map, sort: Sort, progress: Progress
) -> Opening:
    """Verify a box and give where its opening stands; raises DoesNotHoldError. [F 10]."""
    return _inspect(open_box, _Found(), map_=map_, sort=sort, progress=progress)


def _inspect(
    open_box: Callable[[], BinaryIO], found: _Found, *, map_: Map, sort: Sort, progress: Progress
) -> Opening:
    with open_box() as stream:
        overview = overview_of(stream, sort=sort)
        found.ballots = overview.ballots
        election, trustees = read_keys(overview.setup)
        listed = credentials_of(stream, overview.setup)
        roll = read_credentials(election.group.name, listed, map_=map_)
        weighed = weigh(overview.cast, roll, sort=sort)
    require_no_weights(election, has_weights=weighed.has_weights)
    found.group, found.questions = election.group.name, election.questions
    found.voters, found.is_independent = weighed.voters, election.is_independent
    found.counted = weighed.counted
    with open_box() as stream:
        again = SecondReading(stream, overview)
        numbered = (
            (place, raw, weight)
            for place, (raw, weight) in enumerate(
                zip(again.ballots(), weighed.weights, strict=False)
            )
        )
        total = counted_sum(
            election,
            numbered,
            number=found.ballots,
            map_=map_,
            progress=_of(progress, found),
        )
        if weighed.replayed is not None:
            says = f"ballot {weighed.replayed + 1} is an earlier ballot again, byte for byte"
            raise DoesNotHoldError(Reason.BALLOT_REPLAYED, says)
        total = closed(election, total)
        opening = Opening(election=election, trustees=trustees, total=total, rows=total.rows)
        for entry in again.later():
            opening = opening.taken(entry)
    return opening


def _of(progress: Progress, found: _Found) -> Callable[[int], None]:
    return lambda done: progress(min(done, found.ballots), found.ballots)


def counted_sum(
    election: Election,
    numbered: Iterable[Numbered],
    *,
    number: int,
    map_: Map,
    progress: Callable[[int], None],
) -> Sum:
    """Check every ballot and multiply those that count. [F 10, steps 4 to 6]."""
    total, done, handed_out = empty_sum(election), 0, deque[int]()
    chunks = _chunks(iter(numbered), number, handed_out)
    for part in judged(partial(judge_chunk, election.raw), chunks, map_=map_):
        total = added(election, total, part)
        done += handed_out.popleft()
        progress(done)
    return total


def _chunks(
    numbered: Iterator[Numbered], left: int, handed_out: deque[int]
) -> Iterator[list[Numbered]]:
    """Yield a few ballots at a time, fewer towards the end, and note how many each time."""
    chunk: list[Numbered] = []
    size, is_few = 0, left < _FEW
    for one in numbered:
        chunk.append(one)
        size += len(one[1])
        most = _CHUNK if is_few else min(_CHUNK, max(_LEAST_OF_CHUNK, left // _SHARES))
        if len(chunk) >= most or size > _MOST_OF_CHUNK:
            handed_out.append(len(chunk))
            yield chunk
            left, chunk, size = left - len(chunk), [], 0
    if chunk:
        handed_out.append(len(chunk))
        yield chunk


def judge_chunk(election_raw: bytes, chunk: list[Numbered]) -> Sum | Failure:
    """Check some ballots: their sum, or the first that fails. Runs in any process."""
    election = _election(election_raw)
    total = empty_sum(election)
    for place, raw, weight in chunk:
        try:
            ballot = judged_ballot(election, raw, is_known=weight != UNKNOWN)
        except DoesNotHoldError as error:
            return error.reason, error.within(named(place, raw)).says
        if weight:
            total = added(election, total, sum_of_ballot(election.group, ballot, weight))
    return total


def judged_ballot(election: Election, raw: bytes, *, is_known: bool) -> Ballot:
    """Check one ballot, whose credential is known to be on the roll or not. [F 6]."""
    ballot = read_ballot(election, raw)
    if not is_known:
        raise DoesNotHoldError(Reason.CREDENTIAL_UNKNOWN, "its credential is not on the roll")
    require_ballot(election, ballot)
    return ballot


_election = lru_cache(maxsize=4)(read_election)
