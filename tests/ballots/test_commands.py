import csv
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.credentials import credential_secret
from moothall.ballots.belenios_v1.decrypting import open_result
from moothall.ballots.belenios_v1.decryption import combined
from moothall.ballots.belenios_v1.election import Terms, read_election, write_election
from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.opening import Opening
from moothall.ballots.belenios_v1.result import result_record
from moothall.ballots.belenios_v1.sealing import seal
from moothall.ballots.belenios_v1.tally import sized_record, tally_record
from moothall.ballots.belenios_v1.trustees import joint_key, read_trustees
from moothall.ballots.belenios_v1.verifying import require_box
from moothall.cli.ballot_box import BallotBox, create_box
from moothall.cli.main import main
from tests.ballots.elections import UUID, YES_NO, seeded
from tests.ballots.vectors import finished

GOOD = Path(__file__).parent / "elections_of_belenios"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table").mkdir()


def moothall(*words: str) -> int:
    return main(list(words))


def ceremony(group: str) -> None:
    assert moothall("trustee", "key", "table", "dora.key", "--name", "Dora", "--group", group) == 0
    for index in "123":
        options = ("--index", index, "--size", "3", "--threshold", "2", "--group", group)
        assert moothall("trustee", "certify", "table", f"{index}.key", *options) == 0
    for act in ("commit", "share"):
        for index in "123":
            assert moothall("trustee", act, "table", f"{index}.key") == 0
    assert moothall("trustee", "list", "table") == 0


def opened_box(box: Path) -> Opening:
    return require_box(lambda: box.open("rb"), map_=map, sort=sorted, progress=lambda *_: None)


def drawn(group: str) -> list[tuple[str, str]]:
    Path("voters.csv").write_text('Alice\nBob,3\n"O\'Hara, Carol"\n', encoding="utf-8")
    words = ("credentials", "voters.csv", "cards", "--uuid", UUID, "--group", group, "--slips")
    assert moothall(*words) == 0
    with Path("cards/credentials.csv").open(encoding="utf-8") as stream:
        return [(name, credential) for name, credential in csv.reader(stream)]


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_an_election_is_held_with_the_commands(
    group: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ceremony(group)
    voters, chosen = drawn(group), group_named(group)
    trustees = Path("table/trustees.json").read_bytes()
    terms = Terms(
        name="Held by command",
        description="",
        questions=(YES_NO,),
        uuid=UUID,
        administrator="Alice",
        credential_authority="Bob",
    )
    key = joint_key(chosen, read_trustees(chosen, trustees))
    raw = write_election(terms, group=chosen, public_key=key)
    box = Path(f"{UUID}.bel")
    credentials = Path("cards/public-credentials.json").read_bytes()
    create_box(
        box, election=raw, trustees=trustees, credentials=credentials, timestamp=1_795_000_000
    )
    election = read_election(raw)
    with BallotBox(box) as opened:
        for (_, credential), vote in zip(voters, ([1, 0, 0], [0, 1, 0], [1, 0, 0]), strict=True):
            secret = credential_secret(chosen, uuid=UUID, credential=credential)
            opened.cast(seal(election, secret=secret, vote=[vote], entropy=seeded(credential)))
        total = opened_box(box).total
        tally = tally_record(chosen, total.rows)
        opened.append(Kind.END_BALLOTS)
        opened.append(Kind.ENCRYPTED_TALLY, tally, sized_record(total, tally))
        for private in ("3.share", "dora.key", "1.share"):
            assert moothall("trustee", "decrypt", str(box), "table", private) == 0
        for owner in (1, 2, 4):
            parts = (f"table/decryption-{owner}.json", f"table/owned-{owner}.json")
            opened.append(Kind.PARTIAL_DECRYPTION, *(Path(part).read_bytes() for part in parts))
        opening = opened_box(box)
        factors = combined(chosen, opening.trustees, opening.by_owner)
        result = open_result(election, opening.rows, factors, weight=opening.total.weight)
        opened.append(Kind.RESULT, result_record(result))
    capsys.readouterr()
    assert moothall("verify", str(box), "--json", "--workers", "1") == 0
    assert json.loads(capsys.readouterr().out) == {
        "valid": True,
        "reason": None,
        "group": group,
        "ballots": 3,
        "counted": 3,
        "result": [[2, 3, 0]],
    }


def test_what_is_secret_can_be_read_by_its_owner_only() -> None:
    ceremony("Ed25519")
    drawn("Ed25519")
    names = ("dora.key", "1.key", "2.share", "cards/credentials.csv", "cards/slips.html")
    for name in names:
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600, name


def test_no_secret_lies_on_the_table() -> None:
    ceremony("Ed25519")
    secrets = [
        json.loads(Path(name).read_bytes())[field]
        for name, field in (
            ("dora.key", "secret"), ("1.key", "signing"), ("1.key", "receiving"),
            ("1.share", "secret"), ("2.share", "secret"),
        )
    ]  # fmt: skip
    table = b"".join(path.read_bytes() for path in Path("table").iterdir())
    assert not any(secret.encode() in table for secret in secrets)


def test_a_point_that_was_changed_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for index in "123":
        options = ("--index", index, "--size", "3", "--threshold", "2")
        moothall("trustee", "certify", "table", f"{index}.key", *options)
    for index in "123":
        moothall("trustee", "commit", "table", f"{index}.key")
    path = Path("table/points-2.json")
    points = json.loads(path.read_bytes())
    path.write_text(json.dumps(points[::-1]), encoding="utf-8")
    capsys.readouterr()
    assert moothall("trustee", "share", "table", "1.key") == 1
    assert capsys.readouterr().out == (
        "Does not hold. coefficients: a point cannot be opened: "
        "it was changed, or meant for somebody else\n"
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ("verify", "none.bel"),
            "none.bel: No such file or directory; give the path of a file .bel",
        ),
        (
            ("verify", "text"),
            "text: this is no ballot box: it does not begin with a record named BELENIOS",
        ),
        (("verify", "text", "--workers", "-1"), "--workers -1: at least one process is needed"),
        (("credentials", "none", "f", "--uuid", UUID), "none: No such file or directory"),
        (
            ("credentials", "text", "f", "--uuid", "x"),
            "--uuid x: an election's identifier has 14 to 64 characters of the Base58 alphabet",
        ),
        (
            ("credentials", "empty", "f", "--uuid", UUID),
            "empty: nobody is listed; write one voter a line",
        ),
        (("credentials", "twice", "f", "--uuid", UUID), "twice: voter 2: 'Alice' is listed twice"),
        (
            ("credentials", "weights", "f", "--uuid", UUID),
            "weights: line 1: the weight '0' is no whole number from 1 to 1000000000",
        ),
        (("credentials", "latin", "f", "--uuid", UUID), "latin: this is no CSV file in UTF-8"),
        (("credentials", "text", "table", "--uuid", UUID), "table: File exists; name a new folder"),
        (("trustee", "list", "table"), "table: no trustee has published a key here"),
        (("trustee", "list", "nowhere"), "nowhere: there is no such folder; make it first"),
        (
            ("trustee", "commit", "table", "text"),
            "text: this is not JSON; run: moothall trustee certify",
        ),
        (
            ("trustee", "commit", "table", "none"),
            "none: there is no such file; run: moothall trustee certify",
        ),
        (
            ("trustee", "key", "table", "text", "--name", "D"),
            "text: it is there already and may hold a secret; choose another path",
        ),
        (
            ("trustee", "decrypt", "text", "table", "x"),
            "text: this is no ballot box: it does not begin with a record named BELENIOS",
        ),
    ],
)
def test_what_cannot_be_read_gets_one_line(
    words: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, body in (
        ("text", b"Alice\n"), ("empty", b"\n"), ("twice", b"Alice\nAlice\n"),
        ("weights", b"Alice,0\n"), ("latin", b"Jos\xe9\n"),
    ):  # fmt: skip
        Path(name).write_bytes(body)
    assert moothall(*words) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"moothall: {complaint}\n")


