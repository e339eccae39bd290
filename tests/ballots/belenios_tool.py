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


def three_steps(tool: str, box: bytes, begun: bytes, ballots: list[bytes], folder: Path) -> bytes:
    """Judge with 3.0, whose `election verify` alone is no proof; give the tally it computes.

    `begun` is the box with its set-up alone, against which each ballot is judged by itself.
    """
    (folder / "ballot.json").touch()
    _run_3(tool, box, folder, "verify")
    tally = _run_3(tool, box, folder, "compute-encrypted-tally")
    for ballot in ballots:
        (folder / "ballot.json").write_bytes(ballot)
        _run_3(tool, begun, folder, "verify-ballot", "--ballot", "ballot.json")
    return tally


def _run_3(tool: str, box: bytes, folder: Path, *words: str) -> bytes:
    (folder / "TestVoting5678Box9.bel").write_bytes(box)
    done = subprocess.run([tool, "election", *words], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        pytest.fail(f"belenios-tool 3.0 {words[0]}: {done.stderr.decode()}")
    return done.stdout
