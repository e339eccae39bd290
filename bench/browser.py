"""Making a ballot in Chromium: the first one on a page, and those after it, in wall time."""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page
from tests.ballots.browser import BUNDLE, CHROMIUM, HOST, opened_browser, opened_page, served
from tests.ballots.elections import YES_NO, society

from moothall.cli.ballot_pages import Setting, write_pages

_FIRST = 5  # pages, each with a first ballot
_FURTHER = 5  # ballots on each page after it
_TIMED = """() => {
  const form = document.getElementById("ballot");
  form.addEventListener("submit", () => { window.begun = performance.now(); }, { capture: true });
  form.addEventListener("submit", () => { window.took = performance.now() - window.begun; });
}"""


def report() -> None:
    """Print milliseconds for one yes/no/abstain ballot in each group that has no rankings."""
    if CHROMIUM is None or not BUNDLE.exists():
        print("Chromium is not installed, or the pages are not built")
        return
    for group in ("Ed25519", "BELENIOS-2048"):
        with tempfile.TemporaryDirectory() as folder:
            _report_on(group, Path(folder))


def _report_on(group: str, folder: Path) -> None:
    made = society(YES_NO, group=group)
    write_pages(folder, Setting(election=made.election.raw, box_name="box.bel", notice=""))
    first: list[float] = []
    further: list[float] = []
    with opened_browser() as browser:
        for _ in range(_FIRST):
            with opened_page(browser) as page:
                served(page, folder)
                one, *others = _made(page, made.credentials[0])
                first.append(one)
                further += others
    for what, took in (("the first", first), ("one after it", further)):
        figures = f"median {statistics.median(took):.0f} ms, longest {max(took):.0f} ms"
        print(f"{group:16}{what:16}{figures}")


def _made(page: Page, credential: str) -> list[float]:
    page.goto(f"{HOST}/vote.html")
    page.get_by_label("Yes", exact=True).first.check()
    page.fill("#credential", credential)
    page.evaluate(_TIMED)
    took = []
    for _ in range(1 + _FURTHER):
        page.click("text=Encrypt my vote")
        took.append(float(page.evaluate("window.took")))
        page.click("text=Change it")
        page.fill("#credential", credential)
    return took
