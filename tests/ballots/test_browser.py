import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from moothall.ballots.belenios_v1.box import Kind
from moothall.ballots.belenios_v1.hashing import fingerprint
from moothall.ballots.errors import DoesNotHoldError
from moothall.cli.ballot_box import BallotBox
from moothall.cli.ballot_pages import Setting, write_pages
from tests.ballots.belenios_tool import judged, require_tool
from tests.ballots.browser import HOST, saved, served
from tests.ballots.elections import APPROVAL, BLANK, RANKED, YES_NO, Society, society, verdict_on

pytestmark = pytest.mark.browser


def given(made: Society, folder: Path, *, accept: str | None = None, notice: str = "") -> None:
    setting = Setting(
        election=made.election.raw,
        box=bytes(made.box),
        box_name="box.bel",
        notice=notice,
        accept=accept,
    )
    write_pages(folder, setting)
    (folder / "box.bel").write_bytes(made.box)


def fill_in(page: Page, made: Society, choices: tuple[str, ...], voter: int = 0) -> None:
    for choice in choices:
        page.get_by_label(choice, exact=True).first.check()
    page.fill("#credential", made.credentials[voter])
    page.click("text=Encrypt my vote")


def tracker_of(page: Page) -> str:
    page.click("text=Put it into the ballot box")
    page.wait_for_selector("#receipt:not([hidden])")
    return page.inner_text("#receipt-tracker")


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_a_visitor_votes_keeps_the_tracker_and_finds_it_on_another_page(
    page: Page, tmp_path: Path, group: str
) -> None:
    made = society(YES_NO, group=group)
    given(made, tmp_path)
    served(page, tmp_path)
    page.goto(f"{HOST}/vote.html")
    fill_in(page, made, ("No",))
    assert page.locator("#chosen > *").all_inner_texts() == ["Adopt?", "No"]
    tracker = tracker_of(page)
    assert saved(page, "#save-tracker").read_text() == f"{tracker}\n"
    box = saved(page, "#save-box").read_bytes()
    page.click("#receipt a[href='check.html']")
    page.fill("#tracker", tracker)
    page.click("button")
    page.wait_for_selector("#answer p")
    assert page.inner_text("#answer").split("\n")[0] == (
        "Your ballot is in the box of “Test”: number 1 of 1. It counts."
    )
    verdict = verdict_on(box)
    assert (verdict.reason, verdict.ballots) == (None, 1)
    assert box.startswith(bytes(made.box))
    if group == "BELENIOS-2048":
        require_tool()
        assert judged(box, made.election.uuid, tmp_path) == "I: all checks passed"


def test_every_kind_of_question_is_sealed_as_the_verifier_asks(page: Page, tmp_path: Path) -> None:
    made = society(YES_NO, APPROVAL, BLANK, RANKED, voters=2)
    given(made, tmp_path)
    served(page, tmp_path)
    for voter, choices in enumerate((("Yes", "Ash", "Birch", "A blank vote"), ("Abstain", "Bob"))):
        page.goto(f"{HOST}/vote.html")
        page.select_option("#choice-3-1", "1")
        page.select_option("#choice-3-0", "2")
        fill_in(page, made, choices, voter)
        tracker_of(page)
    made.box[:] = saved(page, "#save-box").read_bytes()
    made.head = made.head.__class__(
        timestamp=made.head.timestamp,
        height=len(made.entries()) - 1,
        digest=made.entries()[-1].digest,
        kind=Kind.BALLOT,
    )
    made.close()
    made.shuffle(1)
    made.end_shuffles()
    made.decrypt(1)
    result = made.announce()
    assert result == [[1, 0, 1], [1, 1], [1, 0, 1], [[2, 1, 0], [2, 1, 0]]]
    assert made.verdict().is_valid


def test_the_server_takes_the_ballot_and_answers_with_its_tracker(
    page: Page, tmp_path: Path
) -> None:
    made = society(YES_NO)
    given(made, tmp_path, accept="/ballots")
    served(page, tmp_path)
    with BallotBox(tmp_path / "box.bel") as box:

        def answer(route: Route) -> None:
            try:
                told = {"tracker": box.cast(route.request.post_data_buffer or b"")}
                route.fulfill(json=told)
            except DoesNotHoldError as refused:
                route.fulfill(status=422, json={"reason": refused.says})

        page.route(f"{HOST}/ballots", answer)
        page.goto(f"{HOST}/vote.html")
        fill_in(page, made, ("Yes",))
        tracker = tracker_of(page)
        assert fingerprint(made_ballots(tmp_path)[0]) == tracker
        made.credentials = society(YES_NO, seed="stranger").credentials
        page.goto(f"{HOST}/vote.html")
        fill_in(page, made, ("Yes",))
        page.click("text=Put it into the ballot box")
        page.wait_for_selector("#problems p")
        assert page.inner_text("#problems") == (
            "Your ballot is not in the box: its credential is not on the roll. You can try again."
        )


