"""From the closing of a box to its result, each event checked against the ballots. [F 8]."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from moothall.ballots.belenios_v1.box import Entry, Kind, read_owner
from moothall.ballots.belenios_v1.canonical import load_canonical
from moothall.ballots.belenios_v1.decryption import Factors, combined, read_decryption
from moothall.ballots.belenios_v1.election import Election
from moothall.ballots.belenios_v1.reading import fields, whole
from moothall.ballots.belenios_v1.result import Result, read_result
from moothall.ballots.belenios_v1.shuffle import read_shuffle
from moothall.ballots.belenios_v1.tally import Row, Sum, tally_record
from moothall.ballots.belenios_v1.trustees import Trustees, owner_keys
from moothall.ballots.errors import DoesNotHoldError, Reason

_MOST_FOR_ONE = 1 << 13  # bytes for a ciphertext: a shuffle has nine numbers of 617 digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where the opening stands: the ciphertexts to decrypt, and who has decrypted them."""

    election: Election
    trustees: Trustees
    total: Sum
    rows: tuple[Row, ...]
    is_shuffled: bool = False
    is_closed: bool = False
    by_owner: Mapping[int, Factors] = field(default_factory=dict)
    result: Result | None = None

    def taken(self, entry: Entry) -> "Opening":
        """Check one event and give where the opening then stands."""
        try:
            return self._taken(entry)
        except DoesNotHoldError as error:
            raise error.within(f"event {entry.height} ({entry.kind})") from None

    def _taken(self, entry: Entry) -> "Opening":
        match entry.kind:
            case Kind.SETUP | Kind.BALLOT | Kind.END_BALLOTS:
                return self
            case Kind.ENCRYPTED_TALLY:
                self._require_tally(*entry.records)
                return replace(self, is_closed=True)
            case Kind.SHUFFLE:
                return self._shuffled(*entry.records)
            case Kind.END_SHUFFLES:
                self._require_ranked()
                return replace(self, is_shuffled=True)
            case Kind.PARTIAL_DECRYPTION:
                return self._decrypted(*entry.records)
            case Kind.RESULT:
                return self._opened(*entry.records)
            case _:
                assert_never(entry.kind)

    def _require_tally(self, tally: bytes, sized: bytes) -> None:
        count, weight, _ = fields(
            load_canonical(sized), "num_tallied", "total_weight", "encrypted_tally"
        )
        if whole(count) != self.total.ballots:
            says = f"it says {count} ballots; {self.total.ballots} count"
            raise DoesNotHoldError(Reason.TALLY_COUNT, says)
        if whole(weight) != self.total.weight:
            says = f"it says a weight of {weight}; the ballots have {self.total.weight}"
            raise DoesNotHoldError(Reason.TALLY_WEIGHT, says)
        if tally != tally_record(self.election.group, self.rows):
            self._require_size(tally, Reason.TALLY)
            load_canonical(tally)
            raise DoesNotHoldError(Reason.TALLY, "it is not what the counted ballots multiply to")

    def _require_ranked(self) -> None:
        if not self.election.ranked:
            says = "there is nothing to shuffle in an election without ranked questions"
            raise DoesNotHoldError(Reason.BOX_ORDER, says)

    def _owner(self, owned: bytes, reason: Reason) -> int:
        owner = read_owner(owned)
        if not 1 <= owner <= len(owner_keys(self.trustees)):
            raise DoesNotHoldError(reason, f"there is no trustee number {owner}")
        return owner

    def _require_size(self, record: bytes, reason: Reason) -> None:
        """Refuse what is far too large for its ciphertexts before it is taken apart."""
        most = _MOST_FOR_ONE * (1 + sum(map(len, self.rows)))
        if len(record) > most:
            raise DoesNotHoldError(reason, f"it has {len(record)} bytes, and may have {most}")

    def _shuffled(self, shuffle: bytes, owned: bytes) -> "Opening":
        self._require_ranked()
        self._owner(owned, Reason.SHUFFLE_OWNER)
        self._require_size(shuffle, Reason.SHUFFLE_SIZE)
        return replace(self, rows=read_shuffle(self.election, shuffle, rows=self.rows))

    def _decrypted(self, decryption: bytes, owned: bytes) -> "Opening":
        if self.election.ranked and not self.is_shuffled:
            says = "the ranked ballots have not been closed by EndShuffles"
            raise DoesNotHoldError(Reason.BOX_ORDER, says)
        owner = self._owner(owned, Reason.DECRYPTION_OWNER)
        if owner in self.by_owner:
            says = f"trustee number {owner} has decrypted already"
            raise DoesNotHoldError(Reason.DECRYPTION_OWNER, says)
        self._require_size(decryption, Reason.DECRYPTION_SIZE)
        public = owner_keys(self.trustees)[owner - 1]
        factors = read_decryption(self.election, decryption, public=public, rows=self.rows)
        return replace(self, by_owner={**self.by_owner, owner: factors})

    def _opened(self, raw: bytes) -> "Opening":
        self._require_size(raw, Reason.RESULT_SIZE)
        factors = combined(self.election.group, self.trustees, self.by_owner)
        weight = self.total.weight
        result = read_result(self.election, raw, rows=self.rows, factors=factors, weight=weight)
        return replace(self, result=result)
