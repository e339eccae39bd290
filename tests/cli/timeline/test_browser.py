"""A real browser: no barrier that axe can find, and everything reached by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.barriers import found_by_axe, pixels_too_wide
from tests.chromium import MILLISECONDS
from tests.cli.timeline.kinds import covering
from tests.cli.timeline.reading import shipped_site
from tests.shelf import DELEGATES

pytestmark = pytest.mark.browser

INDEXES = ("bodies.html", "clauses.html", "verdicts.html")
TELEPHONE, DESK = 360, 1280


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("timeline")
    for path, text in shipped_site().items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return place


def _opened(browser: Browser, folder: Path, path: str, *, width: int, dark: bool = False) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page.set_default_timeout(MILLISECONDS)
    page.goto((folder / path).as_uri())
    return page


def _barriers(page: Page) -> tuple[list[tuple[str, str]], int]:
    """What axe finds, everything unfolded; by how much the page is wider than the screen."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return found_by_axe(page), pixels_too_wide(page)


@pytest.mark.parametrize(
    ("width", "dark"),
    [(TELEPHONE, True), (DESK, False)],
    ids=["a telephone in the dark", "a desk by daylight"],
)
def test_axe_finds_no_barrier_in_anything_that_occurs_on_any_page(
    browser: Browser, folder: Path, *, width: int, dark: bool
) -> None:
    for path in covering(shipped_site()):
        page = _opened(browser, folder, path, width=width, dark=dark)
        assert (path, *_barriers(page)) == (path, [], 0)
        page.close()


@pytest.mark.parametrize(("width", "dark"), [(TELEPHONE, False), (DESK, True)])
def test_axe_finds_no_barrier_on_the_first_page_the_other_way_round(
    browser: Browser, folder: Path, *, width: int, dark: bool
) -> None:
    page = _opened(browser, folder, "index.html", width=width, dark=dark)

    assert _barriers(page) == ([], 0)
    page.close()


@pytest.mark.parametrize("name", INDEXES)
def test_on_a_telephone_an_index_is_a_few_screens_until_something_is_opened(
    browser: Browser, folder: Path, name: str
) -> None:
    page = _opened(browser, folder, f"{DELEGATES}/{name}", width=TELEPHONE)
    folded = page.evaluate("document.documentElement.scrollHeight")
    page.locator("summary").first.press("Enter")

    assert folded < 8 * 800
    assert page.locator("details.fold").first.get_attribute("open") is not None
    page.close()


def test_what_is_folded_on_the_screen_is_printed(browser: Browser, folder: Path) -> None:
    page = _opened(browser, folder, f"{DELEGATES}/verdicts.html", width=DESK)
    row = page.locator("details.fold table").first
    on_screen = row.is_visible()
    page.emulate_media(media="print")

    assert (on_screen, row.is_visible()) == (False, True)
    page.close()


def test_tab_reaches_the_marks_and_enter_opens_a_ruling(browser: Browser, folder: Path) -> None:
    page = _opened(browser, folder, "index.html", width=1280)
    for _ in range(30):
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if label.startswith("In order: "):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/rulings/*.html")

    assert label.startswith("In order: Local groups: ")
    assert page.locator("article.ruling h1").inner_text().startswith("Local groups: ")
    page.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    browser: Browser, folder: Path
) -> None:
    page = _opened(browser, folder, "index.html", width=1280)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_every_mark_is_at_least_24_pixels_wide_and_high(browser: Browser, folder: Path) -> None:
    page = _opened(browser, folder, "index.html", width=1280)
    sizes = page.eval_on_selector_all(
        ".mark .target",
        "marks => marks.map(mark => mark.getBoundingClientRect())"
        ".map(box => Math.min(box.width, box.height))",
    )

    assert len(sizes) > 66
    assert min(round(size, 1) for size in sizes) >= 24
    page.close()


def test_on_a_telephone_the_strip_is_a_list_by_date(browser: Browser, folder: Path) -> None:
    page = _opened(browser, folder, "index.html", width=360)

    assert not page.locator("svg.strip").is_visible()
    first = page.locator(".acts tbody tr").first.inner_text().split("\n")
    assert first[:2] == ["between June and September 2015", "Local groups: Body set up"]
    page.close()


def test_from_a_ruling_the_switch_leads_to_the_same_act_under_the_other_book(
    browser: Browser, folder: Path
) -> None:
    page = _opened(browser, folder, f"{DELEGATES}/rulings/E36.html", width=1280)
    page.get_by_role(
        "link", name="Rulebook of a federation governed by its members' ballots"
    ).click()
    page.wait_for_url("**/federation-omov/rulings/E36.html")

    assert page.locator("h1").inner_text() == "Steering Committee: Decision set aside"
    page.close()
