"""One browser a module that looks at pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import opened_browser, require_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    require_chromium()
    with opened_browser() as started:
        yield started
