"""One browser a module, one page with storage of its own a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from moothall.cli.sample_ballot import write_sample_ballot
from tests.ballots.browser import opened_page, require_browser, served
from tests.ballots.elections import TIMESTAMP, seeded
from tests.chromium import opened_browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    require_browser()
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with opened_page(chromium) as opened:
        yield opened


@pytest.fixture
def sample(page: Page, tmp_path: Path) -> Page:
    """The sample ballot, served."""
    write_sample_ballot(tmp_path, entropy=seeded("sample"), timestamp=TIMESTAMP)
    served(page, tmp_path)
    return page
