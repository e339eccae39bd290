"""A ballot box in a file: one writer, every ballot on the disk before its receipt.

In another file, by default `UUID.struck-off` beside `UUID.bel`, stands one public credential a
line: who voted on paper. Bytes that a crash left half written at the end of the box were never
acknowledged and are cut off on opening.
"""

import fcntl
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from moothall.ballots.belenios_v1.accepting import OpenBox, accept
from moothall.ballots.belenios_v1.box import Entry, Head, Kind, appended, read_box, setup_record
from moothall.ballots.belenios_v1.framing import first_record, read_first
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.belenios_v1.overview import credential_in
from moothall.ballots.belenios_v1.roll import Setup, read_setup
from moothall.ballots.errors import DoesNotHoldError, NotABoxError, Reason
from moothall.cli.errors import CannotReadError


class BallotBox:
    """An open box; use it in a `with`."""

    setup: Setup
    head: Head

    def __init__(self, path: Path, *, paper: Path | None = None) -> None:
        """Lock, read and mend the box; raises CannotReadError where another process has it."""
        self._path, self._paper = path, paper or path.with_suffix(".struck-off")
        self._file = path.open("r+b", buffering=0)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise CannotReadError(f"{path}: another process accepts ballots into it") from None
        self._cast: set[str] = set()
        self._voted: set[str] = set()
        self._later: set[str] = set()
        try:
            self._struck_off = set(_lines(self._paper))
            self._read()
        except CannotReadError:
            self._file.close()
            raise
        except (DoesNotHoldError, NotABoxError) as error:
            self._file.close()
            raise CannotReadError(f"{path}: no ballots can go into this box: {error}") from None

    def __enter__(self) -> Self:
        """Give the box."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Unlock the box."""
        self._file.close()

    def cast(self, raw: bytes) -> str:
        """Accept a ballot and give its tracker, the receipt; raises DoesNotHoldError."""
        (outcome,) = self.cast_all([raw])
        if isinstance(outcome, DoesNotHoldError):
            raise outcome
        return outcome

    def cast_all(self, ballots: Sequence[bytes]) -> list[str | DoesNotHoldError]:
        """Judge ballots that arrived together, and write what is accepted at one go.

        Gives for each ballot its tracker, only after all are on the disk, or why it is refused.
        """
        outcomes: list[str | DoesNotHoldError] = []
        head, accepted = self.head, dict[str, str]()
        appendix = bytearray()
        for raw in ballots:
            try:
                one = accept(self._open_box(head, accepted), raw)
            except DoesNotHoldError as refused:
                outcomes.append(refused)
                continue
            outcomes.append(one.ballot.tracker)
            appendix += one.appendix
            head, accepted[one.digest] = one.head, one.credential
        if appendix:
            self._append(bytes(appendix))
        self.head = head
        self._cast |= accepted.keys()
        self._voted |= set(accepted.values())
        return outcomes

    def _open_box(self, head: Head, just_accepted: Collection[str]) -> OpenBox:
        return OpenBox(
            election=self.setup.election,
            roll=self.setup.roll,
            head=head,
            is_cast=lambda named: named in self._cast or named in just_accepted,
            is_struck_off=self._struck_off.__contains__,
        )

    def append(self, kind: Kind, *records: bytes) -> None:
        """Append any later event: the closing, the tally, shuffles, decryptions, the result."""
        appendix, head = appended(self.head, kind, records)
        self._append(appendix)
        self.head = head
        self._later |= {digest(record) for record in records[:1]}

    def strike_off(self, credential: str) -> None:
        """Take note that a voter gets a paper ballot; refused where one is in the box already."""
        if self.setup.roll.weight_of(credential.encode(errors="replace")) is None:
            raise DoesNotHoldError(Reason.CREDENTIAL_UNKNOWN, "it is not on the roll")
        if credential in self._voted:
            says = "its owner has voted online and gets no paper ballot"
            raise DoesNotHoldError(Reason.CREDENTIAL_STRUCK_OFF, says)
        try:
            with self._paper.open("ab", buffering=0) as paper:
                # What a crash left of a line before must not run into this one.
                _write_all(paper, b"\n" + credential.encode() + b"\n")
                os.fsync(paper.fileno())
        except OSError as error:
            raise _not_written(self._paper, error) from None
        self._struck_off.add(credential)

    @property
    def voted(self) -> list[str]:
        """The public credentials with a ballot in the box, sorted: whose owners get no paper."""
        return sorted(self._voted)

    def has(self, record: bytes) -> bool:
        """Say whether a later event than a ballot announces this record first."""
        return digest(record) in self._later

    def _append(self, appendix: bytes) -> None:
        end = self._file.seek(0, os.SEEK_END)
        try:
            _write_all(self._file, appendix)
            os.fdatasync(self._file.fileno())
        except OSError as error:
            self._file.truncate(end)
            raise _not_written(self._path, error) from None

    def _read(self) -> None:
        """Read every event; what follows the last whole one was never acknowledged."""
        self._file.seek(0)
        timestamp, whole = read_first(self._file), 0
        self._file.seek(0)
        try:
            for entry in read_box(self._file):
                whole = self._file.tell()
                self.head = Head(
                    timestamp=timestamp, height=entry.height, digest=entry.digest, kind=entry.kind
                )
                self._take(entry)
        except DoesNotHoldError as error:
            if error.reason is not Reason.BOX_TRUNCATED or not whole:
                raise
            self._file.truncate(whole)
            os.fsync(self._file.fileno())

    def _take(self, entry: Entry) -> None:
        if entry.kind is Kind.SETUP:
            self.setup = read_setup(entry, map_=map)
        if entry.kind is Kind.BALLOT:
            self._cast.add(digest(entry.records[0]))
            self._voted.add(credential_in(entry.records[0]).decode())
        else:
            self._later |= {digest(record) for record in entry.records[:1]}


def create_box(
    path: Path, *, election: bytes, trustees: bytes, credentials: bytes, timestamp: int
) -> None:
    """Write a new box with its set-up; raises CannotReadError where the file is there."""
    head = Head(timestamp=timestamp, height=-1, digest=None, kind=None)
    records = (election, trustees, credentials, setup_record(election, trustees, credentials))
    appendix, _ = appended(head, Kind.SETUP, records)
    try:
        with path.open("xb", buffering=0) as stream:
            _write_all(stream, first_record(timestamp) + appendix)
            os.fsync(stream.fileno())
    except FileExistsError:
        raise CannotReadError(f"{path}: there is a ballot box already") from None
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write_all(stream: BinaryIO, body: bytes) -> None:
    view = memoryview(body)
    while view:
        view = view[stream.write(view) :]


def _not_written(path: Path, error: OSError) -> CannotReadError:
    says = "it is as it was before; what was not acknowledged has to be given again"
    return CannotReadError(f"{path}: {error.strerror}: {says}")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotReadError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        says = "this is no list of public credentials, one a line; mend it before the box is used"
        raise CannotReadError(f"{path}: {says}") from None
