"""A real browser: no barrier that axe can find, and everything reached by keyboard."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cli.timeline.reading import shipped_site
from tests.shelf import DELEGATES

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = ("index.html", f"{DELEGATES}/rulings/E34.html", f"{DELEGATES}/book.html")
OTHERS = (
    f"{DELEGATES}/rulings/E33-2.html",
    f"{DELEGATES}/rulings/E40.html",
    f"{DELEGATES}/verdicts.html",
    f"{DELEGATES}/owed.html",
    "which.html",
)
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = "Debian's Chromium is not there: apt-get install chromium"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


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
    page.goto((folder / path).as_uri())
    return page


def _barriers(page: Page) -> tuple[list[tuple[str, str]], int]:
    """What axe finds, and by how much the page is wider than the screen."""
    violations = Axe().run(page).response["violations"]
    over: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [(one["id"], one["nodes"][0]["html"]) for one in violations], over


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_and_nothing_is_wider_than_the_screen(
    browser: Browser, folder: Path, *, width: int, dark: bool
) -> None:
    for path in PAGES:
        page = _opened(browser, folder, path, width=width, dark=dark)
        assert (path, *_barriers(page)) == (path, [], 0)
        page.close()


def test_axe_finds_no_barrier_on_the_other_kinds_of_page(browser: Browser, folder: Path) -> None:
    for path in OTHERS:
        page = _opened(browser, folder, path, width=360)
        assert (path, *_barriers(page)) == (path, [], 0)
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
