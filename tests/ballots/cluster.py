"""`python -m tests.ballots.cluster WORKERS BOX...`: the command over a cluster on loopback."""

import importlib
import sys

from moothall.cli.main import main

if __name__ == "__main__":
    workers, *boxes = sys.argv[1:]
    with importlib.import_module("distributed").LocalCluster(
        n_workers=int(workers), threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        for box in boxes:
            main(["verify", box, "--json", "--cluster", cluster.scheduler_address])
