"""One ballot: its parts, its proofs, its tracker. [F 6]."""

from dataclasses import dataclass

from moothall.ballots.belenios_v1.answers import Answer, read_answer, require_answer
from moothall.ballots.belenios_v1.canonical import load_canonical
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.groups import Element
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.proofs import holds_knowledge
from moothall.ballots.belenios_v1.reading import Proof, fields, items, proof, text
from moothall.ballots.errors import DoesNotHoldError, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A ballot whose form, election and numbers are right.

    Its proofs are still to be checked, and that its credential is on the roll, which is what puts
    the credential in the group.
    """

    raw: bytes
    credential: Element
    answers: tuple[Answer, ...]
    signature_hash: str
    signature: Proof

    @property
    def tracker(self) -> str:
        """The voter's tracking number."""
        return fingerprint(self.raw)

    @property
    def signed_hash(self) -> str:
        """The hash that the signature is over: of the ballot without its signature."""
        # The bytes are canonical and the signature is the last field.
        return fingerprint(self.raw[: self.raw.rindex(b',"signature":{"hash":')] + b"}")


def read_ballot(election: Election, raw: bytes) -> Ballot:
    """Read a ballot for this election: canonical, complete, every scalar and element in form."""
    uuid, fingerprinted, credential, answers, signature = fields(
        load_canonical(raw),
        "election_uuid", "election_hash", "credential", "answers", "signature",
    )  # fmt: skip
    if (uuid, fingerprinted) != (election.uuid, election.fingerprint):
        raise DoesNotHoldError(Reason.BALLOT_ELECTION, "the ballot is for another election")
    signature_hash, signature_proof = fields(signature, "hash", "proof")
    asked, answered = election.questions, items(answers)
    if len(asked) != len(answered):
        says = f"{len(answered)} answers to {len(asked)} questions"
        raise DoesNotHoldError(Reason.ANSWERS_NUMBER, says)
    return Ballot(
        raw=raw,
        credential=election.group.read(text(credential)),
        answers=tuple(
            read_answer(election.group, question, answer)
            for question, answer in zip(asked, answered, strict=True)
        ),
        signature_hash=text(signature_hash),
        signature=proof(election.group, signature_proof),
    )


def require_ballot(election: Election, ballot: Ballot) -> None:
    """Check the signature, then every element and every proof; raises the first that fails."""
    group, credential = election.group, election.group.write(ballot.credential)
    if ballot.signature_hash != ballot.signed_hash:
        raise DoesNotHoldError(Reason.SIGNATURE_HASH, "the signature is over something else")
    if not holds_knowledge(
        group, f"sig|{ballot.signature_hash}|", ballot.credential, ballot.signature
    ):
        raise DoesNotHoldError(Reason.SIGNATURE, "the signature is not this credential's")
    prefix = f"{election.fingerprint}|{credential}"
    for place, (question, answer) in enumerate(
        zip(election.questions, ballot.answers, strict=True), start=1
    ):
        try:
            require_answer(election.key, prefix, question, answer)
        except DoesNotHoldError as error:
            raise error.within(f"question {place}") from None
