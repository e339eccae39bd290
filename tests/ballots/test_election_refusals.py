"""What the election's commands refuse, each in one line that says what to do."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.ballots.held import TERMS, drafted, elsewhere, moothall, opened, opening, prepared


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.splitlines()[-1].removeprefix("moothall: ")


def test_it_does_not_open_where_the_credentials_were_drawn_on_this_machine(
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepared()
    Path("cards").rename("../cards-away")
    Path("cards").symlink_to("../cards-away")
    assert opening() == 2
    assert complaint(capsys) == (
        "cards/authority.json: the credentials were drawn on the server's own machine, which could "
        "vote for others: have them drawn on another, or draft the ballot with "
        "not-independent = true"
    )
    assert not Path("server/public").exists()


def test_no_command_serves_beside_private_credentials(capsys: pytest.CaptureFixture[str]) -> None:
    prepared()
    says = (
        "private credentials lie in or beside the server's folder: they belong on the authority's "
        "machine and nowhere else; move them there"
    )
    for act in (opening, lambda: moothall("election", "voted", "server")):
        assert act() == 2
        assert complaint(capsys).endswith(f"cards/credentials.csv: {says}")


def test_what_is_marked_not_independent_opens_and_says_so_everywhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ballot.toml").write_text("not-independent = true\n" + TERMS.format(group="Ed25519"))
    assert moothall("election", "draft", "server", "ballot.toml") == 0
    uuid = Path("server/ballot.toml").read_text(encoding="utf-8").split('"')[1]
    Path("voters.csv").write_text("Alice\n", encoding="utf-8")
    assert moothall("credentials", "voters.csv", "cards", "--uuid", uuid, "--not-independent") == 0
    Path("table").mkdir()
    assert moothall("trustee", "key", "table", "a.key", "--name", "Ann") == 0
    assert moothall("trustee", "list", "table") == 0
    assert opening() == 0
    capsys.readouterr()
    assert moothall("verify", f"server/public/{uuid}.bel", "--workers", "1") == 0
    assert capsys.readouterr().out.splitlines()[2] == (
        "The election is not independent: who keeps the ballot box also drew the credentials, "
        "and could vote for whoever did not."
    )
    for page in ("vote", "check"):
        assert "Bob (not independent)" in Path(f"server/public/{page}.html").read_text("utf-8")


def test_the_authoritys_file_must_be_of_this_list_and_this_election(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = prepared()
    elsewhere()
    path = Path("cards/authority.json")
    said = json.loads(path.read_bytes())
    for field in ("election", "credentials"):
        path.write_text(json.dumps({**said, field: "x"}), encoding="utf-8")
        assert opening() == 2
        assert complaint(capsys) == (
            "cards/authority.json: it was made for another election, "
            "or for another list of credentials"
        )
    path.write_text("[]", encoding="utf-8")
    assert opening() == 2
    assert complaint(capsys) == "cards/authority.json: this is no declaration of an authority"
    path.unlink()
    assert opening() == 2
    assert complaint(capsys) == (
        "cards/authority.json: there is no such file; "
        "the authority's command wrote it; copy both files"
    )
    assert not held.box.exists()


def test_a_list_of_credentials_that_does_not_hold_gets_no_box(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = prepared()
    elsewhere()
    path, said = Path("cards/public-credentials.json"), Path("cards/authority.json")
    listed = path.read_text(encoding="ascii")
    path.write_text(listed.replace('","', f'","{"00" * 31}02","', 1), encoding="ascii")
    declared = json.loads(said.read_bytes())
    declared["credentials"] = hashlib.sha256(path.read_bytes()).hexdigest()
    said.write_text(json.dumps(declared), encoding="utf-8")
    assert opening() == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Does not hold. not-in-group: public credential 00000000000000000000...: "
        "a point is not an element of the group"
    )
    assert not held.box.exists()


def test_a_box_is_opened_once_and_closed_once(capsys: pytest.CaptureFixture[str]) -> None:
    held = opened()
    before = held.box.read_bytes()
    assert opening() == 2
    assert complaint(capsys) == f"{held.box}: there is a ballot box already"
    assert held.box.read_bytes() == before
    Path("one.json").write_bytes(held.ballot(0, [[1, 0, 0]]))
    assert moothall("election", "close", "server") == 0
    assert moothall("election", "close", "server") == 2
    assert complaint(capsys) == f"{held.box}: voting has been closed already"
    assert moothall("election", "accept", "server", "one.json") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "one.json: refused: box-closed: voting has ended: the box takes no more ballots"
    )


def test_what_cannot_be_read_keeps_no_other_ballot_from_the_box(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened()
    Path("in/a.json").mkdir(parents=True)
    Path("in/b.json").symlink_to("nowhere")
    Path("in/c.json").write_bytes(b"[" * 100_000)
    with Path("in/d.json").open("wb") as stream:
        stream.truncate((1 << 24) + 3)
    Path("in/e.json").write_bytes(held.ballot(0, [[1, 0, 0]]))
    capsys.readouterr()
    assert moothall("election", "accept", "server", "in") == 1
    unread = "refused: it cannot be read, or is larger than any ballot"
    *refused, accepted = capsys.readouterr().out.splitlines()
    assert refused == [
        f"in/a.json: {unread}",
        f"in/b.json: {unread}",
        "in/c.json: refused: not-json: the JSON is nested too deeply",
        f"in/d.json: {unread}",
    ]
    assert accepted.startswith("in/e.json: accepted: ")
    assert moothall("election", "strike-off", "server", "\udcff") == 1


def test_a_result_needs_every_mandatory_trustee(capsys: pytest.CaptureFixture[str]) -> None:
    held = opened()
    assert moothall("election", "close", "server") == 0
    assert moothall("election", "result", "server") == 2
    assert complaint(capsys) == (
        f"{held.box}: there are no partial decryptions yet; run: moothall election collect"
    )
    assert moothall("trustee", "decrypt", str(held.box), "table", "ann.key") == 0
    assert moothall("election", "collect", "server", "table") == 0
    assert moothall("election", "result", "server") == 1
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith("Does not hold. decryption-missing: 1 more of the trustees from number ")
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("name", "nom"), "the ballot has no field 'nom'; its fields are name, "),
        (('name = "Held by command"', ""), 'the ballot: name: write a text, name = "..."'),
        (('group = "Ed25519"', 'group = "X"'), "group: 'X' is none of "),
        (("[[question]]", "[[question]"), "this is no TOML: "),
        (("asks", "min = -1\nasks"), "question 1: min: write a whole number from 0"),
        (("asks", "max = 4\nasks"), "question: 'Adopt?': min and max do not fit"),
        (("asks", "blank = 1\nasks"), "question 1: blank: write true, or leave it out"),
        (("asks", "ranked = true\nmin = 1\nasks"), "question 1, which is ranked, has no field "),
        (('"Yes", "No"', '"No", "No"'), "question 1: answers: the same answer is there twice"),
        (('"Yes"', '"Y\\u202es"'), "question 1: answers: hidden signs and line ends are not"),
        (("[[question]]", "[question]"), "question: write at least one, under [[question]]"),
        (("name", 'uuid = "x"\nname'), "uuid: leave it out; the identifier is drawn by: "),
    ],
)
def test_terms_that_are_not_understood_are_refused(
    change: tuple[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TERMS.format(group="Ed25519").replace(*change, 1)
    Path("ballot.toml").write_text(text, encoding="utf-8")
    assert moothall("election", "draft", "server", "ballot.toml") == 2
    assert complaint(capsys).startswith(f"ballot.toml: {says}")
    assert not Path("server").exists()


def test_a_folder_is_drafted_once(capsys: pytest.CaptureFixture[str]) -> None:
    drafted()
    assert moothall("election", "draft", "server", "ballot.toml") == 2
    assert complaint(capsys) == "server: File exists; name a new folder"
    assert moothall("election", "voted", "elsewhere") == 2
    assert complaint(capsys) == (
        "elsewhere: this is no folder of an election; run: moothall election draft"
    )
