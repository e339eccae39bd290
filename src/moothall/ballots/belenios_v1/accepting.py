"""Judges a ballot that arrives, and what the box then has to have appended. [F 6].

Nothing here is written anywhere: whoever keeps the box makes the bytes durable before the voter
gets the tracker as a receipt. docs/spec/ballots.md, 3.
"""

from collections.abc import Callable
from dataclasses import dataclass

from moothall.ballots.belenios_v1.ballot import Ballot, read_ballot, require_ballot
from moothall.ballots.belenios_v1.box import MOST_OF_BALLOT, Head, Kind, appended, may_follow
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.roll import Roll
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBox:
    """What a ballot is judged against."""

    election: Election
    roll: Roll
    head: Head
    is_cast: Callable[[str], bool]  # by the digest of a ballot
    is_struck_off: Callable[[str], bool]  # by a written public credential: voted on paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An accepted ballot: the bytes to append, and the head that they lead to."""

    ballot: Ballot
    credential: str
    digest: str
    appendix: bytes
    head: Head


def accept(box: OpenBox, raw: bytes) -> Accepted:
    """Judge a ballot, or raise the first thing that is wrong with it."""
    if not may_follow(box.head, Kind.BALLOT):
        says = "voting has ended: the box takes no more ballots"
        raise DoesNotHoldError(Reason.BOX_CLOSED, says)
    if len(raw) > MOST_OF_BALLOT:
        raise DoesNotHoldError(Reason.FORM, "it is larger than any ballot may be")
    ballot = read_ballot(box.election, raw)
    credential = box.election.group.write(ballot.credential)
    if box.roll.weight_of(credential.encode()) is None:
        raise DoesNotHoldError(Reason.CREDENTIAL_UNKNOWN, "its credential is not on the roll")
    if box.is_struck_off(credential):
        says = "the owner of its credential has voted on paper"
        raise DoesNotHoldError(Reason.CREDENTIAL_STRUCK_OFF, says)
    if box.is_cast(named := digest(raw)):
        says = "it is in the box already, byte for byte; vote again to change a vote"
        raise DoesNotHoldError(Reason.BALLOT_REPLAYED, says)
    require_ballot(box.election, ballot)
    appendix, head = appended(box.head, Kind.BALLOT, (raw,))
    return Accepted(
        ballot=ballot, credential=credential, digest=named, appendix=appendix, head=head
    )
