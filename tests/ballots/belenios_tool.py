"""belenios-tool 2.0, which nobody here wrote, as a judge of our boxes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def require_tool() -> None:
    if shutil.which("belenios-tool"):
        return
    if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
        pytest.fail("belenios-tool is not installed, and nothing may be skipped")
    pytest.skip("belenios-tool is not installed: apt-get install belenios-tool")


def judged(box: bytes, uuid: str, folder: Path) -> str:
    """Give the tool's last word on a box, in a folder where there is no other."""
    alone = folder / "judged"
    alone.mkdir(exist_ok=True)
    (alone / f"{uuid}.bel").write_bytes(box)
    done = subprocess.run(
        ["belenios-tool", "election", "verify"],
        cwd=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]
