"""The pages hold together: every link leads somewhere, every tag closes, nothing is run."""

import re

import pytest

from tests.cli.timeline.reading import read, shipped_site, site_of, targets
from tests.examples.retelling import Telling, federation
from tests.shelf import DELEGATES, OMOV, PAIR

HOSTILE = "<script>alert('1')</script><img src=x onerror=alert(2)>\"' &amp;"


def _pages(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".html")}


def _hostile() -> Telling:
    told = federation().stating("E34", what=HOSTILE, page=HOSTILE, reason_given=HOSTILE)
    told = told.stating("E35", id="../../<b>E35</b>").stating("E36", id="e34")
    for body in told.content["bodies"]:
        body["name"] = f"{HOSTILE} {body['name']}"
        body["note"] = HOSTILE
    return told


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there() -> None:
    files = shipped_site()
    anchors = {path: read(text).anchors for path, text in _pages(files).items()}
    dead = [
        (path, target, anchor)
        for path, text in _pages(files).items()
        for target, anchor in targets(path, read(text))
        if target not in files or (anchor and anchor not in anchors[target])
    ]

    assert dead == []


@pytest.mark.parametrize("telling", [federation(), _hostile()], ids=["shipped", "hostile"])
def test_every_tag_closes_and_no_id_stands_twice(telling: Telling) -> None:
    for path, text in _pages(site_of(telling, *PAIR)).items():
        page = read(text)
        assert (path, page.stray, page.open) == (path, [], [])


def test_what_a_history_says_is_shown_and_never_run() -> None:
    for path, text in _pages(site_of(_hostile(), *PAIR)).items():
        page = read(text)
        assert not {"script", "img", "b"}.intersection(page.tags), path
        assert not re.search(r"<[^>]* on\w+=", re.sub(r'"[^"]*"', '""', text)), path

    shown = read(site_of(_hostile(), DELEGATES)[f"{DELEGATES}/rulings/E34.html"]).text
    assert "<script>alert('1')</script><img src=x onerror=alert(2)>" in shown


def test_no_page_needs_a_script_or_another_host() -> None:
    for path, text in _pages(shipped_site()).items():
        page = read(text)
        assert "script" not in page.tags, path
        assert not [link for link in page.links if ":" in link or link.startswith("/")], path
    assert "url(" not in shipped_site()["style.css"]
    assert "@import" not in shipped_site()["style.css"]


def test_addresses_stay_within_the_folder_and_differ_on_any_file_system() -> None:
    paths = list(site_of(_hostile(), *PAIR))

    assert all(re.fullmatch(r"[A-Za-z0-9_/.-]+", path) and ".." not in path for path in paths)
    assert len({path.casefold() for path in paths}) == len(paths)


def test_every_page_says_that_the_book_is_a_yardstick_and_names_the_source() -> None:
    for path, text in _pages(shipped_site()).items():
        words = read(text).text
        assert "A yardstick: neither rulebook was in force when these things happened." in words
        assert "Source: one side's account ( in full )." in words, path
        assert "the page 'Momentum democracy: the story so far' (S)" in words, path


def test_one_book_alone_has_no_switch_and_no_comparison() -> None:
    files = site_of(federation(), DELEGATES)
    words = read(files["index.html"]).text

    assert "which.html" not in files
    assert "A yardstick: this rulebook was not in force when these things happened." in words
    assert "Under the other rulebook" not in words


def test_under_another_book_each_mark_keeps_its_place() -> None:
    files = shipped_site()
    places = [
        re.findall(
            r'rulings/(\S+)\.html" aria-label.*?class="target" x="(\S+)" y="(\S+)"', page, re.DOTALL
        )
        for page in (files["index.html"], files[f"{OMOV}/index.html"])
    ]

    assert len(places[0]) == 66
    assert places[0] == places[1]


def test_a_corner_marks_just_the_acts_on_which_the_books_part() -> None:
    for book, other in ((DELEGATES, "index.html"), (OMOV, f"{OMOV}/index.html")):
        page = shipped_site()[other]
        marks = page.split('<a href="')[1:]
        marked = sorted(
            mark.partition('"')[0].rpartition("/")[2]
            for mark in marks
            if 'class="parting"' in mark.partition("</a>")[0]
        )

        assert (book, marked) == (book, ["E12.html", "E21.html", "E23.html"])


def test_a_row_of_the_list_names_the_clauses_and_where_the_other_book_parts() -> None:
    page = read(shipped_site()["index.html"]).text

    assert "In order. It was for the members or the local groups to do this. Clause 1.2." in page
    assert (
        "It is not known how many were present or how the votes were divided. Clauses 5.10, "
        "5.11. By the other rulebook: out of order."
    ) in page


def test_every_mark_and_every_row_of_the_list_lead_to_a_ruling() -> None:
    links = [link for link in read(shipped_site()["index.html"]).links if "/rulings/" in link]

    assert len(links) == 2 * 66
    assert len(set(links)) == 66


def test_the_cover_of_the_book_says_how_much_the_machine_judges() -> None:
    words = read(shipped_site()[f"{DELEGATES}/book.html"]).text

    assert (
        "52 of 76 clauses can decide about an act or make something owed, and the machine judges "
        "by them; 3 more only say what there is; the others are words that people read."
    ) in words


def test_a_book_is_shown_with_the_source_of_its_blocks() -> None:
    words = read(shipped_site()[f"{DELEGATES}/book.html"]).text

    assert 'unless = { notice = ">= 48 hours", consent = ">= 2/3 of seats" }' in words
