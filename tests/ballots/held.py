"""The commands of an election up to the opening of the box, each role in a folder of its own."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from moothall.ballots.belenios_v1.box import read_box
from moothall.ballots.belenios_v1.credentials import credential_secret
from moothall.ballots.belenios_v1.election import read_election
from moothall.ballots.belenios_v1.sealing import Vote, seal
from moothall.cli.main import main
from tests.ballots.elections import seeded

TERMS = """name = "Held by command"
administrator = "Alice"
credential-authority = "Bob"
group = "{group}"

[[question]]
asks = "Adopt?"
answers = ["Yes", "No", "Abstain"]
"""
RANKED = '\n[[question]]\nasks = "Rank"\nanswers = ["X", "Y"]\nranked = true\n'
ELSEWHERE = "0" * 64  # the digest of a machine that is not this one


@dataclass(kw_only=True)
class Held:
    """One election in a folder: `server`, `cards`, `table` and the trustees' keys."""

    uuid: str
    group: str

    @property
    def box(self) -> Path:
        return Path(f"server/public/{self.uuid}.bel")

    def ballot(self, voter: int, vote: Vote) -> bytes:
        with self.box.open("rb") as stream:
            election = read_election(next(iter(read_box(stream))).records[0])
        with Path("cards/credentials.csv").open(encoding="utf-8") as stream:
            credential = list(csv.reader(stream))[voter][1]
        secret = credential_secret(election.group, uuid=self.uuid, credential=credential)
        return seal(election, secret=secret, vote=vote, entropy=seeded(f"{voter} {vote}"))

    def public_credential(self, voter: int) -> str:
        with Path("cards/roll.csv").open(encoding="utf-8") as stream:
            return list(csv.reader(stream))[voter][1]


def moothall(*words: str) -> int:
    return main(list(words))


def elsewhere() -> None:
    """Let the credentials have been drawn on another machine, and take them off this one."""
    path = Path("cards/authority.json")
    said = json.loads(path.read_bytes())
    path.write_text(json.dumps(said | {"machine": ELSEWHERE}, separators=(",", ":")))
    Path("away").mkdir()
    Path("cards").rename("away/cards")
    Path("cards").symlink_to("away/cards")


def drafted(group: str = "Ed25519", more: str = "") -> Held:
    Path("ballot.toml").write_text(TERMS.format(group=group) + more, encoding="utf-8")
    assert moothall("election", "draft", "server", "ballot.toml") == 0
    first = Path("server/ballot.toml").read_text(encoding="utf-8").splitlines()[0]
    return Held(uuid=first.split('"')[1], group=group)


def prepared(group: str = "Ed25519", more: str = "") -> Held:
    held = drafted(group, more)
    Path("voters.csv").write_text("Alice\nBob\nCarol\n", encoding="utf-8")
    words = ("credentials", "voters.csv", "cards", "--uuid", held.uuid, "--group", group)
    assert moothall(*words) == 0
    Path("table").mkdir()
    for name in ("ann", "ben"):
        key = ("table", f"{name}.key", "--name", name, "--group", group)
        assert moothall("trustee", "key", *key) == 0
    assert moothall("trustee", "list", "table") == 0
    return held


def opening() -> int:
    lists = ("--trustees", "table/trustees.json", "--credentials", "cards/public-credentials.json")
    return moothall("election", "open", "server", *lists)


def opened(group: str = "Ed25519", more: str = "") -> Held:
    held = prepared(group, more)
    elsewhere()
    assert opening() == 0
    return held
