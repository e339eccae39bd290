"""A ballot box in a file, verified before anything is done with it."""

import stat
from pathlib import Path

from moothall.ballots.belenios_v1.opening import Opening
from moothall.ballots.belenios_v1.verifying import require_box
from moothall.ballots.errors import NotABoxError
from moothall.cli.errors import CannotReadError
from moothall.cli.processes import AGAIN, BALLOTS, map_over
from moothall.cli.progress import ProgressBar
from moothall.cli.sorting import sorting_on_disk

_LARGE = 1 << 22  # bytes: about a thousand ballots of three choices


def verified_opening(box: Path, *, workers: int) -> Opening:
    """Verify a box; raises DoesNotHoldError, or CannotReadError where it is none."""
    try:
        require_file(box)
        spread = map_over(workers, BALLOTS, remedy=AGAIN, begins_now=is_large(box))
        with spread as map_, sorting_on_disk() as sort:
            return require_box(
                lambda: box.open("rb"),
                map_=map_,
                sort=sort,
                progress=ProgressBar("ballots"),
            )
    except OSError as error:
        raise CannotReadError(f"{box}: {error.strerror}") from None
    except NotABoxError as error:
        raise CannotReadError(f"{box}: this is no ballot box: {error}") from None


def require_file(path: Path) -> None:
    """Refuse what is no file before it is opened: opening a pipe would wait for ever."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        says = "this is not a regular file; copy the ballot box into a file and give its path"
        raise CannotReadError(f"{path}: {says}")


def is_large(box: Path) -> bool:
    """Say whether a box is sure to be worth several processes."""
    return box.stat().st_size > _LARGE
