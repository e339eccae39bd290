"""Every link of every document leads somewhere, and every file that a document names is there."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.shelf import ROOT

PLACES = ("docs", "examples", "rulebooks", "tests", "src", "frontend/src", "bench")
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in chain(ROOT.glob("*.md"), *((ROOT / place).rglob("*.md") for place in PLACES))
    if "bad" not in path.parts  # books that are wrong on purpose
)
# Written in a document as the name of one of our files, perhaps with a function or a line after it.
NAMED = re.compile(rf"(?:{'|'.join(PLACES)})/[\w./-]*\w/?")


@cache
def tokens(document: str) -> tuple[Token, ...]:
    parsed = MarkdownIt("commonmark").enable("table").parse((ROOT / document).read_text("utf-8"))
    return tuple(chain(parsed, *(one.children or () for one in parsed)))


@cache
def anchors(document: str) -> frozenset[str]:
    """What a heading is called in an address, as the usual hosts of repositories make it."""
    found = tokens(document)
    headings = (after.content for one, after in pairwise(found) if one.type == "heading_open")
    return frozenset(re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings)


def links(document: str) -> Iterator[str]:
    for token in tokens(document):
        address = token.attrs.get("href") or token.attrs.get("src")
        if address and not re.match(r"[a-z]+:", str(address)):
            yield unquote(str(address))


def leads_nowhere(document: str, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = ((ROOT / document).parent / name).resolve() if name else ROOT / document
    if not target.is_relative_to(ROOT) or not target.exists():
        return True
    return bool(anchor) and anchor not in anchors(target.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    assert [link for link in links(document) if leads_nowhere(document, link)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_is_there(document: str) -> None:
    named = (one.content for one in tokens(document) if one.type == "code_inline")
    paths = (path for path in named if NAMED.fullmatch(path))
    missing = [
        path for path in paths if not (ROOT / path).exists() and not list(ROOT.glob(f"{path}*"))
    ]
    assert missing == []


def test_links_and_headings_are_found_at_all() -> None:
    assert "docs/guide/counting.md" in links("README.md")
    assert "../decisions/0036-the-order-of-papers-in-ireland.md" in links("docs/guide/counting.md")
    assert "you-are-a-court-or-its-expert" in anchors("docs/guide/check-the-record.md")
    assert leads_nowhere("README.md", "docs/none.md")
    assert leads_nowhere("README.md", "docs/glossary.md#none")


def test_whoever_reads_the_list_of_decisions_finds_each_number_once() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    headings = [path.read_text("utf-8").partition(". ")[0] for path in decisions]

    assert len(numbers) == len(set(numbers))
    assert headings == [f"# {number}" for number in numbers]
