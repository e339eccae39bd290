"""The trustee's page and the command hold one ceremony together, and open one result."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

import moothall
from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.groups import group_named
from moothall.ballots.belenios_v1.trustees import read_trustees
from moothall.cli.main import main
from tests.ballots.browser import saved
from tests.ballots.damages.script import script_of, with_record, written
from tests.ballots.elections import BLANK, YES_NO, Society, society

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _folder(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table").mkdir()
    page.goto((Path(moothall.__file__).parent / "frontend" / "trustee.html").as_uri())


def keep(page: Page, link: str, name: str) -> Path:
    path = Path(name)
    path.write_bytes(saved(page, link).read_bytes())
    return path


def submit(page: Page, form: str, files: int = 2) -> None:
    page.click(f"#{form} button")
    page.wait_for_function(
        "count => document.querySelectorAll('#files li').length === count", arg=files
    )


def test_a_mandatory_key_from_the_page_is_one_for_the_command(page: Page) -> None:
    page.fill("#trustee-name", "Dora")
    submit(page, "make")
    keep(page, "#files li:nth-child(1) a", "dora.key")
    keep(page, "#files li:nth-child(2) a", "table/trustee-dora.json")
    assert main(["trustee", "list", "table"]) == 0
    assert json.loads(Path("table/trustees.json").read_bytes())[0][1]["name"] == "Dora"


@pytest.mark.parametrize("name", ["", "  ", "Ann\u202eneB", "Ann\u00a0Ben", "Ann\x1bBen"])
def test_the_page_asks_for_a_name_that_can_be_read(page: Page, name: str) -> None:
    page.fill("#trustee-name", name)
    page.click("#make button")
    page.wait_for_selector("#answer.problem")
    says = "Write your name, in one line and without hidden signs."
    assert page.text_content("#answer") == says
    assert page.locator("#files li").count() == 0


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_some_hold_the_ceremony_on_the_page_and_some_by_command(page: Page, group: str) -> None:
    options = ("--size", "3", "--threshold", "2", "--group", group)
    page.fill("#index", "2")
    page.select_option("#ceremony-group", group)
    submit(page, "certify")
    private = keep(page, "#files li:nth-child(1) a", "2.key")
    keep(page, "#files li:nth-child(2) a", "table/certificate-2.json")
    for index in "13":
        words = ("certify", "table", f"{index}.key", "--index", index)
        assert main(["trustee", *words, *options]) == 0
    for index in "13":
        assert main(["trustee", "commit", "table", f"{index}.key"]) == 0
    page.set_input_files("#commit-private", private)
    page.set_input_files("#commit-certificates", sorted(Path("table").glob("certificate-*")))
    submit(page, "commit")
    keep(page, "#files li:nth-child(1) a", "table/commitment-2.json")
    keep(page, "#files li:nth-child(2) a", "table/points-2.json")
    for index in "13":
        assert main(["trustee", "share", "table", f"{index}.key"]) == 0
    page.set_input_files("#share-private", private)
    for kind in ("certificate", "commitment", "points"):
        name = kind if kind == "points" else f"{kind}s"
        page.set_input_files(f"#share-{name}", sorted(Path("table").glob(f"{kind}-*")))
    submit(page, "share")
    keep(page, "#files li:nth-child(1) a", "2.share")
    keep(page, "#files li:nth-child(2) a", "table/closing-2.json")
    assert main(["trustee", "list", "table"]) == 0
    raw = Path("table/trustees.json").read_bytes()
    (found,) = read_trustees(group_named(group), raw)
    secrets = [json.loads(Path(f"{index}.share").read_bytes())["secret"] for index in "123"]
    assert [group_named(group).g.power(int(secret)) for secret in secrets] == list(found.keys)


def closed(group: str = "Ed25519") -> Society:
    made = society(YES_NO, BLANK, group=group, weights=(1, 4), threshold=(2, 3))
    made.cast(0, [[1, 0, 0], [0, 1, 1]])
    made.cast(1, [[0, 1, 0], [1, 0, 0]])
    made.cast(0, [[0, 0, 1], [0, 0, 1]])
    made.close()
    return made


def choose(page: Page, made: Society, owner: int, box: bytes) -> None:
    secret = {"group": made.group.name, "secret": str(made.secrets[owner - 1])}
    Path("own.key").write_text(json.dumps(secret), encoding="utf-8")
    Path("box.bel").write_bytes(box)
    page.set_input_files("#private", "own.key")
    page.set_input_files("#box", "box.bel")


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_the_page_checks_the_box_and_decrypts_in_part(page: Page, group: str) -> None:
    made = closed(group)
    for owner in (1, 2, 4):
        choose(page, made, owner, bytes(made.box))
        submit(page, "decrypt")
        assert page.inner_text("#answer") == (
            f"Every ballot holds, 2 count, and the tally is theirs. You are trustee number {owner}."
        )
        records = [saved(page, f"#files li:nth-child({i}) a").read_bytes() for i in (1, 2)]
        made.append(Kind.PARTIAL_DECRYPTION, *records)
    assert made.announce() == [[0, 4, 1], [4, 0, 1]]
    assert made.verdict().is_valid


def test_the_page_decrypts_nothing_that_does_not_hold(page: Page) -> None:
    made = closed()
    script = script_of(made)
    twisted = made.ballots()[1].replace(b'"alpha":"', b'"alpha":"0', 1)
    other = society(YES_NO, BLANK, weights=(1, 4), threshold=(2, 3))
    other.append(Kind.BALLOT, made.ballots()[0])
    other.close()
    stolen = [*script[:1], *script[1:5], *script_of(other)[-1:]]
    open_box = written(script[:4])
    for box, says in (
        (written(with_record(script, Kind.BALLOT, 0, twisted, nth=1)), "ballot 2 does not hold: "),
        (written(stolen), "the tally in the box is not what its ballots give"),
        (open_box, "the box is still open: there is no tally to decrypt yet"),
    ):
        choose(page, made, 1, box)
        page.click("#decrypt button")
        page.wait_for_selector("#answer.problem p")
        assert page.inner_text("#answer").startswith(says)
        assert page.locator("#files li").count() == 0
