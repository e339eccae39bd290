"""The ballots' pages, opened in a browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import moothall
from tests.chromium import MILLISECONDS, require_chromium

BUNDLE = Path(moothall.__file__).parent / "frontend" / "manifest.json"
HOST = "http://ballots.test"


def require_browser() -> None:
    require_chromium()
    if not BUNDLE.exists():
        missing = "the pages are not built: make src/moothall/frontend/manifest.json"
        if os.environ.get("MOOTHALL_NOTHING_MAY_BE_SKIPPED"):
            pytest.fail(f"{missing}, and nothing may be skipped")
        pytest.skip(missing)


@contextmanager
def opened_page(browser: Browser) -> Iterator[Page]:
    """A page with storage of its own that reaches nothing but what `served` gives it."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(MILLISECONDS)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    if complaints:
        pytest.fail(f"the page stumbled: {complaints}")


def served(page: Page, folder: Path) -> None:
    """Answer the page's requests out of a folder, as a static host would."""

    def answer(route: Route) -> None:
        path = folder / route.request.url.removeprefix(f"{HOST}/")
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404, body="")

    page.route(f"{HOST}/**", answer)


def saved(page: Page, link: str) -> Path:
    """Click a link that saves a file; give where it went."""
    with page.expect_download() as download:
        page.click(link)
    return Path(download.value.path())
