"""Where memory or a disk gives out, the command says so in one line."""

import subprocess
import sys
from pathlib import Path

from tests.audit.calling import Say
from tests.patience import PATIENCE

# As much memory as there is in use once all is loaded, and eight mebibytes more.
PROGRAM = """
import resource, sys
from moothall.cli import audit
from moothall.cli.main import main
in_use = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (in_use + 2**23, in_use + 2**23))
sys.exit(main())
"""


def test_want_of_memory_is_said_in_one_line(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(30 * 2**20)
    words = (sys.executable, "-c", PROGRAM, "audit", "export", "--since", str(large))
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=False)
    says = "moothall: there is not enough memory for this; free some and do it again\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", says)


def test_a_disk_that_cannot_be_read_is_named(say: Say) -> None:
    source = "/proc/self/mem"  # opens as a file, and nothing is at its first byte
    says = f"{source}: Input/output error, at byte 0; copy it from where it came from"
    assert say("audit", source) == (2, "", f"moothall: {says}\n")
