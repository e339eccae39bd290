"""Pages of one file, a count's and a proof's: by axe, on a telephone, on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from moothall.cli.main import main
from tests.barriers import found_by_axe, pixels_too_wide
from tests.chromium import MILLISECONDS
from tests.count.wards_at_hand import FOLDER
from tests.shelf import DELEGATES, EXAMPLES, RULEBOOKS

pytestmark = pytest.mark.browser
WARD = str(FOLDER / "edinburgh_2017_ward1.blt")
HISTORY = str(EXAMPLES / "branch.yaml")
BOOK = str(RULEBOOKS / DELEGATES / "rulebook.md")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("single")
    export = str(place / "export.tar")
    for words in (
        ["count", WARD, "--rule", "scottish-stv", "--transcript", str(place / "stages.html")],
        ["count", WARD, "--rule", "dhondt", "--transcript", str(place / "tallies.html")],
        ["replay", HISTORY, "--rulebook", BOOK, "--export", export],
        ["export", export, "--entry", "3", "--html", "--to", str(place / "proof.html")],
    ):
        assert main(words) == 0
    return place


def _opened(browser: Browser, page: Path, scheme: str) -> Page:
    opened = browser.new_page(
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    opened.set_default_timeout(MILLISECONDS)
    opened.goto(page.as_uri())
    return opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["stages", "tallies", "proof"])
def test_axe_finds_no_barrier_and_nothing_is_wider_than_a_small_screen(
    browser: Browser, folder: Path, name: str, scheme: str
) -> None:
    page = _opened(browser, folder / f"{name}.html", scheme)
    found, over = found_by_axe(page), pixels_too_wide(page)
    page.close()

    assert (found, over) == ([], 0)


def test_on_paper_the_table_and_the_picture_of_ten_stages_are_as_wide_as_the_sheet(
    browser: Browser, folder: Path
) -> None:
    page = _opened(browser, folder / "stages.html", "light")
    page.set_viewport_size({"width": 1016, "height": 700})  # A4 on its side, less its margins
    page.emulate_media(media="print")
    widths = page.eval_on_selector_all(
        ".scroll > *", "all => all.map(one => one.getBoundingClientRect().width)"
    )
    page.close()

    assert len(widths) == 2
    assert max(widths) <= 1016
