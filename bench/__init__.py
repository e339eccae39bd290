"""Speed and memory, beside the named peers, as ratios in one run."""