def kept_box(folder: str) -> Path:
    """Lay out what a server keeps."""
    box = Path(folder, "public/box.bel")
    box.parent.mkdir(parents=True)
    box.write_bytes(b"")
    Path(folder, "ballot.toml").write_bytes(b"")
    return box


KEPT = (
    "a server keeps this ballot box. Who keeps the box and draws the credentials can vote for "
    "others: use another machine, or --not-independent, which the election's page shows"
)


@pytest.mark.parametrize("cards", ["cards", "server/cards", "under/it/cards", "server/public/it"])
def test_credentials_are_not_drawn_where_a_server_keeps_its_box_unless_it_is_said(
    cards: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("voters").write_text("Alice\n", encoding="utf-8")
    Path("under/it").mkdir(parents=True)
    box = kept_box("server").resolve()
    words = ("credentials", "voters", cards, "--uuid", UUID)
    assert moothall(*words) == 2
    assert capsys.readouterr().err == f"moothall: {box}: {KEPT}\n"
    assert not Path(cards).exists()
    assert moothall(*words, "--not-independent") == 0
    assert json.loads(Path(cards, "authority.json").read_bytes())["independent"] is False


def test_a_box_with_a_list_of_paper_voters_is_a_servers(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("voters", "box.bel", "box.struck-off"):
        Path(name).write_text("Alice\n", encoding="utf-8")
    assert moothall("credentials", "voters", "cards", "--uuid", UUID) == 2
    assert capsys.readouterr().err == f"moothall: {Path('box.bel').resolve()}: {KEPT}\n"


def test_credentials_are_drawn_beside_a_copy_of_a_box() -> None:
    for name in ("voters", "box.bel"):
        Path(name).write_text("Alice\n", encoding="utf-8")
    assert moothall("credentials", "voters", "cards", "--uuid", UUID) == 0


@pytest.mark.parametrize("words", [("pipe",), ("box.bel", "--earlier", "pipe")])
def test_a_pipe_is_refused_and_not_waited_for(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo("pipe")
    Path("box.bel").write_bytes(bytes(finished().box))
    assert moothall("verify", "--workers", "1", *words) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "moothall: pipe: this is not a regular file; "
        "copy the ballot box into a file and give its path"
    )


def test_a_damaged_box_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("box.bel").write_bytes(bytes(finished().box)[:-1])
    assert moothall("verify", "box.bel", "--json", "--workers", "1") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["valid"], told["result"]) == (False, None)
    assert told["reason"].startswith("box-truncated: the box ends within the record at byte ")


def test_an_earlier_copy_must_be_the_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    (box,) = (GOOD / "e5-v3-ed25519-ranked").glob("*.bel")
    shutil.copy(box, "box.bel")
    raw = Path("box.bel").read_bytes()
    Path("earlier.bel").write_bytes(raw[:50_000])
    Path("other.bel").write_bytes(raw[:50_000] + b"x")
    words = ("verify", "box.bel", "--workers", "1", "--earlier")
    assert moothall(*words, "earlier.bel") == 0
    assert moothall(*words, "other.bel") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Does not hold. not-an-extension: "
        "the earlier copy is not the beginning of this box: something was taken back"
    )
