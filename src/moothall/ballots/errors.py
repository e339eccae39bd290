"""What can be wrong with a ballot, a ballot box or a key, each by a name of its own.

The names are published: vectors, other implementations and the command's output use them.
"""

from enum import StrEnum


class Reason(StrEnum):
    """The name of one thing that is wrong, in the order in which they are looked for."""

    BOX_HEADER = "box-header"
    BOX_TRUNCATED = "box-truncated"
    BOX_DIGEST = "box-digest"
    BOX_CHAIN = "box-chain"
    BOX_ORDER = "box-order"
    BOX_LINK = "box-link"
    NOT_JSON = "not-json"
    NOT_CANONICAL = "not-canonical"
    FIELDS = "fields"
    FORM = "form"
    VERSION = "version"
    GROUP = "group"
    QUESTION = "question"
    SCALAR = "scalar"
    ELEMENT = "element"
    NOT_IN_GROUP = "not-in-group"
    IDENTITY = "identity"
    TRUSTEE_PROOF = "trustee-proof"
    CERTIFICATE = "certificate"
    CERTIFICATE_SIGNATURE = "certificate-signature"
    COEFFICIENTS = "coefficients"
    COEFFICIENTS_SIGNATURE = "coefficients-signature"
    CEREMONY_SIGNATURE = "ceremony-signature"
    VERIFICATION_KEY = "verification-key"
    VERIFICATION_KEY_PROOF = "verification-key-proof"
    VERIFICATION_KEY_SIGNATURE = "verification-key-signature"
    THRESHOLD = "threshold"
    JOINT_KEY = "joint-key"
    CREDENTIAL = "credential"
    CREDENTIAL_REPEATED = "credential-repeated"
    WEIGHT = "weight"
    BALLOT_ELECTION = "ballot-election"
    BOX_CLOSED = "box-closed"
    CREDENTIAL_UNKNOWN = "credential-unknown"
    CREDENTIAL_STRUCK_OFF = "credential-struck-off"
    BALLOT_REPLAYED = "ballot-replayed"
    SIGNATURE_HASH = "signature-hash"
    SIGNATURE = "signature"
    ANSWERS_NUMBER = "answers-number"
    CHOICES_NUMBER = "choices-number"
    PROOFS_NUMBER = "proofs-number"
    INDIVIDUAL_PROOF = "individual-proof"
    OVERALL_PROOF = "overall-proof"
    BLANK_PROOF = "blank-proof"
    RANKED_PROOF = "ranked-proof"
    TALLY_COUNT = "tally-count"
    TALLY_WEIGHT = "tally-weight"
    TALLY = "tally"
    SHUFFLE_OWNER = "shuffle-owner"
    SHUFFLE_SIZE = "shuffle-size"
    SHUFFLE_PROOF = "shuffle-proof"
    DECRYPTION_OWNER = "decryption-owner"
    DECRYPTION_SIZE = "decryption-size"
    DECRYPTION_PROOF = "decryption-proof"
    DECRYPTION_MISSING = "decryption-missing"
    RESULT_SIZE = "result-size"
    RESULT = "result"
    NOT_AN_EXTENSION = "not-an-extension"


class DoesNotHoldError(Exception):
    """Bytes from outside that do not hold, with the name of what is wrong and a sentence."""

    def __init__(self, reason: Reason, says: str) -> None:
        """Take the published name and one sentence that a scrutineer understands."""
        super().__init__(f"{reason}: {says}")
        self.reason = reason
        self.says = says

    def within(self, where: str) -> "DoesNotHoldError":
        """Say where it is: the same complaint, about a part of something larger."""
        return DoesNotHoldError(self.reason, f"{where}: {self.says}")


class NotABoxError(Exception):
    """The file is not a ballot box at all: nothing in it was judged."""


class UnsafeLibraryError(Exception):
    """An installed library does not do what the proofs rest on: nothing may be judged with it."""
