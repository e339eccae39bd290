"""A progress bar on a terminal, and nothing anywhere else."""

import sys

_WIDTH = 30


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
