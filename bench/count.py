"""The count beside its peers: a real ward, a million papers, and the cost of a paper."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from moothall.count import Papers, read_blt, write_blt
from moothall.count.papers import merged
from moothall.count.rules.scottish_stv_2011 import count

WARDS = Path("tests/count/wards")
WARD = WARDS / "edinburgh_2017_ward1.blt"
PEERS = Path(".venv/peers/bin/python")
# The peak of the command's own memory; what a child inherits before it starts does not count.
_PEAK = """
import sys
from moothall.cli.main import main
main(sys.argv[1:])
peak = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(peak[0].split(":")[1].strip(), file=sys.stderr)
"""


def report() -> None:
    million_papers()
    real_wards()
    cost_of_a_paper()
    command()


def real_wards() -> None:
    """Every ward beside every peer, counting alone, in processor time of one thread.

    What a peer converts by itself in counting is in its count.
    """
    begun = time.perf_counter()
    from moothall.count.fast import tally  # noqa: PLC0415 - its cold start is measured

    first = read_blt(WARD.read_bytes())
    tally(first, seats=first.seats, lots=())
    cold = time.perf_counter() - begun
    print(f"\nReal wards, count alone, processor time; compiled from cold {cold:.2f} s")
    print("  the fastest peer by our time with numpy and whole transcript, and compiled (totals)\n")
    for file in sorted(WARDS.glob("*.blt")):
        papers = read_blt(file.read_bytes())
        result = count(papers, seats=papers.seats, lots=())
        plain = worked(
            lambda papers=papers: count(papers, seats=papers.seats, lots=()), runs=15, at_once=20
        )
        compiled = worked(
            lambda papers=papers: tally(papers, seats=papers.seats, lots=()), runs=15, at_once=200
        )
        one_ward(file, papers, {one.candidate for one in result.elected}, plain, compiled)


def one_ward(file: Path, papers: Papers, winners: set[int], plain: float, compiled: float) -> None:
    said = []
    fastest = float("inf")
    for name, peer in peers(file).items():
        if "error" in peer:
            said.append(f"{name} fails")
            continue
        fastest = min(fastest, peer["count"])
        other = "" if set(peer["winners"]) == winners else f" elects {peer['winners']}"
        said.append(f"{name} {peer['count'] * 1e3:.2f}{other}")
    print(
        f"  {file.stem:<31} {papers.total:>6} papers  numpy {plain * 1e3:.3f} ms"
        f" x{fastest / plain:6.1f}   compiled {compiled * 1e3:.4f} ms x{fastest / compiled:6.0f}"
    )
    print(f"    {', '.join(said)}")


def peers(file: Path) -> dict[str, dict]:
    done = subprocess.run(
        [PEERS, "bench/count_peers.py", file], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def made_up(number: int, *, candidates: int, seats: int) -> Papers:
    """Papers drawn with a fixed seed: rankings of every length, some candidates better liked."""
    chance = np.random.default_rng(20)
    rankings = np.zeros((number, candidates + 1), np.uint8)
    liking = np.linspace(0, 1.5, candidates)
    for start in range(0, number, 250_000):
        here = min(250_000, number - start)
        order = np.argsort(chance.gumbel(size=(here, candidates)) + liking, axis=1) + 1
        length = chance.integers(1, candidates + 1, size=(here, 1))
        rankings[start : start + here, :-1] = np.where(np.arange(candidates) < length, order, 0)
    names = tuple(f"Candidate {one}" for one in range(1, candidates + 1))
    weights = np.ones(number, np.int64)
    return Papers(candidates=names, seats=seats, rankings=rankings, weights=weights)


def million_papers() -> None:
    """From file to written transcript, in a process of its own, for its time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "million.blt"
        file.write_text(write_blt(made_up(1_000_000, candidates=20, seats=8)), encoding="utf-8")
        transcript = str(Path(folder) / "transcript.txt")
        wall, cpu = times(lambda: run_command(file, "--transcript", transcript), 3)
        memory = subprocess.run(
            [sys.executable, "-c", _PEAK, "count", file, "--rule", "scottish-stv"],
            check=True,
            capture_output=True,
            text=True,
        ).stderr.strip()
    print("\nA million papers, 20 candidates, 8 seats, from file to written transcript")
    print(f"  {wall:.2f} s, of which the processor worked {cpu:.2f} s; {memory} at most")


def times(running: Callable[[], object], runs: int) -> tuple[float, float]:
    """The medians of wall time and of the children's processor time, in seconds."""
    walls, cpus = [], []
    for _ in range(runs):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        running()
        walls.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls), statistics.median(cpus)


def cost_of_a_paper() -> None:
    """The count without reading, of papers that are not merged beforehand: processor time."""
    print("\nThe cost of a paper (8 candidates, 3 seats, equal papers not merged), and of merging")
    costs = []
    for number in (10_000, 100_000, 1_000_000, 10_000_000):
        papers = made_up(number, candidates=8, seats=3)
        merging = worked(lambda papers=papers: merged(papers), 1)
        costs.append(
            worked(lambda papers=papers: count(papers, seats=3, lots=()), 1 + 1_000_000 // number)
            / number
        )
        print(
            f"  {number:>10} papers: count {costs[-1] * 1e9:6.1f} ns a paper,"
            f" x {costs[-1] / costs[0]:.2f}; merge {merging / number * 1e9:6.1f} ns a paper"
        )


def worked(counting: Callable[[], object], runs: int, at_once: int = 1) -> float:
    """The median of this thread's own processor time over so many runs, in seconds a count."""
    spent = []
    for _ in range(runs):
        begun = time.thread_time()
        for _ in range(at_once):
            counting()
        spent.append((time.thread_time() - begun) / at_once)
    return statistics.median(spent)


def command() -> None:
    wall, cpu = times(lambda: run_command(WARD, "--json"), 9)
    print(f"\nThe command on a ward, start to end: {wall:.3f} s, the processor worked {cpu:.3f} s")


def run_command(file: Path, *more: str) -> None:
    subprocess.run(
        [Path(sys.executable).parent / "moothall", "count", file, "--rule", "scottish-stv", *more],
        check=True,
        stdout=subprocess.DEVNULL,
    )
