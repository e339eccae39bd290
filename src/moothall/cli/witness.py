"""`moothall witness`: follow a record, check that it only grows, cosign its head.

Keeps its own state in a folder: its key, and for each record, in one file, the log key and the last
head that it cosigned. Section 9 of docs/spec/record.md.
"""

import argparse
import fcntl
import json
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from moothall.cli.audit import counted, read_key
from moothall.cli.durable import write_durably
from moothall.cli.errors import CannotReadError
from moothall.cli.key import read_private_key, write_private_key
from moothall.cli.printable import printable
from moothall.cli.regular_files import read_regular
from moothall.cli.sources import open_live
from moothall.record.checkpoints import (
    Checkpoint,
    cosign,
    parse_checkpoint,
    signed_alone,
    with_cosignature,
)
from moothall.record.errors import RecordError
from moothall.record.exports import CHECKPOINT
from moothall.record.keys import (
    SEED_BYTES,
    PrivateKey,
    PublicKey,
    Purpose,
    encode_base64,
    make_nameless_key,
    parse_public_key,
)
from moothall.record.tiles import Read
from moothall.record.witnessing import ForkError, Memory, accept_head

_SECONDS = 600.0  # that a look at an address may take
_MEMORY, _FORK = "memory", "fork"
_LONGEST = 2**20  # far more than a key and a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the witness has to say after a look at a record."""

    origin: str | None
    entries: int | None
    cosignature: str | None
    reason: str | None
    fork: dict[str, str | list[str]] | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("source", help="the record: a folder, or the address it is served under")
    parser.add_argument("--state", default="witness", help="the folder where it remembers: witness")
    parser.add_argument("--key", help="the file with its private key: STATE/key, made if need be")
    parser.add_argument("--log", help="the record's public key (or a file with it); the first time")
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Look once, and return 0 if the head was cosigned, 1 if it cannot be."""
    answer = _look(arguments)
    if arguments.json:
        fields = ("origin", "entries", "cosignature", "reason", "fork")
        said = {field: getattr(answer, field) for field in fields}
        print(printable(json.dumps(said, ensure_ascii=False)))
    elif answer.reason is None:
        origin = printable(str(answer.origin))
        print(f"{origin} has {counted(answer.entries or 0)} and has only grown. Cosigned:")
        print(answer.cosignature, end="")
    else:
        print(printable(f"NOT COSIGNED. {answer.reason}"))
    return 0 if answer.reason is None else 1


def _look(arguments: argparse.Namespace) -> Answer:
    key = _own_key(Path(arguments.state), arguments.key)
    log = None if arguments.log is None else read_key(arguments.log, Purpose.HEADS)
    read = open_live(arguments.source, seconds=_SECONDS)
    try:
        shown = parse_checkpoint(read(CHECKPOINT), what=CHECKPOINT)
    except RecordError as error:
        return Answer(origin=None, entries=None, cosignature=None, reason=str(error))
    place = _place(arguments.state, shown.head.origin)
    try:
        with _alone_in(place):
            return _judge(shown, read, place, log=log, key=key)
    except OSError as error:
        says = f"{place}: {error.strerror}; the witness must be able to read and write there"
        raise CannotReadError(says) from error


def _judge(
    shown: Checkpoint, read: Read, place: Path, *, log: PublicKey | None, key: PrivateKey
) -> Answer:
    origin, size = shown.head.origin, shown.head.size
    refused = Answer(origin=origin, entries=size, cosignature=None, reason=None)
    if (place / _FORK).exists():
        reason = f"fork: seen before; the evidence is in {place / _FORK}"
        return replace(refused, reason=reason)
    try:
        memory = accept_head(_recall(place, origin, log=log), shown, read=read)
    except ForkError as fork:
        return _report_fork(fork, place)
    except RecordError as error:
        return replace(refused, reason=str(error))
    line = cosign(shown.head, key, at=int(time.time()))
    _remember(place, memory, with_cosignature(signed_alone(shown, memory.key), line))
    return replace(refused, cosignature=line.line())


def require_folder(folder: Path) -> None:
    """Make a folder of the witness's memory if it is not there.

    Raises:
        CannotReadError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotReadError(f"{folder}: {error.strerror}; name a folder with --state") from error


