"""The most memory that verifying a box takes, as ballots and voters grow together.

Everything but the proofs: frames, chain, roll, which ballot counts. The ballots are as short as
these steps let them be, since a million whole ones take four gigabytes and half an hour.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from nacl import bindings
from tests.ballots.elections import TIMESTAMP, YES_NO, Society, society

from moothall.ballots.belenios_v1.box import Head, Kind, appended, setup_record
from moothall.ballots.belenios_v1.election import read_election
from moothall.ballots.belenios_v1.framing import first_record
from moothall.ballots.belenios_v1.tally import empty_sum
from moothall.ballots.belenios_v1.verifying import inspect_box, judge_chunk
from moothall.cli.sorting import sorting_on_disk

_SIZES = (20_000, 100_000, 1_000_000)

_A = TypeVar("_A")
_B = TypeVar("_B")


def report() -> None:
    """Print peak memory and CPU time for each number of ballots, by as many voters."""
    for number in _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            box = Path(folder) / "box.bel"
            _write(box, number)
            command = [sys.executable, "-m", "bench.ballots_memory", str(box)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            print(f"{number:>9} ballots and voters: {done.stdout.strip()}")


def _write(path: Path, number: int) -> None:
    made = society(YES_NO, group="Ed25519", voters=1)
    credentials = list(_credentials(number))
    listed = b'["' + b'","'.join(credentials) + b'"]'
    records = (made.election.raw, made.trustees_raw, listed)
    head = Head(timestamp=TIMESTAMP, height=-1, digest=None, kind=None)
    written, head = appended(head, Kind.SETUP, (*records, setup_record(*records)))
    with path.open("wb") as stream:
        stream.write(first_record(TIMESTAMP) + written)
        for credential in credentials:
            written, head = appended(head, Kind.BALLOT, (_ballot(made, credential),))
            stream.write(written)


def _credentials(number: int) -> Iterator[bytes]:
    """The first multiples of the base point: members, as many as one likes."""
    step = bindings.crypto_scalarmult_ed25519_base_noclamp((1).to_bytes(32, "little"))
    point = step
    for _ in range(number):
        point = bindings.crypto_core_ed25519_add(point, step)
        yield point[::-1].hex().encode()


def _ballot(made: Society, credential: bytes) -> bytes:
    uuid, fingerprint = made.election.uuid.encode(), made.election.fingerprint.encode()
    return b'{"election_uuid":"%b","election_hash":"%b","credential":"%b"}' % (
        uuid, fingerprint, credential,
    )  # fmt: skip


def _without_proofs(function: Callable[[_A], _B], items: Iterable[_A], /) -> Iterator[_B]:
    """Answer for ballots as if they held, and judge everything else."""
    judging = cast("partial[_B]", function)
    for item in items:
        if judging.func is judge_chunk:
            yield cast("_B", empty_sum(read_election(judging.args[0])))
        else:
            yield function(item)


def _opened(box: str) -> BinaryIO:
    return Path(box).open("rb")


def main(box: str) -> None:
    """Verify in a process of its own, so that its memory can be read."""
    begun = time.process_time()
    with sorting_on_disk() as sort:
        verdict = inspect_box(
            partial(_opened, box),
            map_=_without_proofs,
            sort=sort,
            progress=lambda *_: None,
        )
    if not verdict.is_valid:
        raise SystemExit(verdict.says)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{peak} MB, {time.process_time() - begun:.1f} s CPU")


if __name__ == "__main__":
    main(*sys.argv[1:])
