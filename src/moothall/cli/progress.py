"""How far long work is: a bar or a line on a terminal, and nothing anywhere else."""

import sys

_WIDTH = 30


def show(progress: str) -> None:
    """Show how far work without a known end is; "" clears the line."""
    if sys.stderr.isatty():
        print(f"\r{progress:40}", end="" if progress else "\r", file=sys.stderr, flush=True)


class ProgressBar:
    """Draws how much of something long is done, on standard error."""

    def __init__(self, what: str) -> None:
        """Say what is being done, such as `ballots`."""
        self._what = what
        self._is_shown = sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        """Draw again."""
        if self._is_shown and of:
            bar = "#" * (_WIDTH * done // of)
            end = "\n" if done >= of else ""
            print(f"\r[{bar:<{_WIDTH}}] {done} of {of} {self._what}", end=end, file=sys.stderr)
