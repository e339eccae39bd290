"""A process or a Dask worker that is killed judged nothing: the command says so, in one line."""

import ast
import subprocess
import sys

import pytest

from moothall.cli.processes import BALLOTS, map_over
from tests.ballots.killing import ITEMS, taken
from tests.ballots.test_cluster import require_extra
from tests.patience import PATIENCE


@pytest.mark.parametrize("which", [0, 7, ITEMS - 1])
def test_a_killed_process_ends_the_verifying(which: int) -> None:
    with map_over(2, BALLOTS) as map_:
        done, says = taken(map_, which)
    assert done == list(range(len(done)))
    assert len(done) <= which
    assert says == (
        "a process was stopped before it was done: is there memory enough? try --workers 1"
    )


def test_a_killed_worker_of_a_cluster_ends_the_verifying() -> None:
    require_extra()
    words = [sys.executable, "-m", "tests.ballots.killing"]
    told = subprocess.run(words, capture_output=True, text=True, check=True, timeout=PATIENCE)
    done, says = ast.literal_eval(told.stdout)
    # Dask may give up one that waited in the same worker each time that it was killed.
    assert done == list(range(len(done)))
    assert len(done) <= 7
    assert says == "--cluster: a worker failed (KilledWorker); see its log, or use --workers"
