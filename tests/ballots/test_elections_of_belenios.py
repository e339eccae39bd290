# Made by belenios-tool 2.0 and 3.0, which nobody here wrote: see elections_of_belenios/README.md.
import json
from pathlib import Path
from typing import Any

import pytest

from moothall.ballots.belenios_v1.box import Kind, read_box
from moothall.ballots.belenios_v1.credentials import credentials_record, public_credential
from moothall.ballots.belenios_v1.election import read_election
from moothall.ballots.belenios_v1.overview import credential_in
from moothall.ballots.belenios_v1.verifying import inspect_box
from moothall.cli.processes import BALLOTS, map_over
from tests.ballots.elections import verdict_on

FOLDER = Path(__file__).parent / "elections_of_belenios"
BOXES = sorted(FOLDER.glob("*/*.bel"))


@pytest.fixture(params=BOXES, ids=lambda path: path.parent.name)
def box(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def known_of(box: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((box.parent / "info.json").read_text(encoding="utf-8"))
    return known


def test_all_four_are_there() -> None:
    assert len(BOXES) == 4


def test_it_verifies_and_gives_the_result_of_the_plain_votes(box: Path) -> None:
    verdict, known = verdict_on(box.read_bytes()), known_of(box)
    assert verdict.is_valid, verdict.says
    assert verdict.result == known["result"]
    if not known["name"].endswith("ranked"):
        assert verdict.result == known["expected_from_plaintexts"]
    assert (verdict.group, verdict.ballots, verdict.counted) == (
        known["group"],
        known["ballots_cast"],
        known["ballots_counted"],
    )


def test_two_processes_say_the_same_as_one(box: Path) -> None:
    with map_over(2, BALLOTS) as map_:
        verdict = inspect_box(
            lambda: box.open("rb"), map_=map_, sort=sorted, progress=lambda *_: None
        )
    assert verdict == verdict_on(box.read_bytes())


def test_the_credentials_stand_for_the_keys_on_the_roll(box: Path) -> None:
    with box.open("rb") as stream:
        setup = next(read_box(stream))
    election, known = read_election(setup.records[0]), known_of(box)
    listed = [item.partition(",")[0] for item in json.loads(setup.records[2])]
    publics = [
        public_credential(election.group, uuid=election.uuid, credential=credential)
        for credential in known["secret_credentials_in_order"]
    ]
    record = credentials_record(election.group, [(public, 1) for public in publics])
    assert json.loads(record) == listed


def test_each_ballot_is_by_the_voter_who_is_said_to_have_cast_it(box: Path) -> None:
    known = known_of(box)
    with box.open("rb") as stream:
        entries = list(read_box(stream))
    election = read_election(entries[0].records[0])
    secrets = known["secret_credentials_in_order"]
    expected = [
        election.group.write(
            public_credential(election.group, uuid=election.uuid, credential=secrets[voter])
        ).encode()
        for voter, _ in known["cast"]
    ]
    cast = [credential_in(e.records[0]) for e in entries if e.kind is Kind.BALLOT]
    assert cast == expected


def test_every_beginning_that_ends_with_an_event_is_an_open_box_that_holds(box: Path) -> None:
    raw = box.read_bytes()
    ends = [end for end in range(512, len(raw), 512) if raw[end - 512 : end].endswith(b"\0")]
    holding = 0
    for end in ends[:: len(ends) // 40]:
        verdict = verdict_on(raw[:end])
        holding += verdict.is_valid
        assert verdict.result is None
        if not verdict.is_valid:
            assert verdict.reason in ("box-truncated", "box-order")
    assert holding < 40
