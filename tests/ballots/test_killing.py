"""A process or a Dask worker that is killed judged nothing: the command says so, in one line."""

import ast
import subprocess
import sys
from operator import neg

import pytest

from moothall.cli.cluster import OverCluster
from moothall.cli.errors import CannotReadError
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


class _Lost:
    """A cluster whose last worker went and did not come back, and a result that it owes."""

    def submit(self, function: object, item: object, /, *, pure: bool) -> "_Lost":
        return self

    def nthreads(self) -> dict[str, int]:
        return {}

    def close(self) -> None:
        """Nothing to close."""

    def done(self) -> bool:
        return False

    def exception(self, timeout: float) -> object:
        raise TimeoutError

    def result(self) -> object:
        raise AssertionError


def test_a_cluster_without_workers_is_not_waited_for() -> None:
    with pytest.raises(CannotReadError) as ended:
        list(OverCluster(_Lost(), 2)(neg, range(3)))
    assert str(ended.value) == "--cluster: no worker is left; start some, or use --workers"
