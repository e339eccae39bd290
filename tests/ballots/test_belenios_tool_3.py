"""Boxes that we made, judged by belenios-tool 3.0 where it can be had: it knows Ed25519 too.

Debian 13 has it. MOOTHALL_BELENIOS_TOOL_3 is the path of a program that runs it.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.box import Kind
from tests.ballots.belenios_tool import three_steps
from tests.ballots.damages.script import record_of, script_of, written
from tests.ballots.elections import Society
from tests.ballots.vectors import finished, plain, ranked

TOOL = os.environ.get("MOOTHALL_BELENIOS_TOOL_3", "")

pytestmark = pytest.mark.skipif(
    not TOOL, reason="belenios-tool 3.0 is optional: set MOOTHALL_BELENIOS_TOOL_3 to its path"
)


@pytest.mark.parametrize("make", [finished, ranked, partial(plain, "BELENIOS-2048")])
def test_it_accepts_what_we_made_in_all_three_steps(
    make: Callable[[], Society], tmp_path: Path
) -> None:
    made = make()
    script = script_of(made)
    tally = three_steps(TOOL, bytes(made.box), written(script[:1]), made.ballots(), tmp_path)
    stored = [record_of(script, Kind.ENCRYPTED_TALLY, record) for record in (0, 1)]
    assert tally.splitlines() == stored
