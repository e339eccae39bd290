"""A few pages in which everything occurs that occurs in any of them."""

from html.parser import HTMLParser
from typing import TypeAlias

Kind: TypeAlias = tuple[str, str, str, frozenset[str]]
_ALWAYS = frozenset({"index.html", "which.html"})
_EMPTY = frozenset({"meta", "link", "br", "hr", "img", "input"})


class _Kinds(HTMLParser):
    """Collects of each element its parent, its tag, its classes and which attributes it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[Kind] = set()
        self._open: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        self.found.add((self._open[-1], tag, classes, frozenset(name for name, _ in attrs)))


def kinds_of(text: str) -> set[Kind]:
    """Every kind of element of a page."""
    reader = _Kinds()
    reader.feed(text)
    reader.close()
    return reader.found


def covering(pages: dict[str, str]) -> tuple[str, ...]:
    """Pages that together have every kind of element that any page has, the richest first."""
    kinds = {path: kinds_of(text) for path, text in pages.items() if path.endswith(".html")}
    chosen = [path for path in sorted(kinds) if path in _ALWAYS]
    missing = set().union(*kinds.values())
    for path in chosen:
        missing -= kinds[path]
    while missing:
        richest = max(sorted(kinds), key=lambda path: len(kinds[path] & missing))
        chosen.append(richest)
        missing -= kinds[richest]
    return tuple(chosen)
