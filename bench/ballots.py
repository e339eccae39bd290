"""Verifying and making ballots, beside `belenios-tool election verify` on the same box."""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tests.ballots.elections import YES_NO, Society, society

from moothall.ballots.belenios_v1.verifying import inspect_box
from moothall.cli.processes import map_over

_RUNS = 3
_BALLOTS = {"BELENIOS-2048": 200, "Ed25519": 1000}


def report() -> None:
    """Print the table."""
    print(f"{'one yes/no/abstain ballot':38}{'CPU ms':>9}  beside")
    for group, ballots in _BALLOTS.items():
        with tempfile.TemporaryDirectory() as folder:
            _report_on(group, ballots, Path(folder))


def _report_on(group: str, ballots: int, folder: Path) -> None:
    made, making = _open_election(group, ballots)
    box = folder / f"{made.election.uuid}.bel"
    box.write_bytes(made.box)
    few = folder / "few.bel"
    few.write_bytes(_setup_only(group, ballots))
    print(f"{group}: make in Python{'':<{23 - len(group)}}{making * 1000:9.2f}")
    ours = _slope(lambda path: _verify(path, 1), box, few, ballots)
    line = f"{group}: verify{'':<{30 - len(group)}}{ours * 1000:9.2f}"
    if shutil.which("belenios-tool") and group != "Ed25519":
        theirs = _slope(_tool, box, few, ballots)
        line += f"  belenios-tool 2.0 {theirs * 1000:.2f} ms, ratio {ours / theirs:.2f}"
    print(line)
    one, two = (_median(lambda n=n: _wall(box, n)) for n in (1, 2))
    print(
        f"{group}: {ballots} ballots, one process {one:.2f} s, two {two:.2f} s, {one / two:.2f} x"
    )


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
    return (_median(lambda: verify(box)) - _median(lambda: verify(few))) / ballots


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(_RUNS))


def _verify(box: Path, workers: int) -> float:
    return _cpu([sys.executable, "-m", "bench.ballots", str(box), str(workers)])


def _tool(box: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(box, Path(folder) / "TestVoting5678Box9.bel")
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
    """Verify in a process of its own, so that its CPU time can be read; print its peak memory."""
    with map_over(int(workers)) as map_:
        verdict = inspect_box(partial(_opened, box), map_=map_, progress=lambda *_: None)
    if not verdict.is_valid:
        raise SystemExit(verdict.says)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
