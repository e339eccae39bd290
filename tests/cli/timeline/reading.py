"""Reads pages as a browser would: their words, links and addresses, and whether tags close."""

import json
import posixpath
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from moothall.cli.timeline.site import make_site
from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import Replay, replay
from tests.examples.retelling import Telling, federation
from tests.shelf import PAIR, RULEBOOKS, law_of

EMPTY = frozenset({"meta", "link", "br", "hr", "img", "input"})
CLOSES_ITSELF = frozenset({"path", "circle", "rect"})


@dataclass
class Page(HTMLParser):
    """A page that was read.

    Attributes:
        words: its text, tags left out.
        links: the targets of its links; anchors: its ids; tags: every tag that was opened.
        stray: what does not nest.
    """

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    tags: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    skipped: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if target := found.get("href"):
            self.links.append(target)
        if name := found.get("id"):
            if name in self.anchors:
                self.stray.append(f"id {name} twice")
            self.anchors.add(name)
        self.tags.append(tag)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in CLOSES_ITSELF:
            self.stray.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.stray.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.skipped.intersection(self.open):
            self.words.extend(data.split())

    @property
    def text(self) -> str:
        """Its words, one space between them."""
        return " ".join(self.words)


def read(text: str, *, skipping: frozenset[str] = frozenset()) -> Page:
    """Read a page or a part of one, leaving out the words within some tags."""
    page = Page(skipped=skipping)
    page.feed(text)
    page.close()
    return page


def part(text: str, start: str, end: str) -> str:
    """The part of a page from one mark to another."""
    return text[text.index(start) : text.index(end)]


def judged(telling: Telling, book: str) -> tuple[Replay, str]:
    """A history by a model rulebook, with the book's words."""
    law = law_of(book)
    told = json.dumps(telling.content).encode()
    words = (RULEBOOKS / book / "rulebook.md").read_text(encoding="utf-8")
    return replay(read_history(told, name="retold.yaml", law=law), law), words


def site_of(telling: Telling, *books: str) -> dict[str, str]:
    """The pages of a history."""
    return make_site([judged(telling, book) for book in books])


@cache
def shipped_site() -> dict[str, str]:
    """The pages of the shipped example by both model rulebooks."""
    return site_of(federation(), *PAIR)


def ruling(pages: dict[str, str], key: str, book: str = PAIR[0]) -> str:
    """The words of a ruling above the fold."""
    page = pages[f"{book}/rulings/{key}.html"]
    return read(part(page, "<article", '<div class="folds">')).text


def targets(path: str, page: Page) -> list[tuple[str, str]]:
    """Where the links of a page lead: file and anchor."""
    found = []
    for link in page.links:
        file, _, anchor = link.partition("#")
        here = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        found.append((here, anchor))
    return found