@contextmanager
def _alone_in(place: Path) -> Iterator[None]:
    """Two looks at once must not both sign: one would sign against a head that is not the last."""
    require_folder(place)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _own_key(state: Path, path: str | None) -> PrivateKey:
    """The witness's own key; the first time one is made, named after its public half."""
    if path is None:
        path = str(state / "key")
        if not Path(path).exists():
            if any(state.glob(f"*/{_MEMORY}")):
                says = "the key that this witness signed with is gone; put it back, or give --key"
                raise CannotReadError(f"{path}: {says}")
            require_folder(state)
            entropy = secrets.token_bytes(SEED_BYTES)
            purpose = Purpose.COSIGNATURES
            key = make_nameless_key("witness", purpose=purpose, entropy=entropy)
            write_private_key(key, path)
            print(f"This witness's key, for those who audit: {key.public()}", file=sys.stderr)
    return read_private_key(path, Purpose.COSIGNATURES)


def _place(state: str, origin: str) -> Path:
    """The folder for one record; a name as wild as an origin may be is no name of a folder."""
    return Path(state) / sha256(origin.encode()).hexdigest()


def _recall(place: Path, origin: str, *, log: PublicKey | None) -> Memory:
    """What the witness remembers of this record.

    Raises:
        CannotReadError: it is new and nobody said which key is its, or the memory is damaged.
    """
    if not (place / _MEMORY).exists():
        if log is None:
            says = f"{printable(origin)} is new to this witness: give its key with --log"
            raise CannotReadError(says)
        return Memory(origin=origin, key=log, last=None)
    try:
        written, _, head = read_regular(place / _MEMORY, most=_LONGEST).partition(b"\n\n")
        key = parse_public_key(written.decode())
        last = parse_checkpoint(head, what=str(place / _MEMORY))
    except OSError as error:
        raise _damaged(place, str(error.strerror)) from error
    except (RecordError, UnicodeDecodeError) as error:
        raise _damaged(place, printable(str(error))) from error
    # A head that the log did not sign would make every other one look like a fork.
    if last.head.origin != origin or not last.is_signed_by(key):
        raise _damaged(place, f"the head in it is not one of {printable(origin)} that {key} signed")
    if log is not None and log != key:
        raise CannotReadError(f"this witness knows {printable(origin)} by another key: {key}")
    return Memory(origin=origin, key=key, last=last)


def _damaged(place: Path, says: str) -> CannotReadError:
    return CannotReadError(
        f"{place}: what the witness remembers is damaged: {says}; put back a copy of the folder, "
        "or begin anew with another --state, and tell those who trust this witness"
    )


def _remember(place: Path, memory: Memory, cosigned: Checkpoint) -> None:
    """Store before anything is given out: a witness that forgets what it signed can be forked.

    In one file, since a head beside the key of another would fit nothing that is shown later.
    """
    write_durably(place / _MEMORY, f"{memory.key}\n\n".encode() + bytes(cosigned))


def _report_fork(fork: ForkError, place: Path) -> Answer:
    kept, shown = bytes(fork.kept), bytes(fork.shown)
    hashes = [encode_base64(one) for one in fork.hashes]
    draft = place / f"{_FORK}.draft"
    draft.mkdir(exist_ok=True)
    write_durably(draft / "kept", kept)
    write_durably(draft / "shown", shown)
    write_durably(draft / "hashes", "".join(f"{one}\n" for one in hashes).encode())
    for at, note in enumerate(fork.rotations):
        write_durably(draft / f"rotation-{at}", note.encode())
    draft.rename(place / _FORK)
    return Answer(
        origin=fork.shown.head.origin,
        entries=fork.shown.head.size,
        cosignature=None,
        reason=f"fork: {fork}; the evidence is in {place / _FORK}",
        fork={
            "kept": kept.decode(),
            "shown": shown.decode(),
            "hashes": hashes,
            "rotations": list(fork.rotations),
        },
    )
