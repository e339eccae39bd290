"""The page of a count says everything that the text says, the answer first."""

import html
import re

import pytest

from moothall.count.ron import Ron, RonTakes
from moothall.count.rules.irish_stv_1992 import count as count_irish
from moothall.count.rules.meek import count as count_meek
from moothall.count.rules.plurality import count_block_vote
from moothall.count.rules.scottish_stv_2011 import count
from moothall.count.shown import flows, page, tallied, text
from tests.count.small_polls import poll
from tests.count.wards_at_hand import ward

WARD = ward("shetland_2017_ward4")


def words(shown: str) -> str:
    """What is read on a page, without its marks and its look."""
    body = shown[shown.index("<body>") :]
    return html.unescape(re.sub(r"<[^>]+>", " ", body))


def test_the_elected_come_before_the_table_and_the_choices() -> None:
    shown = page.page(count(WARD, seats=3, lots=()))
    first = words(shown).index("Ian Scott, stage 4")
    assert first < words(shown).index("Votes at the end of each stage")


def test_nominations_that_are_re_opened_are_named() -> None:
    papers = poll({"4": 9, "1": 3}, seats=2)
    ron = Ron(candidate=4, takes=RonTakes.SEATS_LEFT)
    shown = words(page.page(count(papers, seats=2, lots=(), ron=ron)))
    assert "Nominations are re-opened for seats: 2" in shown


def test_keep_factors_are_on_the_page_as_in_the_text() -> None:
    result = count_meek(WARD, seats=3, lots=())
    said = re.findall(r"\S+ keeps \S+ of each vote", text.transcript(result))
    assert said
    for line in said:
        assert line in words(page.page(result))


def test_every_head_of_the_table_leads_to_its_stage() -> None:
    shown = page.page(count(WARD, seats=3, lots=()))
    heads = re.findall(r'href="#(stage-\d+)"', shown)
    assert (
        heads == re.findall(r'<h3 id="(stage-\d+)"', shown) == [f"stage-{n}" for n in range(1, 5)]
    )


@pytest.mark.parametrize(
    "shown",
    [
        page.page(count(WARD, seats=3, lots=())),
        tallied.page(count_block_vote(WARD, seats=3, lots=())),
    ],
)
def test_a_page_suits_small_screens_and_dark_ones(shown: str) -> None:
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in shown
    assert "prefers-color-scheme: dark" in shown


def test_long_names_stay_within_the_picture() -> None:
    papers = poll({"1 2": 3, "2": 1}, seats=1, candidates=2)
    long = papers.__class__(
        candidates=("A" * 200, "Bob"), seats=1, rankings=papers.rankings, weights=papers.weights
    )
    shown = flows.picture(count(long, seats=1, lots=()))
    drawn = re.findall(r'<text x="([\d.]+)"[^>]*>([^<]*)</text>', shown)
    names = [(float(x), said) for x, said in drawn if said.startswith("A")]
    assert {said for _, said in names} == {"A" * 39 + "…"}
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', shown)[0])
    assert all(x > 6.6 * 40 or x + 6.6 * 40 < width for x, _ in names)
    assert "A" * 200 in shown


def test_the_picture_names_no_one_candidate_where_several_are_excluded() -> None:
    papers = poll({"1": 45, "2": 44, "3 1": 3, "4 2": 2}, seats=1)
    result = count_irish(papers, seats=1, lots=())
    assert result.stages[1].givers == (3, 4)
    shown = flows.picture(result)
    assert re.findall(r">([^<]*)</text>", shown)[1:3] == ["2. Excluded", "2 together"]
