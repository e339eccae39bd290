from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from moothall.cli.sample_ballot import write_sample_ballot
from tests.ballots.browser import HOST, opened_browser, require_browser, saved, served
from tests.ballots.elections import TIMESTAMP, seeded, verdict_on

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    require_browser()
    write_sample_ballot(tmp_path, entropy=seeded("sample"), timestamp=TIMESTAMP)
    with opened_browser() as opened:
        served(opened, tmp_path)
        opened.goto(f"{HOST}/index.html")
        yield opened


def test_the_finished_ballot_verifies_and_its_page_tells_the_result(
    page: Page, tmp_path: Path
) -> None:
    verdict = verdict_on((tmp_path / "finished" / "ballots.bel").read_bytes())
    assert verdict.is_valid
    assert verdict.result == [[14, 8, 3], [3, 9, 14, 8, 13]]
    counts = page.locator("td").all_inner_texts()
    assert counts == ["14", "8", "3", "3", "9", "14", "8", "13"]


def test_a_tracker_of_the_finished_ballot_is_found(page: Page) -> None:
    tracker = page.locator("p code").last.inner_text()
    page.click("text=look for it")
    page.fill("#tracker", tracker)
    page.click("button")
    page.wait_for_selector("#answer p")
    assert page.inner_text("#answer").startswith("Your ballot is in the box of “A finished ballot”")


def test_a_visitor_votes_twice_and_sees_which_ballot_counts(page: Page) -> None:
    credential = page.locator("li code").first.inner_text()
    trackers = []
    for choice in ("Yes", "No"):
        page.goto(f"{HOST}/open/vote.html")
        page.get_by_label(choice, exact=True).check()
        page.get_by_label("Ada", exact=True).check()
        page.fill("#credential", credential)
        page.click("text=Encrypt my vote")
        page.click("text=Put it into the ballot box")
        page.wait_for_selector("#receipt:not([hidden])")
        trackers.append(page.inner_text("#receipt-tracker"))
    verdict = verdict_on(saved(page, "#save-box").read_bytes())
    assert (verdict.reason, verdict.ballots, verdict.counted) == (None, 2, 1)
    page.goto(f"{HOST}/open/check.html")
    for tracker, says in zip(
        trackers, ("a later one with the same credential counts instead", "It counts."), strict=True
    ):
        page.fill("#tracker", tracker)
        page.click("button")
        page.wait_for_function("text => document.body.innerText.includes(text)", arg=says)
