"""Spoils every field of every record of a box, one at a time, and mends all that ties it in.

What is left must be refused by name, but for what no proof covers. Used by hand over whole boxes
and those that others made, and by tests over a few.
"""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from moothall.ballots.belenios_v1.box import Kind, read_box
from moothall.ballots.belenios_v1.canonical import Json, dump
from moothall.ballots.belenios_v1.election import read_election
from moothall.ballots.belenios_v1.framing import read_first
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.belenios_v1.proving import prove_knowledge
from moothall.ballots.belenios_v1.reading import proof_written
from tests.ballots.belenios_tool import judged
from tests.ballots.damages.script import Script, with_record, written
from tests.ballots.elections import seeded, verdict_on
from tests.ballots.mutations import mutations

Place = tuple[str | int, ...]
Resigned = Callable[[bytes], bytes]


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A box with one place spoilt; `name` says which and how.

    It is written when it is asked for: there are some twenty thousand to draw from.
    """

    name: str
    written: Callable[[], bytes]

    @property
    def box(self) -> bytes:
        return self.written()


def mutants(box: bytes, *, resigned: Resigned | None = None) -> Iterator[Mutant]:
    """Yield a box for each way to spoil each place of the first record of each kind.

    With `resigned`, ballots are signed again after they are spoilt, as their voter could.
    """
    script, write = taken_apart(box)
    seen: set[tuple[str, int]] = set()
    for kind, records in script:
        for number, record in enumerate(records):
            if (kind, number) in seen:
                continue
            seen.add((kind, number))
            for name, spoilt in _spoilt(record):
                again = resigned(spoilt) if resigned and kind == Kind.BALLOT else spoilt
                if resigned and again == resigned(record):
                    continue  # the new signature has mended it
                changed = partial(_with_record, script, write, kind, number, again)
                yield Mutant(name=f"{kind}[{number}]{name}", written=changed)


def _with_record(
    script: Script, write: Callable[[Script], bytes], kind: str, number: int, record: bytes
) -> bytes:
    return write(with_record(script, kind, number, record))


def taken_apart(box: bytes) -> tuple[Script, Callable[[Script], bytes]]:
    """Give a box's events, and how such a list is written with the box's own time."""
    timestamp = read_first(io.BytesIO(box))
    script = [(str(entry.kind), entry.records) for entry in read_box(io.BytesIO(box))]
    return script, lambda changed: written(changed, timestamp=timestamp)


def signer(election_raw: bytes, secret: int) -> Resigned:
    """Sign a ballot's other fields again, where they are still those of a ballot."""
    group = read_election(election_raw).group

    def resigned(ballot: bytes) -> bytes:
        try:
            value = json.loads(ballot)
            body = {name: value[name] for name in value if name != "signature"}
            hashed = fingerprint(dump(body))
        except (ValueError, TypeError, KeyError, RecursionError):
            return ballot
        proof = prove_knowledge(group, f"sig|{hashed}|", secret, entropy=seeded("again"))
        return dump({**body, "signature": {"hash": hashed, "proof": proof_written(proof)}})

    return resigned


def _spoilt(record: bytes) -> Iterator[tuple[str, bytes]]:
    value: Json = json.loads(record)
    for path in _paths(value):
        for name, body in mutations(value, path):
            if body != record:
                yield f"/{'/'.join(map(str, path))}: {name}", body


def _paths(value: Json, path: Place = ()) -> Iterator[Place]:
    """Walk the places of a value; of a list only the first and the last member."""
    yield path
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _paths(one, (*path, name))
    if isinstance(value, list):
        for i in sorted({0, len(value) - 1} if value else ()):
            yield from _paths(value[i], (*path, i))


def accepted(box: bytes, *, resigned: Resigned | None = None) -> list[Mutant]:
    """Give the mutants that verify; any exception is a fault of ours and is not caught."""
    return [one for one in mutants(box, resigned=resigned) if verdict_on(one.box).is_valid]


def laxer(found: list[Mutant], uuid: str) -> list[str]:
    """Name those that belenios-tool 2.0 refuses."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            one.name
            for one in found
            if judged(one.box, uuid, Path(folder)) != "I: all checks passed"
        ]
