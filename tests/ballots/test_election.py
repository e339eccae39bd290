"""An election held with the commands alone, each role in a folder of its own."""

import json
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.hashing import fingerprint
from tests.ballots.belenios_tool import judged, require_tool
from tests.ballots.held import RANKED, moothall, opened


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_an_election_is_held_from_an_empty_folder_to_its_result(
    group: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = opened(group)
    Path("in").mkdir()
    ballots = [
        held.ballot(0, [[1, 0, 0]]),
        held.ballot(1, [[0, 1, 0]]),
        held.ballot(0, [[0, 0, 1]]),
    ]
    for place, raw in enumerate(ballots):
        Path(f"in/{place}.json").write_bytes(raw + b"\n")
    capsys.readouterr()
    assert moothall("election", "accept", "server", "in") == 0
    trackers = [fingerprint(raw) for raw in ballots]
    assert capsys.readouterr().out.splitlines() == [
        f"in/{place}.json: accepted: {tracker}" for place, tracker in enumerate(trackers)
    ]
    assert moothall("election", "close", "server") == 0
    for name in ("ann", "ben"):
        assert moothall("trustee", "decrypt", str(held.box), "table", f"{name}.key") == 0
        assert moothall("election", "collect", "server", "table") == 0
    assert moothall("election", "result", "server") == 0
    capsys.readouterr()
    assert moothall("verify", str(held.box), "--workers", "1") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Holds. 3 ballots in the box, 2 counted (the last of each credential), group {group}.",
        "The roll has 3 voters.",
        "Adopt? Yes: 0, No: 1, Abstain: 1",
    ]
    if group != "Ed25519":
        require_tool()
        assert judged(held.box.read_bytes(), held.uuid, tmp_path) == "I: all checks passed"


def test_a_ranked_election_is_shuffled_by_the_trustees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = opened("RFC-3526-2048", RANKED)
    for voter, ranks in enumerate(([1, 2], [2, 1], [0, 1])):
        Path("one.json").write_bytes(held.ballot(voter, [[1, 0, 0], ranks]))
        assert moothall("election", "accept", "server", "one.json") == 0
    box = str(held.box)
    assert moothall("trustee", "shuffle", box, "table", "--owner", "1") == 2
    assert moothall("election", "close", "server") == 0
    assert moothall("trustee", "decrypt", box, "table", "ann.key") == 2
    assert moothall("election", "end-shuffles", "server") == 2
    tied = "nobody has shuffled; without a shuffle each ranking is tied to its voter"
    assert capsys.readouterr().err.splitlines() == [
        f"moothall: {box}: the box still takes ballots; it cannot be shuffled now",
        f"moothall: {box}: the ranked ballots are not shuffled yet",
        f"moothall: {box}: {tied}",
    ]
    for owner in "12":
        assert moothall("trustee", "shuffle", box, "table", "--owner", owner) == 0
        assert moothall("election", "collect", "server", "table") == 0
    assert moothall("election", "end-shuffles", "server") == 0
    for name in ("ann", "ben"):
        assert moothall("trustee", "decrypt", box, "table", f"{name}.key") == 0
    assert moothall("election", "collect", "server", "table") == 0
    assert moothall("election", "result", "server") == 0
    capsys.readouterr()
    assert moothall("verify", box, "--json", "--workers", "1") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["result"][0], sorted(told["result"][1])) == ([3, 0, 0], [[0, 1], [1, 2], [2, 1]])
    require_tool()
    assert judged(held.box.read_bytes(), held.uuid, tmp_path) == "I: all checks passed"


def test_two_shuffles_of_the_same_box_are_not_both_taken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened(more=RANKED)
    Path("one.json").write_bytes(held.ballot(0, [[1, 0, 0], [1, 2]]))
    assert moothall("election", "accept", "server", "one.json") == 0
    assert moothall("election", "close", "server") == 0
    for owner in "12":
        assert moothall("trustee", "shuffle", str(held.box), "table", "--owner", owner) == 0
    capsys.readouterr()
    assert moothall("election", "collect", "server", "table") == 1
    assert [line[:60] for line in capsys.readouterr().out.splitlines()] == [
        "table/shuffle-2.json: refused: shuffle-proof: event 5 (Shuff",
        "1 taken into the box, 1 refused.",
    ]


def test_who_votes_on_paper_is_struck_off_and_the_reverse(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened()
    online, paper = held.public_credential(0), held.public_credential(1)
    Path("one.json").write_bytes(held.ballot(0, [[1, 0, 0]]))
    Path("two.json").write_bytes(held.ballot(1, [[1, 0, 0]]))
    assert moothall("election", "accept", "server", "one.json") == 0
    capsys.readouterr()
    assert moothall("election", "strike-off", "server", online, paper, "x") == 1
    assert moothall("election", "accept", "server", "two.json") == 1
    assert moothall("election", "voted", "server") == 0
    says = "credential-struck-off: its owner has voted online and gets no paper ballot"
    assert capsys.readouterr().out.splitlines() == [
        f"{online[:16]}: refused: {says}",
        f"{paper[:16]}: struck off; a paper ballot may be given",
        "x: refused: credential-unknown: it is not on the roll",
        "two.json: refused: credential-struck-off: the owner of its credential has voted on paper",
        online,
    ]
    assert not list(Path("server/public").glob("*struck*"))
