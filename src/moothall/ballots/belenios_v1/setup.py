"""What a box begins with: the election, its trustees, their joint key. [F 10, step 2]."""

from collections.abc import Callable
from functools import partial

from moothall.ballots.belenios_v1.box import Entry
from moothall.ballots.belenios_v1.election import Election, read_election
from moothall.ballots.belenios_v1.trustees import Trustees, joint_key, read_trustees
from moothall.ballots.errors import DoesNotHoldError, Reason


def read_keys(entry: Entry) -> tuple[Election, Trustees]:
    """Check election, trustees and joint key."""
    election_raw, trustees_raw = entry.records[:2]
    election = _within("election", partial(read_election, election_raw))
    trustees = read_trustees(election.group, trustees_raw)
    if joint_key(election.group, trustees) != election.public_key:
        says = "the trustees' keys do not multiply to the election's key"
        raise DoesNotHoldError(Reason.JOINT_KEY, says)
    return election, trustees


def require_no_weights(election: Election, *, has_weights: bool) -> None:
    """Refuse weights where votes are ranked. Raises `weight`. [F 9]."""
    if election.ranked and has_weights:
        says = "with a ranked question every vote must count for one"
        raise DoesNotHoldError(Reason.WEIGHT, says)


def _within(where: str, read: Callable[[], Election]) -> Election:
    try:
        return read()
    except DoesNotHoldError as error:
        raise error.within(where) from None
