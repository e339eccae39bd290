"""Verifying and making ballots, beside `belenios-tool election verify` on the same box."""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tests.ballots.elections import YES_NO, Society, society

from moothall.ballots.belenios_v1.verifying import inspect_box
from moothall.cli.ballot_box import BallotBox
from moothall.cli.processes import BALLOTS, map_over
from moothall.cli.sorting import sorting_on_disk

_RUNS = 3
_BETWEEN_LOOKS = 0.02  # seconds
_BATCH = 20  # ballots that a busy server writes at one go
_BALLOTS = {"BELENIOS-2048": 400, "Ed25519": 4000}


def report() -> None:
    """Print the table: medians of three, CPU milliseconds for one yes/no/abstain ballot."""
    for group, ballots in _BALLOTS.items():
        with tempfile.TemporaryDirectory() as folder:
            _report_on(group, ballots, Path(folder))


def _report_on(group: str, ballots: int, folder: Path) -> None:
    made, making = _open_election(group, ballots)
    box, empty = folder / "box.bel", folder / "empty.bel"
    box.write_bytes(made.box)
    empty.write_bytes(_setup_only(group, ballots))
    _line(group, "verify one ballot", f"{_verifying(box, empty, ballots) * 1000:.2f} ms CPU")
    if shutil.which("belenios-tool") and group != "Ed25519":
        theirs = _slope(partial(_tool, made.election.uuid), box, empty, ballots)
        ratio = _verifying(box, empty, ballots) / theirs
        _line(group, "belenios-tool 2.0", f"{theirs * 1000:.2f} ms CPU, ours is {ratio:.2f} of it")
    one, two = (_median(partial(_wall, box, workers)) for workers in (1, 2))
    _line(
        group,
        f"{ballots} ballots",
        f"{one:.2f} s in one process, {two:.2f} s in two: {one / two:.2f} times",
    )
    _line(group, "make one in Python", f"{making * 1000:.2f} ms CPU")
    _line(group, "accept, durable", f"{_accepted_a_second(made, empty):.0f} a second and core")
    _line(group, "peak memory", f"{_peak(empty)} MB without ballots, {_peak(box)} MB with all")
    _line(group, "in two processes", f"{_peak(box, workers=2)} MB, all processes together")


def _line(group: str, what: str, figure: str) -> None:
    print(f"{group:16}{what:24}{figure}")


def _verifying(box: Path, empty: Path, ballots: int) -> float:
    return _slope(partial(_verify, workers=1), box, empty, ballots)


def _accepted_a_second(made: Society, empty: Path) -> float:
    """Judge, write and synchronise in batches, in wall time on one core."""
    ballots = made.ballots()[: 10 * _BATCH]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box.bel"
        shutil.copy(empty, path)
        with BallotBox(path) as box:
            begun = time.perf_counter()
            for first in range(0, len(ballots), _BATCH):
                box.cast_all(ballots[first : first + _BATCH])
            return len(ballots) / (time.perf_counter() - begun)


def _peak(box: Path, *, workers: int = 1) -> int:
    """The most megabytes that a verification and its processes hold at one moment.

    What they share is counted for each of them.
    """
    command = [sys.executable, "-m", "bench.ballots", str(box), str(workers)]
    most = 0
    with subprocess.Popen(command, start_new_session=True) as running:
        while running.poll() is None:
            most = max(most, sum(_resident(running.pid)))
            time.sleep(_BETWEEN_LOOKS)
    if running.returncode:
        raise SystemExit(running.returncode)
    return most // 1024


def _resident(session: int) -> Iterator[int]:
    """Yield the resident kilobytes of each process of a session."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            _, _, after_the_name = (process / "stat").read_text().rpartition(")")
            lines = (process / "status").read_text().splitlines()
        except OSError:  # it has just ended
            continue
        if int(after_the_name.split()[3]) == session:
            yield from (int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _open_election(group: str, ballots: int) -> tuple[Society, float]:
    made = society(YES_NO, group=group, voters=ballots)
    begun = time.process_time()
    for voter in range(ballots):
        made.cast(voter, [[int(voter % 3 == i) for i in range(3)]])
    return made, (time.process_time() - begun) / ballots


def _setup_only(group: str, ballots: int) -> bytes:
    return bytes(society(YES_NO, group=group, voters=ballots).box)


def _slope(verify: Callable[[Path], float], box: Path, few: Path, ballots: int) -> float:
    """CPU seconds a ballot: what the ballots add to verifying the set-up alone."""
    return (_median(partial(verify, box)) - _median(partial(verify, few))) / ballots


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(_RUNS))


def _verify(box: Path, workers: int) -> float:
    return _cpu([sys.executable, "-m", "bench.ballots", str(box), str(workers)])


def _tool(uuid: str, box: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(box, Path(folder) / f"{uuid}.bel")
        return _cpu(["belenios-tool", "election", "verify", "--dir", folder])


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _wall(box: Path, workers: int) -> float:
    begun = time.perf_counter()
    _verify(box, workers)
    return time.perf_counter() - begun


def _opened(box: str) -> BinaryIO:
    return Path(box).open("rb")


def main(box: str, workers: str) -> None:
    """Verify in a process of its own, so that its CPU time and memory can be read."""
    with map_over(int(workers), BALLOTS) as map_, sorting_on_disk() as sort:
        verdict = inspect_box(partial(_opened, box), map_=map_, sort=sort, progress=lambda *_: None)
    if not verdict.is_valid:
        raise SystemExit(verdict.says)


if __name__ == "__main__":
    main(*sys.argv[1:])
