"""The modules of the pages, in Node, on the same vectors as the verifier."""

import base64
import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.framing import first_record, framed
from moothall.ballots.belenios_v1.groups import parameters
from moothall.ballots.belenios_v1.hashing import digest
from moothall.ballots.errors import Reason
from tests.ballots.elections import TIMESTAMP, YES_NO, society, verdict_on
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


def judged(vectors: Path, names: list[str]) -> dict[str, str | None]:
    """Why the pages' modules refuse each of these boxes, None where they do not."""
    if not shutil.which("node") or not (ROOT / "frontend" / "node_modules").exists():
        missing = "the pages are not built: make src/moothall/frontend/manifest.json"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(f"{missing}, and nothing may be skipped")
        pytest.skip(missing)
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "ballots" / "judge.mjs"), str(vectors)],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, str | None] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def told() -> dict[str, str | None]:
    return judged(FILE, [*JUDGED, *(one["name"] for one in VECTORS["holds"])])


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


def test_the_page_has_the_verifiers_bounds_for_records(tmp_path: Path) -> None:
    begun = first_record(TIMESTAMP)
    opened = bytes(society(YES_NO).box)
    boxes = {
        "election": begun + data(b"x" * ((1 << 20) + 1)),
        "trustees": begun + data(b"x") + data(b"x" * ((1 << 23) + 1)),
        "ballot": opened + data(b"x" * ((1 << 24) + 1)),
        "event": opened + framed(f"{digest(b' ' * 1025)}.event.json", b" " * 1025, TIMESTAMP),
        "records": opened + data(b"1") + data(b"2"),
    }
    written = [
        {"name": name, "box": base64.b64encode(gzip.compress(box)).decode()}
        for name, box in boxes.items()
    ]
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps({"holds": [], "fails": written}), encoding="utf-8")
    too_large = "the ballot box was changed: a record is too large for its place"
    assert judged(path, list(boxes)) == {
        **dict.fromkeys(boxes, too_large),
        "records": "the ballot box was changed: its events are not in order",
    }
    reasons = {name: verdict_on(box).reason for name, box in boxes.items()}
    assert reasons == {**dict.fromkeys(boxes, Reason.BOX_HEADER), "records": Reason.BOX_ORDER}


def data(body: bytes) -> bytes:
    return framed(f"{digest(body)}.data.json", body, TIMESTAMP)
