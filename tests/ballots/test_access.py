"""Every page of the ballots, in each of its states, by axe in a real browser; and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from moothall.cli.sample_ballot import write_sample_ballot
from tests.ballots.browser import HOST, opened_browser, require_browser, served
from tests.ballots.elections import TIMESTAMP, seeded

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    require_browser()
    write_sample_ballot(tmp_path, entropy=seeded("sample"), timestamp=TIMESTAMP)
    with opened_browser() as opened:
        served(opened, tmp_path)
        yield opened


def violations(page: Page) -> list[str]:
    found = Axe().run(page)
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]


@pytest.mark.parametrize(
    "address",
    ["index.html", "open/vote.html", "open/check.html", "open/trustee.html", "finished/check.html"],
)
def test_axe_finds_nothing_on_a_page_as_it_opens(page: Page, address: str) -> None:
    page.goto(f"{HOST}/{address}")
    assert violations(page) == []


def test_a_member_votes_and_checks_by_keyboard_alone_and_axe_finds_nothing(page: Page) -> None:
    page.goto(f"{HOST}/index.html")
    credential = page.locator("li code").first.inner_text()
    page.goto(f"{HOST}/open/vote.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    assert page.inner_text("#problems") == (
        "This is not a voting credential: a character is missing or wrong."
    )
    assert violations(page) == []
    page.focus("#credential")
    page.keyboard.press("Control+A")
    page.keyboard.type(credential)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "review-title"
    assert page.locator("#chosen li").all_inner_texts() == [
        "Shall the branch affiliate to the federation? Yes",
        "Whom do you elect to the committee? (two seats) Ada",
    ]
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#receipt:not([hidden])")
    assert page.evaluate("document.activeElement.id") == "receipt-title"
    assert violations(page) == []
    tracker = page.inner_text("#receipt-tracker")
    page.goto(f"{HOST}/open/check.html")
    page.focus("#tracker")
    page.keyboard.type(tracker)
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer p")
    assert page.evaluate("document.activeElement.id") == "answer"
    assert violations(page) == []
