"""The ballots' pages with one election in them: files that need no server and no network.

The pages are bundled from `frontend/`; `manifest.json` beside them has the digests of their
scripts, which the pages' own policies ask the browser to insist on.
"""

import base64
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from moothall.cli.errors import CannotReadError

PAGES = ("vote", "check", "trustee")
_SETTING = '<script type="application/json" id="setting">null</script>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a page is given."""

    election: bytes
    notice: str  # shown above the questions, beside whatever the election says of itself
    box: bytes = b""  # of a trial: ballots are added to a copy of it in the visitor's browser
    box_name: str  # the file beside the pages
    accept: str | None = None  # the address that takes ballots; None: voters hand in a file


def page(name: str, setting: Setting) -> str:
    """Give a page with an election in it; raises CannotReadError where it was not bundled."""
    bundled = files("moothall") / "frontend" / f"{name}.html"
    try:
        blank = bundled.read_text(encoding="utf-8")
    except FileNotFoundError:
        says = (
            "the pages of the ballots are not built; run make src/moothall/frontend/manifest.json"
        )
        raise CannotReadError(says) from None
    given = json.dumps(
        {
            "election": setting.election.decode(),
            "box": base64.b64encode(setting.box).decode(),
            "notice": setting.notice,
            "boxName": setting.box_name,
            "accept": setting.accept,
        }
    )
    # A text in the election must not be able to end the element that holds it.
    return blank.replace(_SETTING, _SETTING.replace("null", given.replace("<", "\\u003c")))


def write_pages(folder: Path, setting: Setting) -> None:
    """Put the pages into a folder, to be served as it is or opened as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (folder / f"{name}.html").write_text(page(name, setting), encoding="utf-8")
