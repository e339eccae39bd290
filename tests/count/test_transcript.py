"""Golden transcripts of real wards; their totals are those of the returning officers.

That the totals are right is tested in test_scottish_stv_2011; here every word and number is held.
A missing file fails. After a change: make accept CASE=tests/count/golden/NAME; read the diff.
"""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from moothall.count import papers_from
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.shown import flows, page, text
from tests.count.goldens import GOLDENS, ROOT, counted
from tests.count.wards_at_hand import OFFICIAL


@pytest.mark.parametrize("name", GOLDENS)
def test_the_transcript_is_as_accepted(name: str) -> None:
    assert GOLDENS[name]() == (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_text_can_be_added_up_by_hand(name: str) -> None:
    """Every line 'papers x value = votes to someone' is true, and they make the next totals."""
    stage = {"candidate": 0}
    for line in text.transcript(counted(name)).splitlines():
        words = line.split()
        if " x " in line and " = " in line and " to " in line:
            papers, value, votes = int(words[0]), parts(words[2]), parts(words[4])
            assert papers * value == votes
            stage["candidate"] += 1
    assert stage["candidate"] > 10


def parts(decimal: str) -> int:
    whole, five = decimal.split(".")
    assert len(five) == 5
    return int(whole) * 100_000 + int(five)


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_picture_is_well_formed_and_says_who_is_elected(name: str) -> None:
    result = counted(name)
    picture = ET.fromstring(flows.picture(result))  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    described = picture.findtext(f"{space}desc") or ""
    for one in result.elected:
        assert f"{one.name} at stage {one.stage}" in described
    assert len(picture.findall(f"{space}path")) > len(result.stages)


def test_names_cannot_break_the_page_or_the_picture() -> None:
    papers = papers_from(
        [(1, 2), (2,)], candidates=['<b>"A"&</b>', "</title><script>"], seats=1, weights=[3, 2]
    )
    result = count(papers, seats=1, lots=())
    shown = Tags()
    shown.feed(page.page(result))
    assert not {"b", "script"} & set(shown.met)
    ET.fromstring(flows.picture(result))  # noqa: S314 - our own picture


class Tags(HTMLParser):
    """Which elements a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append(tag)


def test_a_notebook_shows_the_table() -> None:
    result = counted("shetland_2017_ward4")
    assert result._repr_html_() == page.table(result)
