"""What the trustees' command refuses of files that others published, or that were mixed up."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ballots.held import moothall, opened

Change = Callable[[], object]
ROUNDS = ("--size", "3", "--threshold", "2")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.splitlines()[-1].removeprefix("moothall: ")


@pytest.fixture
def _table() -> None:
    Path("table").mkdir()


def certified() -> None:
    for index in "123":
        words = ("table", f"{index}.key", "--index", index, *ROUNDS)
        assert moothall("trustee", "certify", *words) == 0


def committed() -> None:
    certified()
    for index in "123":
        assert moothall("trustee", "commit", "table", f"{index}.key") == 0


def shorten() -> None:
    path = Path("table/points-2.json")
    path.write_text(json.dumps(json.loads(path.read_bytes())[:2]), encoding="utf-8")


def mix_up() -> None:
    Path("1.key").write_text('{"group":"Ed25519","secret":"1"}', encoding="utf-8")


def put_a_folder_there() -> None:
    Path("1.key").unlink()
    Path("1.key").mkdir()


@pytest.mark.usefixtures("_table")
@pytest.mark.parametrize(
    ("reach", "change", "act", "says"),
    [
        (
            certified,
            lambda: Path("table/certificate-2.json").unlink(),
            "commit",
            "table/certificate-2.json: there is no such file; trustee 2 must certify first",
        ),
        (
            committed,
            lambda: Path("table/points-3.json").unlink(),
            "share",
            "table/points-3.json: there is no such file; trustee 3 must commit first",
        ),
        (
            committed,
            shorten,
            "share",
            "table/points-2.json: it has no point for each trustee",
        ),
        (
            certified,
            mix_up,
            "commit",
            "1.key: this is no private file of a key ceremony; give the one that certify wrote",
        ),
        (
            certified,
            put_a_folder_there,
            "commit",
            "1.key: this is a folder and no file",
        ),
    ],
)
def test_a_round_waits_for_whole_files_of_everybody(
    reach: Change, change: Change, act: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reach()
    change()
    assert moothall("trustee", act, "table", "1.key") == 2
    assert complaint(capsys) == says


@pytest.mark.usefixtures("_table")
@pytest.mark.parametrize(
    "options",
    [
        ("--index", "4", "--size", "3", "--threshold", "2"),
        ("--index", "0", "--size", "3", "--threshold", "2"),
        ("--index", "1", "--size", "3", "--threshold", "3"),
        ("--index", "1", "--size", "3", "--threshold", "0"),
        ("--index", "1", "--size", "100", "--threshold", "2"),
    ],
)
def test_a_group_needs_fewer_than_all_and_a_place_for_each(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert moothall("trustee", "certify", "table", "1.key", *options) == 2
    assert complaint(capsys) == (
        "a group needs 1 <= threshold < size <= 99 and 1 <= index <= size; "
        "where all are needed, make a mandatory key for each"
    )
    assert not Path("1.key").exists()


@pytest.mark.usefixtures("_table")
@pytest.mark.parametrize("name", ["", " ", "Ann\x1b[2J", "Ann\nBen", "Ann\u202e"])
def test_a_trustee_has_a_name_that_can_be_read(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert moothall("trustee", "key", "table", "a.key", "--name", name) == 2
    assert complaint(capsys) == (
        f"--name {name!r}: write a name, in one line and without hidden signs"
    )
    assert not Path("a.key").exists()


def published() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path("table").iterdir()}


@pytest.mark.usefixtures("_table")
@pytest.mark.parametrize("lost", ["commitment-1.json", "points-1.json", "closing-1.json"])
def test_a_round_that_was_stopped_is_run_again_and_publishes_the_same(lost: str) -> None:
    committed()
    for index in "123":
        assert moothall("trustee", "share", "table", f"{index}.key") == 0
    before = published()
    Path("table", lost).unlink()
    act = "share" if lost.startswith("closing") else "commit"
    assert moothall("trustee", act, "table", "1.key") == 0
    assert published() == before
    assert moothall("trustee", "list", "table") == 0


@pytest.mark.usefixtures("_table")
def test_points_for_somebody_who_certified_anew_are_made_anew(
    capsys: pytest.CaptureFixture[str],
) -> None:
    committed()
    Path("table/certificate-2.json").unlink()
    words = ("table", "new.key", "--index", "2", *ROUNDS)
    assert moothall("trustee", "certify", *words) == 0
    assert moothall("trustee", "commit", "table", "1.key") == 2
    assert complaint(capsys) == (
        "table/commitment-1.json: another version was published already; if nobody has used it "
        "yet, remove it"
    )


def test_a_decryption_that_was_stopped_is_run_again_and_publishes_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened()
    assert moothall("election", "close", "server") == 0
    words = ("trustee", "decrypt", str(held.box), "table", "ann.key")
    assert moothall(*words) == 0
    before = published()
    (owned,) = Path("table").glob("owned-*.json")  # her number goes by her key
    owned.unlink()
    assert moothall(*words) == 0
    assert published() == before
    (decryption,) = Path("table").glob("decryption-*.json")
    decryption.write_text('{"decryption_factors":[]}', encoding="utf-8")
    assert moothall(*words) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("Does not hold. fields: ")


@pytest.mark.usefixtures("_table")
def test_nothing_is_published_twice_with_other_contents(
    capsys: pytest.CaptureFixture[str],
) -> None:
    certified()
    assert moothall("trustee", "certify", "table", "new.key", "--index", "1", *ROUNDS) == 2
    assert complaint(capsys) == (
        "table/certificate-1.json: another version was published already; if nobody has used it "
        "yet, remove it"
    )


@pytest.mark.usefixtures("_table")
def test_a_key_that_cannot_be_written_is_not_published(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert moothall("trustee", "key", "table", "nowhere/a.key", "--name", "Ann") == 2
    assert complaint(capsys) == "nowhere/a.key: No such file or directory"
    assert list(Path("table").iterdir()) == []


@pytest.mark.usefixtures("_table")
def test_trustees_are_listed_only_where_a_key_holds_in_some_group(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert moothall("trustee", "key", "table", "a.key", "--name", "Ann") == 0
    (path,) = Path("table").glob("trustee-*.json")
    path.write_text(path.read_text("ascii").replace('"response":"', '"response":"1'), "ascii")
    assert moothall("trustee", "list", "table") == 2
    assert complaint(capsys) == "table: the first trustee's key does not hold in any group"


def test_nothing_is_decrypted_or_shuffled_out_of_turn_or_by_a_stranger(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = opened()
    box = str(held.box)
    assert moothall("trustee", "decrypt", box, "table", "ann.key") == 2
    assert complaint(capsys) == f"{box}: the box is open; there is no tally to decrypt yet"
    assert moothall("trustee", "shuffle", box, "table", "--owner", "1") == 2
    assert complaint(capsys) == f"{box}: no question is ranked; there is nothing to shuffle"
    assert moothall("election", "close", "server") == 0
    assert moothall("trustee", "key", "table", "x.key", "--name", "Xenia") == 0
    assert moothall("trustee", "decrypt", box, "table", "x.key") == 2
    assert complaint(capsys) == "x.key: this key is no trustee's of this election"
    Path("y.key").write_text("{}", encoding="utf-8")
    assert moothall("trustee", "decrypt", box, "table", "y.key") == 2
    assert complaint(capsys) == (
        "y.key: this is no key for the group Ed25519; give the file that key or share wrote"
    )


@pytest.mark.usefixtures("_table")
def test_a_name_that_is_no_text_gets_no_half_made_key(capsys: pytest.CaptureFixture[str]) -> None:
    name = b"caf\xe9".decode(errors="surrogateescape")
    assert moothall("trustee", "key", "table", "a.key", "--name", name) == 2
    assert complaint(capsys) == (
        "--name caf\\udce9: this is not UTF-8; write it in a terminal that is"
    )
    assert not Path("a.key").exists()
