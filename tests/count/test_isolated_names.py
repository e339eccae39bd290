"""Names from right to left in what a count shows: a mark before each and one after it."""

import pytest

from moothall.count import papers_from
from moothall.count.rules import scottish_stv_2011
from moothall.count.rules.plurality import count_first_past_the_post
from moothall.count.shown import flows, page, tallied, text
from moothall.count.shown.isolating import isolated

DANA, NADIA, ALICE = "דנה כהן", 'نادية "ن"', "Alice"
PAPERS = papers_from(
    [(1, 3), (1,), (2,), (3, 1)], candidates=[DANA, NADIA, ALICE], seats=2, weights=[3, 2, 1, 2]
)
STAGED = scottish_stv_2011.count(PAPERS, seats=2, lots=())
TALLIED = count_first_past_the_post(PAPERS, seats=1, lots=())
SHOWN = {
    "brief": text.brief(STAGED),
    "transcript": text.transcript(STAGED),
    "page": page.page(STAGED),
    "picture": flows.picture(STAGED),
    "tallied text": tallied.text(TALLIED),
    "tallied page": tallied.page(TALLIED),
}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_each_stands_between_its_marks(shown: str) -> None:
    assert shown.count(DANA) == shown.count(f"\u2068{DANA}\u2069") > 0
    nadia = 'نادية "ن"' if "<" not in shown else "نادية &quot;ن&quot;"
    assert shown.count(nadia) == shown.count(f"\u2068{nadia}\u2069")
    assert "\u2068" + ALICE not in shown


def test_the_line_of_an_elected_candidate_reads_in_order() -> None:
    assert f"Elected at stage 1: \u2068{DANA}\u2069 (1)\n" in SHOWN["brief"]


def test_a_name_within_another_or_within_a_word_is_left() -> None:
    assert isolated("אב גד, אב, אבג", ["אב", "אב גד"]) == ("\u2068אב גד\u2069, \u2068אב\u2069, אבג")


def test_marks_are_set_once_and_only_where_needed() -> None:
    once = isolated("אב (1)", ["אב"])
    assert isolated(once, ["אב"]) == once
    assert isolated("Zoë (1)", ["Zoë"]) == "Zoë (1)"
