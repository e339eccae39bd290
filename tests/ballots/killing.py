"""`python -m tests.ballots.killing`: what a map over a cluster says when a worker is killed."""

import importlib
import os
import signal
from functools import partial

from moothall.ballots.belenios_v1.mapping import Map
from moothall.cli.cluster import map_over_cluster
from moothall.cli.errors import CannotReadError

ITEMS = 30


def killed_at(which: int, item: int) -> int:
    """Stand in for a chunk's work: one of them has its process killed, as for want of memory."""
    if item == which:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def taken(map_: Map, which: int) -> tuple[list[int], str]:
    """Take results until one cannot be had: those before it, and what is said of it."""
    done: list[int] = []
    try:
        for item in map_(partial(killed_at, which), range(ITEMS)):
            done.append(item)  # noqa: PERF402 (those before the error are wanted)
    except CannotReadError as ended:
        return done, str(ended)
    return done, ""


if __name__ == "__main__":
    from tests.ballots.killing import taken as taken_by_name  # the workers know it by that name

    with (
        # Given up at the first death, so that no worker need be born again on a busy machine.
        importlib.import_module("dask").config.set({"distributed.scheduler.allowed-failures": 0}),
        importlib.import_module("distributed").LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        map_over_cluster(cluster.scheduler_address) as map_,
    ):
        print(taken_by_name(map_, 7))
