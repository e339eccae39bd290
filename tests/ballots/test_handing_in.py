"""The voter's page of an election whose ballots are handed in as files; and the mark on pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from moothall.ballots.belenios_v1.election import Terms, read_election, write_election
from tests.ballots.browser import BUNDLE, HOST, saved, served
from tests.ballots.elections import UUID, YES_NO, society, verdict_on
from tests.ballots.held import Held, moothall, opened

pytestmark = pytest.mark.browser


def test_a_ballot_is_saved_handed_in_accepted_and_found(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    held: Held = opened()
    served(page, tmp_path / "server" / "public")
    page.goto(f"{HOST}/vote.html")
    page.get_by_label("No", exact=True).check()
    credential = Path("cards/credentials.csv").read_text(encoding="utf-8").split()[0].split(",")[1]
    page.fill("#credential", credential)
    page.click("text=Encrypt my vote")
    page.click("text=Finish: save it to hand it in")
    assert page.inner_text("#receipt-title") == "Your ballot is ready to be handed in"
    assert "It is not in the ballot box yet." in page.inner_text("#by-hand")
    tracker = page.inner_text("#receipt-tracker")
    ballot = saved(page, "#save-ballot")
    assert moothall("election", "accept", "server", str(ballot)) == 0
    assert verdict_on(held.box.read_bytes()).ballots == 1
    page.goto(f"{HOST}/check.html")
    page.fill("#tracker", tracker)
    page.click("button")
    page.wait_for_selector("#answer p")
    assert page.inner_text("#answer p") == "Choose the ballot box, a file ending in .bel."
    assert page.get_attribute("#source a", "href") == held.box.name
    page.set_input_files("#box", held.box)
    page.click("button")
    page.get_by_text("number 1 of 1. It counts.").wait_for()


def test_the_mark_shows_on_the_check_page_from_the_box_alone(page: Page, tmp_path: Path) -> None:
    made = society(YES_NO)
    terms = Terms(
        name="Marked",
        description="",
        questions=(YES_NO,),
        uuid=UUID,
        administrator="Alice",
        credential_authority="Bob",
        is_independent=False,
    )
    raw = write_election(terms, group=made.group, public_key=made.election.public_key)
    marked = replace(made, election=read_election(raw), box=bytearray(), head=society().head)
    marked.head = replace(marked.head, height=-1, digest=None, kind=None)
    marked.set_up()
    assert not marked.verdict().is_independent
    (tmp_path / "marked.bel").write_bytes(marked.box)
    bundled = BUNDLE.parent / "check.html"
    page.goto(bundled.as_uri())
    assert page.is_hidden("#notice")
    page.set_input_files("#box", tmp_path / "marked.bel")
    page.fill("#tracker", "A" * 43)
    page.click("button")
    page.wait_for_selector("#notice p")
    assert page.inner_text("#notice") == (
        "Not independent: whoever keeps the ballot box of this election also made the voting "
        "credentials, and could vote for members who do not vote themselves."
    )
