"""The modules of the pages, in Node, on the same vectors as the verifier."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.groups import parameters
from tests.ballots.vectors import FILE

ROOT = Path(__file__).parents[2]
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))

# What the trustee's page leaves to `moothall verify`: the others' keys, shuffles, and what follows
# the tally. A box that only fails there is decrypted, which gives nothing away.
LEFT_TO_THE_COMMAND = (
    "certificate", "closing", "coefficient", "decryption", "result", "ranked", "ranking",
    "shuffle", "threshold", "trustee", "verification",
)  # fmt: skip
JUDGED = [
    one["name"] for one in VECTORS["fails"] if not one["name"].startswith(LEFT_TO_THE_COMMAND)
]


@pytest.fixture(scope="module")
def told() -> dict[str, str | None]:
    if not shutil.which("node") or not (ROOT / "frontend" / "node_modules").exists():
        missing = "the pages are not built: make src/moothall/frontend/manifest.json"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(f"{missing}, and nothing may be skipped")
        pytest.skip(missing)
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "ballots" / "judge.mjs"), str(FILE)],
        input="\n".join([*JUDGED, *(one["name"] for one in VECTORS["holds"])]),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, str | None] = json.loads(done.stdout)
    return answer


def test_the_page_takes_what_holds_and_has_no_shuffles(told: dict[str, str | None]) -> None:
    expected = dict.fromkeys((one["name"] for one in VECTORS["holds"]), None)
    ranked = "this ballot has ranked questions: use the command moothall trustee decrypt"
    assert {name: told[name] for name in expected} == {**expected, "ranked": ranked}


def test_the_page_refuses_in_words_what_it_is_there_to_check(told: dict[str, str | None]) -> None:
    assert {name for name in JUDGED if told[name] is None} == set()


def test_the_page_never_stumbles(told: dict[str, str | None]) -> None:
    assert [says for says in told.values() if says and says.startswith("stumbled")] == []


def test_the_numbers_of_the_groups_are_the_same_in_both_programs() -> None:
    written = (ROOT / "frontend" / "src" / "parameters.js").read_text(encoding="utf-8")
    for number in (
        parameters.BELENIOS_P,
        parameters.BELENIOS_Q,
        parameters.BELENIOS_G,
        parameters.RFC_3526_P,
        (parameters.RFC_3526_P - 1) // 2,
    ):
        assert f" {number}n," in written
