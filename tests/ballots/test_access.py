"""Every page of the ballots, in each of its states, by axe in a real browser; and by keyboard."""

import pytest
from playwright.sync_api import Page

from tests.ballots.browser import HOST
from tests.barriers import found_by_axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "address",
    ["index.html", "open/vote.html", "open/check.html", "open/trustee.html", "finished/check.html"],
)
def test_axe_finds_nothing_on_a_page_as_it_opens(sample: Page, address: str) -> None:
    sample.goto(f"{HOST}/{address}")
    assert found_by_axe(sample) == []


def test_a_member_votes_and_checks_by_keyboard_alone_and_axe_finds_nothing(sample: Page) -> None:
    sample.goto(f"{HOST}/index.html")
    credential = sample.locator("li code").first.inner_text()
    sample.goto(f"{HOST}/open/vote.html")
    sample.keyboard.press("Tab")
    sample.keyboard.press("Space")
    sample.keyboard.press("Tab")
    sample.keyboard.press("Space")
    for _ in range(5):
        sample.keyboard.press("Tab")
    sample.keyboard.type("wrong")
    sample.keyboard.press("Enter")
    assert sample.inner_text("#problems") == (
        "This is not a voting credential: a character is missing or wrong."
    )
    assert found_by_axe(sample) == []
    sample.focus("#credential")
    sample.keyboard.press("Control+A")
    sample.keyboard.type(credential)
    sample.keyboard.press("Enter")
    assert sample.evaluate("document.activeElement.id") == "review-title"
    assert sample.locator("#chosen > *").all_inner_texts() == [
        "Shall the branch affiliate to the federation?",
        "Yes",
        "Whom do you elect to the committee? (two seats)",
        "Ada",
    ]
    assert found_by_axe(sample) == []
    sample.keyboard.press("Tab")
    sample.keyboard.press("Enter")
    sample.wait_for_selector("#receipt:not([hidden])")
    assert sample.evaluate("document.activeElement.id") == "receipt-title"
    assert found_by_axe(sample) == []
    tracker = sample.inner_text("#receipt-tracker")
    sample.goto(f"{HOST}/open/check.html")
    sample.focus("#tracker")
    sample.keyboard.type(tracker)
    sample.keyboard.press("Enter")
    sample.wait_for_selector("#answer p")
    assert sample.evaluate("document.activeElement.id") == "answer"
    assert found_by_axe(sample) == []
