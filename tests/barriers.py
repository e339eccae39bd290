"""What bars somebody from a page: what axe finds there, and what a small screen does not show."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# All that axe knows of WCAG 2.2 AA, and its advice beside it.
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def found_by_axe(page: Page) -> list[tuple[str, str]]:
    """Each rule that is broken, and the first element that breaks it."""
    violations = Axe().run(page, options=_RULES).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in violations]


def pixels_too_wide(page: Page) -> int:
    """By how much the page is wider than the screen."""
    over: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return over