def made_ballots(folder: Path) -> list[bytes]:
    made = society(YES_NO)
    made.box[:] = (folder / "box.bel").read_bytes()
    return made.ballots()


def test_what_is_not_permitted_is_said_in_words(page: Page, tmp_path: Path) -> None:
    made = society(YES_NO, BLANK)
    given(made, tmp_path, notice="This election is not independent.")
    served(page, tmp_path)
    page.goto(f"{HOST}/vote.html")
    assert page.inner_text("#notice") == "This election is not independent."
    made.credentials[0] = "XXXXX"
    fill_in(page, made, ("Alice", "A blank vote"))
    assert page.inner_text("#problems").split("\n\n") == [
        "“Adopt?”: Choose exactly 1; you have chosen 0.",
        "“Whom?”: Choose answers or a blank vote, not both.",
        "This is not a voting credential: a character is missing or wrong.",
    ]
    assert page.evaluate("document.activeElement.id") == "problems"


def test_the_check_works_from_saved_files_without_a_network(page: Page, tmp_path: Path) -> None:
    made = society(YES_NO, voters=2)
    mine = made.cast(0, [[1, 0, 0]])
    made.cast(1, [[0, 1, 0]])
    given(society(YES_NO, voters=2), tmp_path)
    old = tmp_path / "old.bel"
    old.write_bytes(made.box)
    made.cast(0, [[0, 1, 0]])
    new = tmp_path / "new.bel"
    new.write_bytes(made.box)
    page.context.set_offline(offline=True)
    page.goto((tmp_path / "check.html").as_uri())
    page.fill("#tracker", fingerprint(mine))
    expected = (
        (old, "Your ballot is in the box of “Test”: number 1 of 2. It counts."),
        (
            new,
            "but a later one with the same credential counts instead.",
        ),
    )
    for box, sentence in expected:
        page.set_input_files("#box", box)
        page.click("button")
        page.wait_for_function("text => document.body.innerText.includes(text)", arg=sentence)
    assert fingerprint(made.ballots()[-1]) in page.inner_text("#answer")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda box: box[:-512], "this file is no ballot box, or it is cut off"),
        (lambda box: box[:-1024], "the ballot box is cut off"),
        (lambda box: b"hello", "this file is no ballot box, or it is cut off"),
        (
            lambda box: box.replace(b'"alpha"', b'"alphA"'),
            "the ballot box was changed: a record does not fit its digest",
        ),
    ],
)
def test_the_check_refuses_a_damaged_box(
    page: Page, tmp_path: Path, damage: object, says: str
) -> None:
    made = society(YES_NO)
    ballot = made.cast(0, [[1, 0, 0]])
    given(made, tmp_path)
    assert callable(damage)
    (tmp_path / "damaged.bel").write_bytes(damage(bytes(made.box)))
    page.goto((tmp_path / "check.html").as_uri())
    page.fill("#tracker", fingerprint(ballot))
    page.set_input_files("#box", tmp_path / "damaged.bel")
    page.click("button")
    page.wait_for_selector("#answer p")
    assert page.inner_text("#answer") == says


def test_a_text_of_the_election_cannot_become_a_program(page: Page, tmp_path: Path) -> None:
    hostile = "</script><script>document.title='taken'</script><b>"
    made = society(YES_NO.__class__(
        question=hostile, answers=(hostile, "No"), minimum=1, maximum=1, has_blank=False
    ))  # fmt: skip
    given(made, tmp_path, notice=hostile)
    served(page, tmp_path)
    page.goto(f"{HOST}/vote.html")
    page.wait_for_selector("#ballot:not([hidden])")
    assert page.title() == "Vote: Test"
    assert page.inner_text("legend") == hostile
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), "
                  "{textContent: 'document.title = 1'}))")  # fmt: skip
    assert page.title() == "Vote: Test"


def test_the_manifest_names_the_scripts_that_the_pages_insist_on(page: Page) -> None:
    folder = Path(__file__).parents[2] / "src" / "moothall" / "frontend"
    manifest = json.loads((folder / "manifest.json").read_text())
    assert set(manifest) == {"vote", "check", "trustee"}
    for name, digests in manifest.items():
        html = (folder / f"{name}.html").read_text()
        assert f"script-src '{digests['script']}'" in html
