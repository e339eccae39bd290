"""The count beside its peers: a real ward, a million papers, and the cost of a paper."""

import json
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
    real_ward()
    cost_of_a_paper()
    command()


def median(counting: Callable[[], object], times: int) -> float:
    """The median of so many runs, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        counting()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def real_ward() -> None:
    papers = read_blt(WARD.read_bytes())
    plain = median(lambda: count(papers, seats=papers.seats, lots=()), 200)
    begun = time.perf_counter()
    from moothall.count.fast import tally  # noqa: PLC0415 - its cold start is measured

    tally(papers, seats=papers.seats, lots=())
    cold = time.perf_counter() - begun
    compiled = median(lambda: tally(papers, seats=papers.seats, lots=()), 2_000)
    print(f"\nA ward of {papers.total} papers, count alone (ours: median; peers: best of three)")
    print(f"  numpy, whole transcript {plain * 1e3:9.3f} ms")
    print(f"  compiled, totals        {compiled * 1e3:9.3f} ms   (cold start {cold:.2f} s)")
    winners = sorted(one.candidate for one in count(papers, seats=papers.seats, lots=()).elected)
    for name, peer in peers(WARD).items():
        if "error" in peer:
            print(f"  {name:<23} failed: {peer['error']}")
            continue
        said = "same winners" if peer["winners"] == winners else f"elects {peer['winners']}"
        slow = peer["count"]
        print(
            f"  {name:<23} {slow * 1e3:9.3f} ms   x {slow / plain:7.1f} numpy,"
            f" x {slow / compiled:8.1f} compiled, {said}"
        )


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
        begun = time.perf_counter()
        run_command(file, "--transcript", str(Path(folder) / "transcript.txt"))
        spent = time.perf_counter() - begun
        memory = subprocess.run(
            [sys.executable, "-c", _PEAK, "count", file, "--rule", "scottish-stv"],
            check=True,
            capture_output=True,
            text=True,
        ).stderr.strip()
    print("\nA million papers, 20 candidates, 8 seats, from file to written transcript")
    print(f"  {spent:.2f} s; {memory} at most")


def cost_of_a_paper() -> None:
    """The count without reading, of papers that are not merged beforehand and that are."""
    print("\nThe cost of a paper (8 candidates, 3 seats): merging equal papers, then counting")
    for number in (10_000, 100_000, 1_000_000, 10_000_000):
        papers = made_up(number, candidates=8, seats=3)
        merging = median(lambda papers=papers: merged(papers), 1)
        counting = median(lambda papers=papers: count(papers, seats=3, lots=()), 3)
        print(
            f"  {number:>10} papers: merge {merging / number * 1e9:6.1f} ns a paper,"
            f" count unmerged {counting / number * 1e9:6.1f} ns a paper"
        )


def command() -> None:
    spent = median(lambda: run_command(WARD, "--json"), 5)
    print(f"\nThe command on a ward, start to end: {spent:.3f} s")


def run_command(file: Path, *more: str) -> None:
    subprocess.run(
        [Path(sys.executable).parent / "moothall", "count", file, "--rule", "scottish-stv", *more],
        check=True,
        stdout=subprocess.DEVNULL,
    )
