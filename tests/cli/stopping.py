"""`python -m tests.cli.stopping HOW COMMAND...`: the command, stopped as it first shows progress.

How: `others` kills the processes that work for it, `all` is ctrl-C on a terminal, which reaches
every process of the group, `itself` kills the command. What it showed comes out in the end.
"""

import io
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import active_children

from moothall.cli.main import main


def kill_others() -> None:
    others = active_children()
    assert others
    for child in others:
        os.kill(child.pid or 0, signal.SIGKILL)


STOPS: dict[str, Callable[[], None]] = {
    "others": kill_others,
    "all": lambda: os.killpg(0, signal.SIGINT),
    "itself": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


class Terminal(io.StringIO):
    """A terminal on which progress is shown, and at whose first sign the command is stopped."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop, self._is_stopped = stop, False

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not self._is_stopped:
            self._is_stopped = True
            self._stop()
        return super().write(text)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background may ignore it
    how, *words = sys.argv[1:]
    sys.stderr = Terminal(STOPS[how])
    code = main(words)
    sys.__stdout__.write(sys.stderr.getvalue().rpartition("\r")[2])  # type: ignore[union-attr]
    sys.exit(code)
