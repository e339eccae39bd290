from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.ballots.browser import HOST, saved
from tests.ballots.elections import verdict_on

pytestmark = pytest.mark.browser


def test_the_finished_ballot_verifies_and_its_page_tells_the_result(
    sample: Page, tmp_path: Path
) -> None:
    sample.goto(f"{HOST}/index.html")
    verdict = verdict_on((tmp_path / "finished" / "ballots.bel").read_bytes())
    assert verdict.is_valid
    assert verdict.result == [[14, 8, 3], [3, 9, 14, 8, 13]]
    counts = sample.locator("td").all_inner_texts()
    assert counts == ["14", "8", "3", "9", "14", "8", "13", "3"]  # the blank votes last


def test_a_tracker_of_the_finished_ballot_is_found(sample: Page) -> None:
    sample.goto(f"{HOST}/index.html")
    tracker = sample.locator("p code").last.inner_text()
    sample.click("text=look for it")
    sample.fill("#tracker", tracker)
    sample.click("button")
    sample.wait_for_selector("#answer p")
    assert sample.inner_text("#answer").startswith(
        "Your ballot is in the box of “A finished ballot”"
    )


def test_a_visitor_votes_twice_and_sees_which_ballot_counts(sample: Page) -> None:
    sample.goto(f"{HOST}/index.html")
    credential = sample.locator("li code").first.inner_text()
    trackers = []
    for choice in ("Yes", "No"):
        sample.goto(f"{HOST}/open/vote.html")
        sample.get_by_label(choice, exact=True).check()
        sample.get_by_label("Ada", exact=True).check()
        sample.fill("#credential", credential)
        sample.click("text=Encrypt my vote")
        sample.click("text=Put it into the ballot box")
        sample.wait_for_selector("#receipt:not([hidden])")
        trackers.append(sample.inner_text("#receipt-tracker"))
    verdict = verdict_on(saved(sample, "#save-box").read_bytes())
    assert (verdict.reason, verdict.ballots, verdict.counted) == (None, 2, 1)
    sample.goto(f"{HOST}/open/check.html")
    for tracker, says in zip(
        trackers, ("a later one with the same credential counts instead", "It counts."), strict=True
    ):
        sample.fill("#tracker", tracker)
        sample.click("button")
        sample.wait_for_function("text => document.body.innerText.includes(text)", arg=says)
