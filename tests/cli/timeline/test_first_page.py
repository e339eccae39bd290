"""The first page: a sentence with the numbers counted, and what hangs on the choice of book."""

import json

import pytest

from moothall.cli.timeline.cases import cases_of
from moothall.cli.timeline.headline import say_span_of
from moothall.cli.timeline.site import make_site
from moothall.cli.timeline.volumes import bind
from moothall.proceedings.history.reading import read_history
from moothall.proceedings.replay import replay
from tests.cli.timeline.reading import judged, part, read, shipped_site
from tests.examples.retelling import federation
from tests.shelf import DELEGATES, OMOV, RULEBOOKS, law_of


def test_its_sentence_counts_the_acts_under_both_books() -> None:
    page = shipped_site()["index.html"]

    assert read(part(page, '<h1 class="headline">', '<div class="tallies"')).text == (
        "In some 17 months this organisation did, or left undone, 65 things that the account "
        "tells of. "
        "By a rulebook it could have had, 25 were out of order, 9 in order, 20 cannot be known, "
        "and on 11 no clause bears. "
        "Under the other rulebook, 28 were out of order, 9 in order, 17 cannot be known, and on 11 "
        "no clause bears. See which. Counted apart: 1 thing planned and never done."
    )


def test_the_other_books_page_has_the_same_sentences_the_other_way_round() -> None:
    page = shipped_site()[f"{OMOV}/index.html"]

    assert read(part(page, '<div class="lede">', '<div class="tallies"')).text == (
        "By a rulebook it could have had, 28 were out of order, 9 in order, 17 cannot be known, "
        "and on 11 no clause bears. "
        "Under the other rulebook, 25 were out of order, 9 in order, 20 cannot be known, and on 11 "
        "no clause bears. See which. Counted apart: 1 thing planned and never done."
    )


def test_a_picture_sets_the_numbers_of_both_books_one_above_the_other() -> None:
    page = shipped_site()["index.html"]

    assert read(part(page, '<div class="tallies"', '<section class="picture"')).text == (
        "Rulebook of a federation governed by delegates 25 20 9 11 "
        "Rulebook of a federation governed by its members' ballots 28 17 9 11 "
        "out of order undecided in order no clause bears on this"
    )


def test_what_hangs_on_the_choice_is_shown_without_a_comment() -> None:
    page = shipped_site()["which.html"]
    parting = read(part(page, '<h2 id="parting">', '<h2 id="both">')).text

    assert parting.startswith("Where the books part: 3 Acts on which the two books differ Act ")
    assert (
        "May 2016 National Committee: Decision taken The National Committee votes overwhelmingly "
        "for a left remain position on the EU. "
        "Undecided . It is not known how many were present or how the votes were divided. "
        "Out of order . It rests on no decision of the members."
    ) in parting


def test_what_was_owed_is_certain_or_folded_with_a_count() -> None:
    page = read(shipped_site()[f"{DELEGATES}/owed.html"]).text

    assert "Certain: 6 " in page
    assert "Possible: 30 " in page
    assert "Show the 30 that may have lapsed" in page
    assert (
        "by 12 June 2016 Channels and data of the Youth and Students committee not handed over "
        "Owed to the Youth and Students committee by those who hold its channels and data. "
        "asked by clause 3.3 ; reported as E25"
    ) in page


def test_a_history_of_nothing_says_so() -> None:
    law = law_of(DELEGATES)
    history = read_history(b"title: A history\nevents: []\n", name="told.yaml", law=law)
    words = (RULEBOOKS / DELEGATES / "rulebook.md").read_text(encoding="utf-8")
    pages = make_site([(replay(history, law), words)])

    assert "The account tells of nothing that this organisation did." in pages["index.html"]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2016-01-01", "2016-01-12"), "In some 11 days"),
        (("2016-01-01", "2016-06-30"), "In some 5 months"),
        (("2015-06-01", "2016-06-20"), "In just over a year"),
        (("2010-01-01", "2016-06-20"), "In some 6 years"),
    ],
)
def test_how_long_a_history_is_is_said_as_people_do(dates: tuple[str, str], said: str) -> None:
    events = [
        {"id": f"E{day}", "when": day, "who": "members", "what": "They met.", "acts": [_MET]}
        for day in dates
    ]
    law = law_of(DELEGATES)
    content = json.dumps({"title": "A history", "events": events}).encode()
    replayed = replay(read_history(content, name="told.yaml", law=law), law)

    assert say_span_of(replayed, cases_of(replayed)) == said


_MET = {"act": "meeting.hold"}


def test_what_others_owed_to_a_body_is_no_mark_in_that_bodys_row() -> None:
    volume = bind([judged(federation(), DELEGATES)])[0]
    rows = {row.name: [mark.case or mark.due for mark in row.marks] for row in volume.strip.rows}
    report = next(case for case in volume.cases if case.key == "E25")
    due = next(one for one in volume.dues if one.report is report)

    assert report not in rows["Youth and Students committee"]
    assert due not in rows["Youth and Students committee"]
    assert report in rows["Not said who"]
    assert due in rows["Not said who"]
